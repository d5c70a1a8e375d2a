import { Problems } from "../../kernel/DomainError.js";
import { checkText } from "../../kernel/textRules.js";
import { PartnerStage } from "./PartnerStage.js";

/** From which stages a partner can come to each; only what is new can be said to be a prospect. */
const FROM: { readonly [To in PartnerStage]: readonly PartnerStage[] } = {
  PROSPECT: [],
  ONBOARDING: [PartnerStage.PROSPECT, PartnerStage.EXITED],
  ACTIVE: [PartnerStage.ONBOARDING, PartnerStage.OFFBOARDING],
  OFFBOARDING: [PartnerStage.ACTIVE],
  EXITED: [PartnerStage.PROSPECT, PartnerStage.ONBOARDING, PartnerStage.OFFBOARDING],
};

/** The stages that a new partner can begin with. */
export const FIRST_STAGES: readonly PartnerStage[] = [
  PartnerStage.PROSPECT,
  PartnerStage.ONBOARDING,
  PartnerStage.ACTIVE,
];

/** Whether a partner can come from one stage to another. */
export const canMove = (from: PartnerStage, to: PartnerStage): boolean => FROM[to].includes(from);

/** From which stages a partner can come to `to`, for a person: "ONBOARDING or OFFBOARDING". */
export const sourcesOf = (to: PartnerStage): string => FROM[to].join(" or ");

/** @throws DomainError INVALID at "reason" where nothing is said, or too much. */
export function checkReason(reason: string): void {
  const problems = new Problems();
  problems.unless(reason.trim() !== "", "reason", "Say why.");
  checkText(problems, "reason", reason);
  problems.throwIfAny();
}
