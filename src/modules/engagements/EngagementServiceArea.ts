import sql, { join } from "sql-template-tag";
import { ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Batch } from "../../kernel/Context.js";
import { groupBy } from "../../kernel/groupBy.js";
import { PrivateRecord } from "../../kernel/Record.js";
import { tableOf } from "../../kernel/tables.js";
import { ServiceArea } from "../catalog/ServiceArea.js";

/** Which service areas an engagement was about. It is read through engagements alone, so it needs no scope of its own. */
@PrivateRecord({ scope: "everyone" })
export class EngagementServiceArea {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey("Engagement")
  engagementId: string;

  @PrimaryColumn({ type: "uuid" })
  @ForeignKey("ServiceArea")
  @Index()
  serviceAreaId: string;
}

/** The service areas of many engagements, by name. */
export const serviceAreasByEngagement: Batch<string, ServiceArea[]> = async (reader, ids) => {
  const table = tableOf(reader.dataSource, ServiceArea);
  const rows = await reader.rows<ServiceArea & { readonly ofEngagement: string }>(sql`
    SELECT ${join([table.columns, sql`link.engagement_id AS "ofEngagement"`])}
    FROM engagement_service_area link JOIN ${table.name} t ON t.id = link.service_area_id
    WHERE link.engagement_id = ANY(${ids}::uuid[]) AND ${table.visibleTo(reader.actor)}
    ORDER BY t.normalised_name`);
  const found = groupBy(rows, ({ ofEngagement }) => ofEngagement);
  return ids.map((id) => found.get(id) ?? []);
};
