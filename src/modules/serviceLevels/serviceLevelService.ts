import { checkDay, type Day } from "../../kernel/dayRules.js";
import { invalid, Problems } from "../../kernel/DomainError.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { BusinessCalendar } from "../calendars/BusinessCalendar.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import type { Severity } from "../catalog/Severity.js";
import { countUp, holdContract } from "../contracts/changeContract.js";
import type { Contract } from "../contracts/Contract.js";
import { factsOf } from "../contracts/contractFacts.js";
import { refuseTooMany, type Addition } from "../contracts/contractPartsService.js";
import { lastDayOf } from "../contracts/dueRules.js";
import { checkWithin } from "../contracts/partRules.js";
import { ServiceLevel } from "./ServiceLevel.js";
import { findOverlap, isEntitled } from "./serviceLevelQueries.js";
import { checkServiceLevel, type ServiceLevelDetails } from "./serviceLevelRules.js";

interface NewServiceLevel extends Addition, ServiceLevelDetails {
  readonly serviceAreaId?: string | null | undefined;
  readonly severity: Severity;
}

/**
 * Says what a contract promises for one severity; from the contract's first day where no other is said.
 * @throws DomainError NOT_FOUND for the contract, the area or the calendar; INVALID for a wrong field, a time outside the
 * contract, an area that the contract does not entitle us to, or days on which the same is promised already; CONFLICT for a
 * stale version.
 */
export async function agreeServiceLevel(tx: Transaction, input: NewServiceLevel): Promise<Contract> {
  checkServiceLevel(input);
  const contract = await holdContract(tx, input.contractId, input.expectedVersion);
  const { serviceAreaId = null, calendarId = null, severity } = input;
  if (serviceAreaId !== null) await getRecord(tx, ServiceArea, serviceAreaId, "serviceAreaId");
  if (calendarId !== null) await getRecord(tx, BusinessCalendar, calendarId, "calendarId");
  const { startsOn = contract.startsOn, endsOn = null } = input;
  const days = { startsOn, endsOn };
  checkWithin(days, contract.startsOn, lastDayOf(await factsOf(tx, contract.id)));
  const level = { contractId: contract.id, serviceAreaId, severity };
  if (serviceAreaId !== null && !(await isEntitled(tx, contract.id, serviceAreaId, days)))
    throw invalid(
      "serviceAreaId",
      "The contract does not entitle us to this area in that time: say so first.",
    );
  const same = await findOverlap(tx, level, days);
  if (same)
    throw invalid(
      "startsOn",
      `For this severity and area something is promised from ${same.startsOn} to ${same.endsOn ?? "the contract's end"}: end that first.`,
    );
  await refuseTooMany(tx, contract, "service_level");
  await insertRecord(tx, ServiceLevel, {
    id: input.id,
    partnerId: contract.partnerId,
    ...level,
    respondMinutes: input.respondMinutes ?? null,
    resolveMinutes: input.resolveMinutes ?? null,
    calendarId,
    roundTheClock: input.roundTheClock ?? false,
    ...days,
    creditTiers: [...(input.creditTiers ?? [])],
  });
  return countUp(tx, contract);
}

interface ServiceLevelEnd {
  readonly id: string;
  /** The version of the contract that the caller saw. */
  readonly expectedVersion: number;
  readonly endsOn: Day;
}

/**
 * Ends a service level on a day; one that was agreed with an end can only end sooner.
 * @throws DomainError NOT_FOUND, INVALID at "endsOn", CONFLICT for a stale version.
 */
export async function endServiceLevel(
  tx: Transaction,
  { id, expectedVersion, endsOn }: ServiceLevelEnd,
): Promise<Contract> {
  const problems = new Problems();
  checkDay(problems, "endsOn", endsOn);
  problems.throwIfAny();
  const { contractId } = await getRecord(tx, ServiceLevel, id);
  const contract = await holdContract(tx, contractId, expectedVersion);
  const { startsOn, endsOn: before } = await getRecord(tx, ServiceLevel, id);
  checkWithin({ startsOn, endsOn }, startsOn, lastDayOf(await factsOf(tx, contract.id)));
  if (before !== null && endsOn > before)
    throw invalid("endsOn", `It ends on ${before} already: agree on another one from then on.`);
  await updateRecord(tx, ServiceLevel, id, null, { endsOn });
  return countUp(tx, contract);
}
