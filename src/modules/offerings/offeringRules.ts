import { Problems } from "../../kernel/DomainError.js";
import { checkLine, checkName, checkNotNull, checkText, checkUrl } from "../../kernel/textRules.js";
import type { OfferedSkill } from "./offeringParts.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";

/** What may be said about an offering; undefined means that nothing is said. */
export interface OfferingDetails {
  readonly partnerId?: string | undefined;
  readonly serviceAreaId?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly supportLevel?: SupportLevel | undefined;
  readonly assurance?: string | null | undefined;
  readonly evidenceUrl?: string | null | undefined;
  readonly statedOn?: string | undefined;
  readonly expiresOn?: string | null | undefined;
  readonly calendarId?: string | null | undefined;
  readonly roundTheClock?: boolean | undefined;
  readonly skills?: readonly OfferedSkill[] | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself; `today` is the date in UTC. */
export function checkOffering(details: OfferingDetails, today: string): void {
  const { name, description, assurance, evidenceUrl, statedOn } = details;
  const problems = new Problems();
  checkNotNull(problems, details, [
    "id",
    "expectedVersion",
    "partnerId",
    "serviceAreaId",
    "supportLevel",
    "statedOn",
    "externalReferences",
    "roundTheClock",
    "skills",
  ]);
  checkName(problems, "name", name);
  checkText(problems, "description", description);
  checkLine(problems, "assurance", assurance);
  checkUrl(problems, "evidenceUrl", evidenceUrl);
  problems.unless(!statedOn || statedOn <= today, "statedOn", "This day has not come yet.");
  const { expiresOn, roundTheClock, calendarId } = details;
  const lasts = !expiresOn || !statedOn || expiresOn >= statedOn;
  problems.unless(lasts, "expiresOn", "It cannot expire before it is stated.");
  const oneClock = roundTheClock !== true || typeof calendarId !== "string";
  problems.unless(oneClock, "calendarId", "What is offered round the clock has no calendar.");
  problems.throwIfAny();
}
