import type { ContactDraft, EscalationStepDraft } from "../drafts.js";
import type { RecordMapping } from "./mappingSchema.js";
import { partnerDraft, serviceAreaDraft, type RowContext } from "./nestedDrafts.js";
import { stated } from "./stated.js";
import { SEVERITIES, SUPPORT_LEVELS } from "./words.js";

type MappingOf<Noun> = Extract<RecordMapping, { noun: Noun }>;

/**
 * What a row says of a person at a partner.
 * @throws RowProblem for the first field that cannot be read, or is needed and empty.
 */
export function contactDraft(context: RowContext, mapping: MappingOf<"contact">): ContactDraft {
  const { reader, observedOn } = context;
  return stated({
    noun: "contact" as const,
    partner: partnerDraft(context, mapping.partner, "partner."),
    name: reader.needed("name", reader.text("name", mapping.name)),
    title: reader.text("title", mapping.title),
    email: reader.text("email", mapping.email),
    phone: reader.text("phone", mapping.phone),
    verifiedOn: reader.day("verifiedOn", mapping.verifiedOn),
    observedOn,
  });
}

/** What a row says of a step of an escalation path. Errors as for contactDraft. */
export function escalationStepDraft(
  context: RowContext,
  mapping: MappingOf<"escalationStep">,
): EscalationStepDraft {
  const { reader, observedOn } = context;
  // A list of steps calls teams in some rows, and then names no partner there.
  const named =
    reader.text("partner.name", mapping.partner?.name) === undefined ? undefined : mapping.partner;
  return stated({
    noun: "escalationStep" as const,
    serviceArea: serviceAreaDraft(context, mapping.serviceArea, "serviceArea."),
    severity: reader.needed("severity", reader.word("severity", mapping.severity, SEVERITIES)),
    position: reader.needed("position", reader.whole("position", mapping.position)),
    team: reader.text("team", mapping.team),
    partner: named && partnerDraft(context, named, "partner."),
    contact: reader.text("contact", mapping.contact),
    deputy: reader.text("deputy", mapping.deputy),
    contract: reader.text("contract", mapping.contract),
    supportLevel: reader.needed(
      "supportLevel",
      reader.word("supportLevel", mapping.supportLevel, SUPPORT_LEVELS),
    ),
    delayMinutes: reader.whole("delayMinutes", mapping.delayMinutes),
    attempts: reader.whole("attempts", mapping.attempts),
    observedOn,
  });
}
