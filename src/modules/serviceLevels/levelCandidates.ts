import sql from "sql-template-tag";
import { dayIn, type Day } from "../../kernel/dayRules.js";
import { invalid } from "../../kernel/DomainError.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { factsByContract } from "../contracts/contractFacts.js";
import { ContractState } from "../contracts/ContractState.js";
import { contractStateAt } from "../contracts/termRules.js";
import type { Engagement } from "../engagements/Engagement.js";
import { settingsOf } from "../organisation/settingsQueries.js";
import { ServiceLevel } from "./ServiceLevel.js";

interface Candidate extends ServiceLevel {
  readonly title: string;
}

const BINDING: readonly ContractState[] = [ContractState.IN_FORCE, ContractState.IN_NOTICE];
const MOST_LISTED = 10;

/**
 * The service level that an engagement is measured by from an instant on: the one that is named, else the only one that its
 * partner, severity, areas and that day leave.
 * @throws DomainError INVALID at "serviceLevelId" where the named one does not hold for it, where none does, or where several do
 * and none is named; the message lists them.
 */
export async function levelFor(
  tx: Transaction,
  engagement: Engagement,
  startedAt: Date,
  named: string | null,
): Promise<ServiceLevel> {
  const day = dayIn((await settingsOf(tx)).timeZone, startedAt);
  const candidates = await candidatesFor(tx, engagement, day);
  const chosen = candidates.filter(({ id }) => named === null || id === named);
  const [only, another] = chosen;
  if (only && !another) return only;
  if (another)
    throw invalid("serviceLevelId", `Several service levels hold for it: name one of ${listed(chosen)}.`);
  const which = named === null ? "No service level holds" : "This service level does not hold";
  const instead = candidates.length > 0 ? ` Of this partner these do: ${listed(candidates)}.` : "";
  throw invalid(
    "serviceLevelId",
    `${which} for a ${engagement.severity ?? "work without a severity"} of this partner in these areas on ${day}.${instead}`,
  );
}

const listed = (levels: readonly Candidate[]): string =>
  levels
    .slice(0, MOST_LISTED)
    .map(({ id, title }) => `${id} (${title})`)
    .join(", ");

/**
 * In an area that a level of a contract names, the contract's level for all areas does not hold. Work without an area could be
 * in any.
 */
async function candidatesFor(tx: Transaction, engagement: Engagement, day: Day): Promise<Candidate[]> {
  const table = tableOf(tx.dataSource, ServiceLevel);
  const levels = await tx.rows<Candidate>(sql`
    WITH area AS (SELECT service_area_id AS id FROM engagement_service_area WHERE engagement_id = ${engagement.id}::uuid),
      level AS (
        SELECT * FROM service_level l
        WHERE l.partner_id = ${engagement.partnerId}::uuid AND l.severity = ${engagement.severity}
          AND l.starts_on <= ${day}::date AND (l.ends_on IS NULL OR l.ends_on >= ${day}::date))
    SELECT ${table.columns}, c.title FROM level t JOIN contract c ON c.id = t.contract_id
    WHERE NOT EXISTS (SELECT 1 FROM area) OR t.service_area_id IN (SELECT id FROM area)
      OR (t.service_area_id IS NULL AND EXISTS (
        SELECT 1 FROM entitlement e JOIN area ON area.id = e.service_area_id
        WHERE e.contract_id = t.contract_id
          AND e.starts_on <= ${day}::date AND (e.ends_on IS NULL OR e.ends_on >= ${day}::date)
          AND NOT EXISTS (
            SELECT 1 FROM level s WHERE s.contract_id = t.contract_id AND s.service_area_id = area.id)))
    ORDER BY c.normalised_title, t.id`);
  const facts = await factsByContract(
    tx,
    levels.map(({ contractId }) => contractId),
  );
  return levels.filter((_level, at) => {
    const contract = facts[at];
    return contract && !(contract instanceof Error) && BINDING.includes(contractStateAt(contract, day).state);
  });
}
