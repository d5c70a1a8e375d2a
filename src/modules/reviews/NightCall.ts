import { GraphQLUUID } from "graphql-scalars";
import sql from "sql-template-tag";
import { Field, InputType, ObjectType } from "type-graphql";
import { Column, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Batch } from "../../kernel/Context.js";
import { groupBy } from "../../kernel/groupBy.js";
import { PrivateRecord } from "../../kernel/Record.js";
import { tableOf } from "../../kernel/tables.js";
import { Review } from "./Review.js";

/** Whether a reviewer would call a partner at night, as it is stored in a review and kept in a draft. */
export type NightCallSaid = Pick<NightCall, "serviceAreaId" | "wouldCall" | "reason">;

/** It is read through its review alone, so it needs no scope of its own. */
@PrivateRecord({ scope: "everyone" })
@ObjectType("NightCall", {
  description:
    "Whether a reviewer would call the partner at three in the morning about a service area. It enters no score.",
  simpleResolvers: true,
})
export class NightCall {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey("Review")
  reviewId: string;

  @PrimaryColumn({ type: "uuid" })
  @ForeignKey("ServiceArea")
  @Index()
  serviceAreaId: string;

  @Column({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether the reviewer would call." })
  wouldCall: boolean;

  @Column({ type: "text", nullable: true })
  @Field(() => String, { nullable: true, description: "Why; never null for a no in a review." })
  reason: string | null;
}

@InputType({ description: "Whether a reviewer would call the partner at three in the morning." })
export class NightCallInput {
  @Field(() => GraphQLUUID, { description: "About which service area; each once." })
  serviceAreaId: string;

  @Field(() => Boolean, { description: "Whether the reviewer would call." })
  wouldCall: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Why; a no needs a reason of two words or more.",
  })
  reason?: string | null;
}

/** What many reviews say, by service area; nothing for a review that the caller may not see. */
export const nightCallsByReview: Batch<string, NightCall[]> = async (reader, ids) => {
  const { visibleTo } = tableOf(reader.dataSource, Review);
  const rows = await reader.rows<NightCall>(sql`
    SELECT n.review_id AS "reviewId", n.service_area_id AS "serviceAreaId", n.would_call AS "wouldCall", n.reason
    FROM night_call n JOIN review t ON t.id = n.review_id JOIN service_area a ON a.id = n.service_area_id
    WHERE n.review_id = ANY(${ids}::uuid[]) AND ${visibleTo(reader.actor)} ORDER BY a.normalised_name`);
  const found = groupBy(rows, ({ reviewId }) => reviewId);
  return ids.map((id) => found.get(id) ?? []);
};
