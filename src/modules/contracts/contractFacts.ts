import sql from "sql-template-tag";
import type { Batch } from "../../kernel/Context.js";
import { notFound } from "../../kernel/DomainError.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { Reader } from "../../kernel/Reader.js";
import type { Contract } from "./Contract.js";
import { endMovesByContract } from "./ContractAmendment.js";
import type { ContractFacts, Notice } from "./termRules.js";
import type { AgreedRenewal } from "./timelineRules.js";

type OwnFacts = Pick<
  Contract,
  "id" | "startsOn" | "endsOn" | "renewalMode" | "renewalMonths" | "noticeDays" | "partnerNoticeDays"
>;

const ownFacts = (reader: Reader, ids: readonly string[]): Promise<OwnFacts[]> =>
  reader.rows<OwnFacts>(sql`
    SELECT id, starts_on AS "startsOn", ends_on AS "endsOn", renewal_mode AS "renewalMode",
      renewal_months AS "renewalMonths", notice_days AS "noticeDays", partner_notice_days AS "partnerNoticeDays"
    FROM contract WHERE id = ANY(${ids}::uuid[])`);

type OfContract<Row> = Row & { readonly contractId: string };

const renewals = (reader: Reader, ids: readonly string[]): Promise<OfContract<AgreedRenewal>[]> =>
  reader.rows(sql`
    SELECT contract_id AS "contractId", starts_on AS "startsOn", ends_on AS "endsOn", lapsed_from AS "lapsedFrom"
    FROM contract_term WHERE kind = 'RENEWAL' AND contract_id = ANY(${ids}::uuid[]) ORDER BY starts_on`);

const notices = (reader: Reader, ids: readonly string[]): Promise<OfContract<Notice>[]> =>
  reader.rows(sql`
    SELECT contract_id AS "contractId", notice_given_on AS "noticeGivenOn", effective_on AS "effectiveOn"
    FROM contract_termination WHERE contract_id = ANY(${ids}::uuid[])`);

/**
 * What is agreed about the time of many contracts, in four statements whatever their number. It asks not who may see them:
 * whoever sees a contract may see its terms.
 */
export const factsByContract: Batch<string, ContractFacts> = async (reader, ids) => {
  const [own, agreed, moves, given] = await Promise.all([
    ownFacts(reader, ids),
    renewals(reader, ids),
    endMovesByContract(reader, ids),
    notices(reader, ids),
  ]);
  const ownOf = new Map(own.map(({ id, ...facts }) => [id, facts]));
  const renewalsOf = groupBy(agreed, ({ contractId }) => contractId);
  const noticeOf = new Map(given.map(({ contractId, ...notice }) => [contractId, notice]));
  return ids.map((id, at) => {
    const facts = ownOf.get(id);
    const endMoves = moves[at];
    if (!facts || endMoves === undefined || endMoves instanceof Error) return notFound("contract");
    return { ...facts, renewals: renewalsOf.get(id) ?? [], endMoves, termination: noticeOf.get(id) ?? null };
  });
};

/** What is agreed about the time of one contract. @throws DomainError NOT_FOUND. */
export async function factsOf(reader: Reader, id: string): Promise<ContractFacts> {
  const [facts] = await factsByContract(reader, [id]);
  if (facts === undefined || facts instanceof Error) throw facts ?? notFound("contract");
  return facts;
}
