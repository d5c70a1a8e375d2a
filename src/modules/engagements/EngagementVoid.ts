import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Text } from "../../kernel/columns.js";
import type { Batch } from "../../kernel/Context.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description: "That an engagement was taken back: by whom and why; when is when this was created.",
  scope: "staff",
})
export class EngagementVoid extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("Engagement")
  @Index({ unique: true })
  engagementId: string;

  @Column({ type: "text" })
  actorId: string;

  @Text("By whom: the name of the key, or the command line.")
  actorName: string;

  @Text("Why.")
  reason: string;
}

const voids = childrenBy(() => EngagementVoid, "engagementId");

/** An engagement is taken back once at most. */
export const voidByEngagement: Batch<string, EngagementVoid | null> = async (reader, ids) =>
  (await voids(reader, ids)).map((found) => (found instanceof Error ? found : (found[0] ?? null)));
