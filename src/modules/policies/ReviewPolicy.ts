import { Index } from "typeorm";
import { Whole } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";
import { PolicyVersion } from "./PolicyVersion.js";

/** Kept apart from the policy that scores are made with, so that another window for answers restates no scorecard. */
@Record({
  description:
    "A version of the rules for reviews: how long a partner may answer, and how often it is reviewed.",
  scope: "everyone",
})
@Index(["policyVersion"], { unique: true })
export class ReviewPolicy extends PolicyVersion {
  @Whole("For how many days after a review was submitted the partner may answer it; 0 publishes it at once.")
  answerDays: number;

  @Whole("After how many months a partner with recent work is to be reviewed again.")
  everyMonths: number;

  @Whole("After how many months a partner that is CORE or serves a critical area is to be reviewed again.")
  closeEveryMonths: number;
}

export const ReviewPolicyConnection = connectionOf(ReviewPolicy, "ReviewPolicy");
