import sql from "sql-template-tag";
import { addDays, type Day } from "../../kernel/dayRules.js";
import { invalid } from "../../kernel/DomainError.js";
import type { Imported } from "../../kernel/importRecord.js";
import { getRecord } from "../../kernel/records.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import type { Severity } from "../catalog/Severity.js";
import { Contract } from "../contracts/Contract.js";
import { ServiceLevel } from "./ServiceLevel.js";
import type { ServiceLevelDetails } from "./serviceLevelRules.js";
import { agreeServiceLevel, endServiceLevel } from "./serviceLevelService.js";

/** What a row of an import says about a service level; contract, area and calendar are found already. */
export interface ServiceLevelDraft extends Omit<ServiceLevelDetails, "creditTiers"> {
  readonly contractId: string;
  /** Undefined for all areas that the contract entitles us to. */
  readonly serviceAreaId?: string | undefined;
  readonly severity: Severity;
}

/**
 * Agrees on the service level that a row speaks of, unless the same is promised already. One that begins while another holds ends
 * that one on its eve; what was agreed is never changed.
 * @throws DomainError INVALID at "startsOn" where something else is agreed from that day on, or where the row does not say from when on
 * it holds instead; else as agreeServiceLevel.
 */
export async function importServiceLevel(tx: Transaction, draft: ServiceLevelDraft): Promise<Imported> {
  const levels = await sameLevels(tx, draft);
  const { startsOn } = draft;
  const before = levels.find((level) => startsOn === undefined || level.startsOn <= startsOn);
  const holds = before && (before.endsOn === null || startsOn === undefined || before.endsOn >= startsOn);
  if (holds && saysTheSame(before, draft)) return { outcome: "unchanged", id: before.id };
  if (holds && (startsOn === undefined || before.startsOn === startsOn))
    throw invalid(
      "startsOn",
      `Something else is agreed from ${before.startsOn} on: say from when on this holds instead.`,
    );
  if (holds) await endBefore(tx, before, startsOn as Day);
  const { version } = await getRecord(tx, Contract, draft.contractId, "contractId");
  await agreeServiceLevel(tx, { ...draft, expectedVersion: version });
  const [made] = await sameLevels(tx, draft);
  return { outcome: before ? "updated" : "created", id: (made as ServiceLevel).id };
}

/** The service levels of the same contract, area and severity, the latest first. */
function sameLevels(
  tx: Transaction,
  { contractId, serviceAreaId, severity }: ServiceLevelDraft,
): Promise<ServiceLevel[]> {
  const { columns, name } = tableOf(tx.dataSource, ServiceLevel);
  return tx.rows<ServiceLevel>(sql`
    SELECT ${columns} FROM ${name} t
    WHERE t.contract_id = ${contractId}::uuid AND t.severity = ${severity}
      AND t.service_area_id IS NOT DISTINCT FROM ${serviceAreaId ?? null}::uuid
    ORDER BY t.starts_on DESC`);
}

/** An end that the row does not say is left as it is. */
const saysTheSame = (level: ServiceLevel, draft: ServiceLevelDraft): boolean =>
  level.respondMinutes === (draft.respondMinutes ?? null) &&
  level.resolveMinutes === (draft.resolveMinutes ?? null) &&
  level.calendarId === (draft.calendarId ?? null) &&
  level.roundTheClock === (draft.roundTheClock ?? false) &&
  (draft.endsOn === undefined || level.endsOn === draft.endsOn);

async function endBefore(tx: Transaction, { id, contractId }: ServiceLevel, day: Day): Promise<void> {
  const { version } = await getRecord(tx, Contract, contractId);
  await endServiceLevel(tx, { id, expectedVersion: version, endsOn: addDays(day, -1) });
}
