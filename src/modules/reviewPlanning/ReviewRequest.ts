import sql from "sql-template-tag";
import { registerEnumType } from "type-graphql";
import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Ref } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";

/** What became of a request. It follows from records and the clock, and is stored nowhere. */
export enum ReviewRequestState {
  OPEN = "OPEN",
  OVERDUE = "OVERDUE",
  ANSWERED = "ANSWERED",
  LAPSED = "LAPSED",
}
registerEnumType(ReviewRequestState, {
  name: "ReviewRequestState",
  description: "What became of a request to review a partner.",
  valuesConfig: {
    OPEN: { description: "It is asked for, and there is time." },
    OVERDUE: { description: "It is asked for, and the day by which it was asked for is over." },
    ANSWERED: {
      description:
        "The reviewer has submitted a review of the partner after the round was opened and before it was closed, and it stands.",
    },
    LAPSED: { description: "The round was closed without it." },
  },
});

/** Who is asked is nothing that partners may know. */
@Record({ description: "That one of our people was asked to review a partner.", scope: "staff" })
@Index(["roundId", "partnerId", "reviewerId"], { unique: true })
export class ReviewRequest extends BaseRecord {
  @Ref("ReviewRound")
  roundId: string;

  @Ref("Partner")
  partnerId: string;

  @Ref("Person")
  reviewerId: string;
}

export const ReviewRequestConnection = connectionOf(ReviewRequest, "ReviewRequest");

/** Partner by partner. */
export const requestsByRound: ChildPages<ReviewRequest> = {
  record: () => ReviewRequest,
  parent: "roundId",
  order: { name: "PARTNER", value: sql`t.partner_id`, type: "uuid", direction: "ASC" },
};
