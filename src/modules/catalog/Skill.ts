import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId } from "../../kernel/batches.js";
import { Day, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

@Record({ description: "A named ability that people can have.", scope: "everyone" })
export class Skill extends BaseRecord {
  @Text("The name of the skill.")
  name: string;

  /** The name without case and punctuation: what imports match on, and what lists are ordered by. */
  @Column({ type: "text" })
  @Index({ unique: true })
  normalisedName: string;

  @Text('The family of skills that it belongs to, for example "Architecture".', { nullable: true })
  group: string | null;

  @Text("What it takes to have the skill.", { nullable: true })
  description: string | null;

  @Day("The date of the snapshot that last said something about the skill; older ones change nothing.", {
    nullable: true,
  })
  observedOn: string | null;
}

export const skillById = byId(() => Skill);
