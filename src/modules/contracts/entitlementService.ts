import { checkDay, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { BusinessCalendar } from "../calendars/BusinessCalendar.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import { countUp, holdContract } from "./changeContract.js";
import type { Contract } from "./Contract.js";
import { factsOf } from "./contractFacts.js";
import { refuseTooMany, type Addition } from "./contractPartsService.js";
import { lastDayOf } from "./dueRules.js";
import { Entitlement } from "./Entitlement.js";
import { checkEntitlement, checkWithin, type EntitlementDetails } from "./partRules.js";

interface NewEntitlement extends Addition, EntitlementDetails {
  readonly serviceAreaId: string;
  readonly supportLevel: SupportLevel;
}

/**
 * Says what a contract entitles us to in a service area; from the contract's first day where no other is said.
 * @throws DomainError NOT_FOUND for the contract, the area or the calendar, INVALID for a wrong field or a time outside the
 * contract, CONFLICT for a stale version.
 */
export async function addEntitlement(tx: Transaction, input: NewEntitlement): Promise<Contract> {
  checkEntitlement(input);
  const contract = await holdContract(tx, input.contractId, input.expectedVersion);
  const area = await getRecord(tx, ServiceArea, input.serviceAreaId, "serviceAreaId");
  const { calendarId = null } = input;
  if (calendarId !== null) await getRecord(tx, BusinessCalendar, calendarId, "calendarId");
  const { startsOn = contract.startsOn, endsOn = null } = input;
  checkWithin({ startsOn, endsOn }, contract.startsOn, lastDayOf(await factsOf(tx, contract.id)));
  await refuseTooMany(tx, contract, "entitlement");
  await insertRecord(tx, Entitlement, {
    id: input.id,
    partnerId: contract.partnerId,
    contractId: contract.id,
    serviceAreaId: area.id,
    supportLevel: input.supportLevel,
    calendarId,
    roundTheClock: input.roundTheClock ?? false,
    retainerHours: input.retainerHours ?? null,
    retainerPeriod: input.retainerPeriod ?? null,
    startsOn,
    endsOn,
  });
  return countUp(tx, contract);
}

interface EntitlementEnd {
  readonly id: string;
  /** The version of the contract that the caller saw. */
  readonly expectedVersion: number;
  readonly endsOn: Day;
}

/** Ends an entitlement on a day. @throws DomainError NOT_FOUND, INVALID at "endsOn", CONFLICT for a stale version. */
export async function endEntitlement(
  tx: Transaction,
  { id, expectedVersion, endsOn }: EntitlementEnd,
): Promise<Contract> {
  const problems = new Problems();
  checkDay(problems, "endsOn", endsOn);
  problems.throwIfAny();
  const { contractId } = await getRecord(tx, Entitlement, id);
  const contract = await holdContract(tx, contractId, expectedVersion);
  const { startsOn } = await getRecord(tx, Entitlement, id);
  checkWithin({ startsOn, endsOn }, startsOn, lastDayOf(await factsOf(tx, contract.id)));
  await updateRecord(tx, Entitlement, id, null, { endsOn });
  return countUp(tx, contract);
}
