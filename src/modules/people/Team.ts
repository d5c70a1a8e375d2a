import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId } from "../../kernel/batches.js";
import { Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

@Record({ description: "A team of our own staff.", scope: "staff" })
export class Team extends BaseRecord {
  @Text("The name of the team.")
  @Index({ unique: true })
  name: string;

  @Ref("BusinessCalendar", { nullable: true })
  calendarId: string | null;
}

export const teamById = byId(() => Team);
