import type { Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { checkNotNull, checkName, checkUrl } from "../../kernel/textRules.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import { ProofState } from "./ProofState.js";

/** What of a proof says how far it reaches. */
export interface ProofFacts {
  readonly supportLevel: SupportLevel;
  readonly provedOn: Day;
  readonly expiresOn: Day | null;
  readonly withdrawn: boolean;
}

/** What of an offering says how far it is proved. */
export interface ClaimFacts {
  readonly supportLevel: SupportLevel;
  readonly expiresOn: Day | null;
  /** The first day on which it is not offered. */
  readonly withdrawnOn: Day | null;
  readonly proofs: readonly ProofFacts[];
}

const holds = ({ provedOn, expiresOn, withdrawn }: ProofFacts, asOf: Day): boolean =>
  !withdrawn && provedOn <= asOf && (expiresOn === null || asOf <= expiresOn);

/** The highest support level that is proved on a day; null where nothing is. Levels are in order as texts, L0 to L4. */
export const provenUpTo = (proofs: readonly ProofFacts[], asOf: Day): SupportLevel | null =>
  proofs
    .filter((proof) => holds(proof, asOf))
    .map(({ supportLevel }) => supportLevel)
    .reduce<SupportLevel | null>((best, each) => (best === null || each > best ? each : best), null);

/** How far an offering is proved on a day. */
export function proofStateAt(
  { supportLevel, expiresOn, withdrawnOn, proofs }: ClaimFacts,
  asOf: Day,
): ProofState {
  if (withdrawnOn !== null && withdrawnOn <= asOf) return ProofState.WITHDRAWN;
  if (expiresOn !== null && expiresOn < asOf) return ProofState.EXPIRED;
  const proven = provenUpTo(proofs, asOf);
  if (proven !== null) return proven >= supportLevel ? ProofState.PROVEN : ProofState.PARTLY_PROVEN;
  const before = proofs.some(({ provedOn, withdrawn }) => !withdrawn && provedOn <= asOf);
  return before ? ProofState.PROOF_EXPIRED : ProofState.CLAIMED;
}

/** What is said of a proof. */
export interface ProofDetails {
  readonly title: string;
  readonly url?: string | null | undefined;
  readonly provedOn: Day;
  readonly expiresOn?: Day | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkProof(details: ProofDetails, today: Day): void {
  const { title, url, provedOn, expiresOn } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["id"]);
  checkName(problems, "title", title);
  checkUrl(problems, "url", url);
  problems.unless(provedOn <= today, "provedOn", "This day has not come yet.");
  const lasts = typeof expiresOn !== "string" || expiresOn >= provedOn;
  problems.unless(lasts, "expiresOn", "It cannot expire before it is proved.");
  problems.throwIfAny();
}
