import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId } from "../../kernel/batches.js";
import { Day, EnumColumn, Ref, Text, Whole } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { Criticality } from "./Criticality.js";
import { SupportLevel } from "./SupportLevel.js";

@Record({ description: "A service that IT delivers to the business.", scope: "everyone" })
export class ServiceArea extends BaseRecord {
  @Text("The name of the service area.")
  name: string;

  /** The name without case and punctuation: what imports match on, and what lists are ordered by. */
  @Column({ type: "text" })
  @Index({ unique: true })
  normalisedName: string;

  @Text("What the service is.", { nullable: true })
  description: string | null;

  @EnumColumn(Criticality, "How much the business suffers while the service is down.")
  criticality: Criticality;

  @EnumColumn(SupportLevel, "Up to which support level help must be at hand.")
  supportLevel: SupportLevel;

  @Whole("How many independent sources of help there must be, 1 to 10.")
  requiredDepth: number;

  @Ref("BusinessCalendar", { nullable: true })
  calendarId: string | null;

  @Whole("In how many minutes the service must be back after a failure; null where nobody has said.", {
    nullable: true,
  })
  recoveryTimeMinutes: number | null;

  @Day("The date of the snapshot that last said something about the area; older ones change nothing.", {
    nullable: true,
  })
  observedOn: string | null;
}

export const serviceAreaById = byId(() => ServiceArea);
