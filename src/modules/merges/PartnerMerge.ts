import sql from "sql-template-tag";
import { GraphQLUUID } from "graphql-scalars";
import { Field } from "type-graphql";
import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Ref, Text } from "../../kernel/columns.js";
import type { Batch } from "../../kernel/Context.js";
import { groupBy } from "../../kernel/groupBy.js";
import { Record } from "../../kernel/Record.js";
import { tableOf } from "../../kernel/tables.js";

@Record({
  description:
    "That a partner turned out to be another one and became part of it: by whom and why; when is when this was created.",
  scope: "staff",
})
export class PartnerMerge extends BaseRecord {
  /** What it became part of then, which may have become part of another since. */
  @Ref("Partner")
  survivorId: string;

  /** A partner becomes part of another at most once. */
  @Column({ type: "uuid" })
  @ForeignKey("Partner")
  @Index({ unique: true })
  @Field(() => GraphQLUUID, { description: "The id that the duplicate had; it answers with the partner." })
  mergedId: string;

  @Text("The name that the duplicate had.")
  mergedName: string;

  @Text("The id of the key by which it was done.")
  actorId: string;

  @Text("The name of that key, as it was then.")
  actorName: string;

  @Text("Why; null where nobody said.", { nullable: true })
  reason: string | null;
}

/** The duplicates that became part of each of many partners, also by way of another, the first merge first. */
export const mergesByPartner: Batch<string, PartnerMerge[]> = async (reader, partnerIds) => {
  const table = tableOf(reader.dataSource, PartnerMerge);
  const rows = await reader.rows<PartnerMerge & { readonly partnerId: string }>(sql`
    SELECT ${table.columns}, p.merged_into_id AS "partnerId" FROM ${table.name} t JOIN partner p ON p.id = t.merged_id
    WHERE p.merged_into_id = ANY(${partnerIds}::uuid[]) AND ${table.visibleTo(reader.actor)}
    ORDER BY t.created_at, t.id`);
  const found = groupBy(rows, (row) => row.partnerId);
  return partnerIds.map((id) => found.get(id) ?? []);
};
