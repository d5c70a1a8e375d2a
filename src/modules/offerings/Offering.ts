import { Field } from "type-graphql";
import { Column, Index } from "typeorm";
import sql from "sql-template-tag";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Order } from "../../kernel/pages.js";
import { Record } from "../../kernel/Record.js";
import { SupportLevel } from "../catalog/SupportLevel.js";

@Record({
  description:
    "What one partner can do in one service area, up to which support level, with evidence and a date.",
  scope: { partner: "partnerId" },
})
@Index(["partnerId", "serviceAreaId", "normalisedName"], { unique: true })
@Index(["partnerId", "normalisedName", "id"])
@Index(["serviceAreaId", "normalisedName", "id"])
@Index(["normalisedName", "id"])
@Index(["statedOn", "id"])
export class Offering extends BaseRecord {
  @Ref("Partner")
  partnerId: string;

  @Ref("ServiceArea")
  serviceAreaId: string;

  @Text("The name of what is offered.")
  name: string;

  /** The name without case and punctuation: what imports match on, and what lists are ordered by. */
  @Column({ type: "text" })
  normalisedName: string;

  @Text("What is offered.", { nullable: true })
  description: string | null;

  @EnumColumn(SupportLevel, "Up to which support level the partner can help.")
  supportLevel: SupportLevel;

  @Text('What vouches for it, in short, for example "FedRAMP Moderate, Compliant".', { nullable: true })
  assurance: string | null;

  @Text("The page that proves it.", { nullable: true })
  evidenceUrl: string | null;

  @Day("When this was stated, or last confirmed.")
  statedOn: string;

  @Day("The last day on which the claim stands without being confirmed; null for no end.", { nullable: true })
  expiresOn: string | null;

  @Ref("BusinessCalendar", { nullable: true })
  calendarId: string | null;

  @Column({ type: "boolean", default: false })
  @Field(() => Boolean, {
    description: "Whether it is offered at all hours; where not, and without a calendar, nobody has said.",
  })
  roundTheClock: boolean;

  @Day("The date of the snapshot that last said something about the offering; older ones change nothing.", {
    nullable: true,
  })
  observedOn: string | null;
}

export const OfferingConnection = connectionOf(Offering, "Offering");

const order: Order = { name: "NAME", value: sql`t.normalised_name`, type: "text", direction: "ASC" };
export const offeringsByPartner: ChildPages<Offering> = {
  record: () => Offering,
  parent: "partnerId",
  order,
};
export const offeringsByServiceArea: ChildPages<Offering> = {
  record: () => Offering,
  parent: "serviceAreaId",
  order,
};
