import { Problems } from "../../kernel/DomainError.js";
import { checkName, checkNotNull, checkText, checkUrl } from "../../kernel/textRules.js";
import type { PartnerStage } from "./PartnerStage.js";
import { FIRST_STAGES } from "./stageRules.js";
import type { PartnerRole, PartnerSegment } from "./Partner.js";

/** What may be said about a partner; undefined means that nothing is said. */
export interface PartnerDetails {
  readonly name?: string | undefined;
  readonly roles?: readonly PartnerRole[] | undefined;
  readonly segment?: PartnerSegment | null | undefined;
  readonly website?: string | null | undefined;
  readonly parentId?: string | null | undefined;
  /** Of a new partner alone. */
  readonly stage?: PartnerStage | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkPartner(details: PartnerDetails): void {
  const problems = new Problems();
  checkNotNull(problems, details, ["name", "roles", "stage", "externalReferences"]);
  checkName(problems, "name", details.name);
  checkUrl(problems, "website", details.website);
  const { roles, stage } = details;
  problems.unless(new Set(roles).size === (roles?.length ?? 0), "roles", "A role is named twice.");
  const first = stage === undefined || FIRST_STAGES.includes(stage);
  problems.unless(first, "stage", `A new partner is ${FIRST_STAGES.join(", ")}.`);
  problems.throwIfAny();
}

/** What may be said about a contact; undefined means that nothing is said. */
export interface ContactDetails {
  readonly name?: string | undefined;
  readonly title?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly verifiedOn?: string | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself; `today` is the date in UTC. */
export function checkContact(details: ContactDetails, today: string): void {
  const problems = new Problems();
  checkNotNull(problems, details, ["id", "expectedVersion", "name", "externalReferences"]);
  checkName(problems, "name", details.name);
  checkText(problems, "title", details.title);
  const { email, phone, verifiedOn } = details;
  problems.unless(!email || /^[^\s@]+@[^\s@]+$/.test(email), "email", "This is not an e-mail address.");
  problems.unless(!phone || /^\+?[\d\s().-]{3,40}$/.test(phone), "phone", "This is not a telephone number.");
  problems.unless(!verifiedOn || verifiedOn <= today, "verifiedOn", "This day has not come yet.");
  problems.throwIfAny();
}
