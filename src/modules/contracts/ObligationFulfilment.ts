import sql from "sql-template-tag";
import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Day, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Batch } from "../../kernel/Context.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description: "That an obligation was met for one of the days on which it was due.",
  scope: { partner: "partnerId" },
})
@Index(["obligationId", "dueOn"], { unique: true })
export class ObligationFulfilment extends BaseRecord {
  /** The contract's partner, which says who may see this. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Obligation")
  obligationId: string;

  @Day("The day by which it had to be done.")
  dueOn: string;

  @Day("The day on which it was done.")
  fulfilledOn: string;

  @Text("What there is to say about it.", { nullable: true })
  note: string | null;
}

export const ObligationFulfilmentConnection = connectionOf(ObligationFulfilment, "ObligationFulfilment");

export const fulfilmentsByObligation: ChildPages<ObligationFulfilment> = {
  record: () => ObligationFulfilment,
  parent: "obligationId",
  order: { name: "DUE_ON", value: sql`t.due_on`, type: "date", direction: "DESC" },
};

/** The days for which each obligation was met. */
export const fulfilledDaysByObligation: Batch<string, ReadonlySet<string>> = async (reader, ids) => {
  const rows = await reader.rows<{ id: string; days: string[] }>(sql`
    SELECT obligation_id AS id, array_agg(due_on::text) AS days FROM obligation_fulfilment
    WHERE obligation_id = ANY(${ids}::uuid[]) GROUP BY 1`);
  const found = new Map(rows.map(({ id, days }) => [id, new Set(days)]));
  return ids.map((id) => found.get(id) ?? new Set());
};
