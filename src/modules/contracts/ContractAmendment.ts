import sql from "sql-template-tag";
import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Day, Ref, Text, Whole } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Batch } from "../../kernel/Context.js";
import { groupBy } from "../../kernel/groupBy.js";
import { Amount, CurrencyCode } from "../../kernel/Money.js";
import { Record } from "../../kernel/Record.js";
import type { EndMove } from "./timelineRules.js";

@Record({
  description: "A change of a contract that both sides agreed.",
  scope: { partner: "partnerId" },
})
@Index(["contractId", "number"], { unique: true })
export class ContractAmendment extends BaseRecord {
  /** The contract's partner, which says who may see the amendment. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  @Whole("The place among the contract's amendments, from 1.")
  number: number;

  @Text("The number of the item that made it in a published list; null where it comes from none.", {
    nullable: true,
  })
  reference: string | null;

  @Day("The first day on which it holds.")
  effectiveOn: string;

  @Text("What is changed.")
  title: string;

  @Text("Why; null where nobody has said.", { nullable: true })
  reason: string | null;

  @Amount({ nullable: true })
  amount: string | null;

  @CurrencyCode({ nullable: true })
  currency: string | null;

  @Day("The day to which it moved the end of the term that ran then; null where it moved none.", {
    nullable: true,
  })
  endsOn: string | null;
}

export const ContractAmendmentConnection = connectionOf(ContractAmendment, "ContractAmendment");

export const amendmentsByContract: ChildPages<ContractAmendment> = {
  record: () => ContractAmendment,
  parent: "contractId",
  order: { name: "NUMBER", value: sql`t.number`, type: "integer", direction: "ASC" },
};

/** The amendments that moved an end, whoever asks: they make the terms of a contract that the caller may see. */
export const endMovesByContract: Batch<string, EndMove[]> = async (reader, ids) => {
  const rows = await reader.rows<EndMove & { readonly contractId: string }>(sql`
    SELECT contract_id AS "contractId", effective_on AS "effectiveOn", number, ends_on AS "endsOn"
    FROM contract_amendment WHERE ends_on IS NOT NULL AND contract_id = ANY(${ids}::uuid[])`);
  const found = groupBy(rows, ({ contractId }) => contractId);
  return ids.map((id) => found.get(id) ?? []);
};
