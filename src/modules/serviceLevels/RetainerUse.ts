import sql from "sql-template-tag";
import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Day, Fraction, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description: "Hours of a retainer that were called off.",
  scope: { partner: "partnerId" },
})
@Index(["entitlementId", "usedOn", "id"])
export class RetainerUse extends BaseRecord {
  /** The entitlement's partner, which says who may see the use. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Entitlement")
  entitlementId: string;

  @Fraction("How many hours, in hundredths at the finest.")
  hours: number;

  @Day("The day on which they were called off.")
  usedOn: string;

  @Ref("Engagement", { nullable: true })
  engagementId: string | null;

  @Text("What they were used for.", { nullable: true })
  note: string | null;
}

export const RetainerUseConnection = connectionOf(RetainerUse, "RetainerUse");

/** The hours of an entitlement that were called off and not taken back, the latest first. */
export const usesByEntitlement: ChildPages<RetainerUse> = {
  record: () => RetainerUse,
  parent: "entitlementId",
  where: [sql`NOT EXISTS (SELECT 1 FROM retainer_use_void v WHERE v.use_id = t.id)`],
  order: { name: "USED_ON", value: sql`t.used_on`, type: "date", direction: "DESC" },
};
