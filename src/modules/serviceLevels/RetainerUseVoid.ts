import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description:
    "That hours were not called off after all: by whom it was said and why; when is when this was created.",
  scope: "staff",
})
export class RetainerUseVoid extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("RetainerUse")
  @Index({ unique: true })
  useId: string;

  @Text("The id of the key by which it was taken back.")
  actorId: string;

  @Text("The name of that key, as it was then.")
  actorName: string;

  @Text("Why.")
  reason: string;
}

export const voidsByUse = childrenBy(() => RetainerUseVoid, "useId");
