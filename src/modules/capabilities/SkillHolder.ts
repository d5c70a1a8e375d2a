import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId } from "../../kernel/batches.js";
import { Ref } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

/** Nothing in it says who it is; only an administrator may ask whether it stands for a person whom we know. */
@Record({ description: "One of our own people, without a name.", scope: "staff" })
export class SkillHolder extends BaseRecord {
  @Ref("Person", { nullable: true })
  personId: string | null;
}

export const skillHolderById = byId(() => SkillHolder);
