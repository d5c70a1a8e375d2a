import { Field } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { SegmentRule } from "./SegmentRule.js";

@Record({
  description:
    "A named set of partners by a rule: who is in it follows from what is known of them, and is never written down.",
  scope: "staff",
})
export class Segment extends BaseRecord {
  @Text("The name; no other segment has it, in whatever case.")
  name: string;

  /** The name without case and punctuation: what is unique, and what lists are ordered by. */
  @Column({ type: "text" })
  @Index({ unique: true })
  normalisedName: string;

  @Text("What the segment is for; null where nobody has said.", { nullable: true })
  description: string | null;

  @Column({ type: "jsonb" })
  @Field(() => SegmentRule, { description: "Which partners are in it." })
  rule: SegmentRule;
}
