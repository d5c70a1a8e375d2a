import sql from "sql-template-tag";
import { Field } from "type-graphql";
import { Check, Column } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId, byIdOrNull, childrenBy } from "../../kernel/batches.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Day, EnumColumn, Ref, Whole } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";
import { Severity } from "../catalog/Severity.js";
import { CreditTier } from "./CreditTier.js";

@Record({
  description:
    "What a contract promises for one severity: how soon the partner answers, and how soon it puts right.",
  scope: { partner: "partnerId" },
})
@Check("service_level_promises", `num_nonnulls("respond_minutes", "resolve_minutes") > 0`)
export class ServiceLevel extends BaseRecord {
  /** The contract's partner, which says who may see the service level. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  /** Null for all areas that the contract entitles us to; one that names its area goes before it there. */
  @Ref("ServiceArea", { nullable: true })
  serviceAreaId: string | null;

  @EnumColumn(Severity, "For which severity.")
  severity: Severity;

  @Whole(
    "Within how many business minutes the partner answers, 1 to 525,600; null where nothing is promised.",
    {
      nullable: true,
    },
  )
  respondMinutes: number | null;

  @Whole(
    "Within how many business minutes the partner puts right, 1 to 525,600; null where nothing is promised.",
    {
      nullable: true,
    },
  )
  resolveMinutes: number | null;

  @Ref("BusinessCalendar", { nullable: true })
  calendarId: string | null;

  @Column({ type: "boolean" })
  @Field(() => Boolean, {
    description:
      "Whether its minutes count at all hours; where not, and without a calendar, nobody has said.",
  })
  roundTheClock: boolean;

  @Day("The first day on which it holds.")
  startsOn: string;

  @Day("The last day on which it holds, that day included; null for as long as the contract binds.", {
    nullable: true,
  })
  endsOn: string | null;

  @Column({ type: "jsonb", default: [] })
  @Field(() => [CreditTier], {
    description: "What the partner owes back for a month in which it kept fewer promises, the mildest first.",
  })
  creditTiers: CreditTier[];
}

export const ServiceLevelConnection = connectionOf(ServiceLevel, "ServiceLevel");

export const serviceLevelById = byId(() => ServiceLevel);
/** A clock stays with who was called, also where its contract has passed on to another. */
export const serviceLevelByIdOrNull = byIdOrNull(() => ServiceLevel);

/** At most a hundred each, the worst severity first. */
export const serviceLevelsByContract = childrenBy(() => ServiceLevel, "contractId", ["severity", "startsOn"]);

export const serviceLevelsByServiceArea: ChildPages<ServiceLevel> = {
  record: () => ServiceLevel,
  parent: "serviceAreaId",
  order: { name: "STARTS_ON", value: sql`t.starts_on`, type: "date", direction: "DESC" },
};
