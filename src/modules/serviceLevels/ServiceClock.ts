import sql from "sql-template-tag";
import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byIdOrNull } from "../../kernel/batches.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Instant, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Batch } from "../../kernel/Context.js";
import type { Order } from "../../kernel/pages.js";
import { Record } from "../../kernel/Record.js";
import { tableOf } from "../../kernel/tables.js";

@Record({
  description: "How long an incident took, measured against what a service level promises for it.",
  scope: { partner: "partnerId" },
})
@Index(["engagementId"], { unique: true, where: "voided_at IS NULL" })
@Index(["startedAt", "id"])
@Index(["nextDueAt"], { where: "next_due_at IS NOT NULL" })
export class ServiceClock extends BaseRecord {
  /** The engagement's partner, which says who may see the clock. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Engagement")
  engagementId: string;

  @Ref("ServiceLevel")
  serviceLevelId: string;

  @Instant("When the partner was called, from which on its minutes count.")
  startedAt: Date;

  @Instant("When the partner answered; null while nobody has said so.", { nullable: true })
  respondedAt: Date | null;

  @Instant("When it was put right; null while it was not.", { nullable: true })
  resolvedAt: Date | null;

  @Instant(
    "When the next promise is due that is still open and not broken, if nothing else stops the clock; null where none is, and while the clock is stopped.",
    { nullable: true },
  )
  nextDueAt: Date | null;

  @Instant("When it was taken back; null while it counts.", { nullable: true })
  voidedAt: Date | null;

  @Text("Why it was taken back.", { nullable: true })
  voidReason: string | null;
}

export const ServiceClockConnection = connectionOf(ServiceClock, "ServiceClock");

export const serviceClockByIdOrNull = byIdOrNull(() => ServiceClock);

/** Clocks that were taken back are left out of lists, unless they are asked for. */
export const COUNTS = sql`t.voided_at IS NULL`;

export const latestStartFirst: Order = {
  name: "STARTED_AT",
  value: sql`t.started_at`,
  type: "timestamptz",
  direction: "DESC",
};

export const clocksByServiceLevel: ChildPages<ServiceClock> = {
  record: () => ServiceClock,
  parent: "serviceLevelId",
  where: [COUNTS],
  order: latestStartFirst,
};

/** The clock of each engagement that counts; null where there is none. */
export const clockByEngagement: Batch<string, ServiceClock | null> = async (reader, ids) => {
  const table = tableOf(reader.dataSource, ServiceClock);
  const rows = await reader.rows<ServiceClock>(sql`
    SELECT ${table.columns} FROM ${table.name} t
    WHERE t.engagement_id = ANY(${ids}::uuid[]) AND ${COUNTS} AND ${table.visibleTo(reader.actor)}`);
  const found = new Map(rows.map((row) => [row.engagementId, row]));
  return ids.map((id) => found.get(id) ?? null);
};
