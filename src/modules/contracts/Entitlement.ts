import sql from "sql-template-tag";
import { Field, registerEnumType } from "type-graphql";
import { Column } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Day, EnumColumn, Fraction, Ref } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";
import { SupportLevel } from "../catalog/SupportLevel.js";

/** How often the hours of a retainer are granted anew. */
export enum RetainerPeriod {
  MONTH = "MONTH",
  QUARTER = "QUARTER",
  YEAR = "YEAR",
  TERM = "TERM",
}
registerEnumType(RetainerPeriod, {
  name: "RetainerPeriod",
  description: "How often the hours of a retainer are granted anew.",
  valuesConfig: {
    MONTH: { description: "Every month." },
    QUARTER: { description: "Every quarter." },
    YEAR: { description: "Every year." },
    TERM: { description: "Once for each term of the contract." },
  },
});

@Record({
  description: "What a contract entitles us to in one service area, and at which hours.",
  scope: { partner: "partnerId" },
})
export class Entitlement extends BaseRecord {
  /** The contract's partner, which says who may see the entitlement. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  @Ref("ServiceArea")
  serviceAreaId: string;

  @EnumColumn(SupportLevel, "Up to which support level.")
  supportLevel: SupportLevel;

  @Ref("BusinessCalendar", { nullable: true })
  calendarId: string | null;

  @Column({ type: "boolean" })
  @Field(() => Boolean, {
    description: "Whether it holds at all hours; where not, and without a calendar, nobody has said.",
  })
  roundTheClock: boolean;

  @Fraction("How many hours of work are included in each period; null where they are not counted.", {
    nullable: true,
  })
  retainerHours: number | null;

  @EnumColumn(RetainerPeriod, "How often the hours are granted anew; null where they are not counted.", {
    nullable: true,
  })
  retainerPeriod: RetainerPeriod | null;

  @Day("The first day on which it holds.")
  startsOn: string;

  @Day("The last day on which it holds, that day included; null for as long as the contract binds.", {
    nullable: true,
  })
  endsOn: string | null;
}

export const EntitlementConnection = connectionOf(Entitlement, "Entitlement");

/** At most a hundred each, by their first day. */
export const entitlementsByContract = childrenBy(() => Entitlement, "contractId", ["startsOn"]);

export const entitlementsByServiceArea: ChildPages<Entitlement> = {
  record: () => Entitlement,
  parent: "serviceAreaId",
  order: { name: "STARTS_ON", value: sql`t.starts_on`, type: "date", direction: "DESC" },
};
