import { ObjectType } from "type-graphql";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Text, Whole } from "../../kernel/columns.js";

/**
 * What the versions of every policy have. The highest is the one in force; all are immutable: the database refuses to
 * change or delete one.
 */
@ObjectType()
export abstract class PolicyVersion extends BaseRecord {
  @Whole("The version: 1, 2, 3 and so on; the highest is in force.")
  policyVersion: number;

  @Text("Why this version was adopted.")
  note: string;
}
