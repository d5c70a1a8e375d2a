import { registerEnumType } from "type-graphql";
import { Index } from "typeorm";
import sql, { type Sql } from "sql-template-tag";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { EnumColumn, Ref, Text } from "../../kernel/columns.js";
import type { Batch } from "../../kernel/Context.js";
import { enumFilterOf } from "../../kernel/filters.js";
import { Record } from "../../kernel/Record.js";

/** Where a partner stands in its life with us. */
export enum PartnerStage {
  PROSPECT = "PROSPECT",
  ONBOARDING = "ONBOARDING",
  ACTIVE = "ACTIVE",
  OFFBOARDING = "OFFBOARDING",
  EXITED = "EXITED",
}
registerEnumType(PartnerStage, {
  name: "PartnerStage",
  description: "Where a partner stands in its life with us.",
  valuesConfig: {
    PROSPECT: { description: "We look at it; nothing can be bought from it yet." },
    ONBOARDING: { description: "It is being taken on: checks, accesses, contracts." },
    ACTIVE: { description: "It works for us." },
    OFFBOARDING: { description: "It is being let go: nothing new is bought from it." },
    EXITED: { description: "It works for us no more." },
  },
});

@Record({
  description:
    "That a partner came to another stage of its life with us: by whom and why; when is when this was created.",
  scope: "staff",
})
@Index(["partnerId", "createdAt", "id"])
export class PartnerStageChange extends BaseRecord {
  @Ref("Partner")
  partnerId: string;

  @EnumColumn(PartnerStage, "The stage that it came to.")
  stage: PartnerStage;

  @Text("The id of the key by which it was said.")
  actorId: string;

  @Text("The name of that key, as it was then.")
  actorName: string;

  @Text("Why.")
  reason: string;
}

export const stageChangesByPartner = childrenBy(() => PartnerStageChange, "partnerId", ["createdAt"]);

/** The stage of the partner `t`: that of the latest change; without any, nobody has said otherwise than that it is active. */
export const STAGE: Sql = sql`coalesce((SELECT c.stage FROM partner_stage_change c
  WHERE c.partner_id = t.id ORDER BY c.created_at DESC, c.id DESC LIMIT 1), 'ACTIVE')`;

/** The stages of many partners. */
export const stageOfPartner: Batch<string, PartnerStage> = async (reader, ids) => {
  const rows = await reader.rows<{ id: string; stage: PartnerStage }>(sql`
    SELECT t.id, ${STAGE} AS stage FROM partner t WHERE t.id = ANY(${ids}::uuid[])`);
  const found = new Map(rows.map(({ id, stage }) => [id, stage]));
  return ids.map((id) => found.get(id) ?? PartnerStage.ACTIVE);
};

/** Conditions on a stage. */
export const PartnerStageFilter = enumFilterOf(PartnerStage, "PartnerStage");
