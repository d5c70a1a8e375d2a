import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId, childrenBy } from "../../kernel/batches.js";
import { Day, Text } from "../../kernel/columns.js";
import type { Batch } from "../../kernel/Context.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description:
    "That several of our people were asked to review several partners; when it was opened is when this was created.",
  scope: "staff",
})
@Index(["dueOn", "id"])
export class ReviewRound extends BaseRecord {
  @Text("What the round is about.")
  title: string;

  @Day("The day by which the reviews are asked for.")
  dueOn: string;

  @Column({ type: "text" })
  actorId: string;

  @Text("Who opened it: the name of the key, or the command line.")
  actorName: string;
}

export const ReviewRoundConnection = connectionOf(ReviewRound, "ReviewRound");

export const reviewRoundById = byId(() => ReviewRound);

@Record({
  description:
    "That a review round was closed, so that nobody is asked any more: by whom; when is when this was created.",
  scope: "staff",
})
export class ReviewRoundClosure extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("ReviewRound")
  @Index({ unique: true })
  roundId: string;

  @Column({ type: "text" })
  actorId: string;

  @Text("By whom: the name of the key, or the command line.")
  actorName: string;
}

const closures = childrenBy(() => ReviewRoundClosure, "roundId");

/** A round is closed once at most. */
export const closureByRound: Batch<string, ReviewRoundClosure | null> = async (reader, ids) =>
  (await closures(reader, ids)).map((found) => (found instanceof Error ? found : (found[0] ?? null)));
