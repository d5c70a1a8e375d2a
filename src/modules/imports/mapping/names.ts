import { normaliseName } from "../../../kernel/textRules.js";
import { normalisePartnerName } from "../../partners/partnerNameRules.js";

interface Named {
  readonly noun?: unknown;
  readonly name?: unknown;
}

/** A record's name as far as it tells records apart: by the rules of its noun. */
export function plainName({ noun, name }: Named): string {
  const given = String(name);
  return noun === "partner" ? normalisePartnerName(given) : normaliseName(given);
}

/** Whether two statements name the same record, in whatever spelling. */
export const sameName = (a: Named, b: Named): boolean => plainName(a) === plainName(b);
