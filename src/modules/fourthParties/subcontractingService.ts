import { checkDay, type Day } from "../../kernel/dayRules.js";
import { conflict, invalid, Problems } from "../../kernel/DomainError.js";
import { lockName } from "../../kernel/locks.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { holdPartner } from "../partners/holdPartner.js";
import { normalisePartnerName } from "../partners/partnerNameRules.js";
import { Subcontracting } from "./Subcontracting.js";
import { isSaid } from "./subcontractingQueries.js";
import { checkOrder, checkSubcontracting, type SubcontractingDetails } from "./subcontractingRules.js";

interface NewSubcontracting extends SubcontractingDetails {
  readonly id?: string | undefined;
  readonly partnerId: string;
  readonly subcontractorId?: string | null | undefined;
  readonly serviceAreaId?: string | null | undefined;
}

/**
 * Notes that a partner rests on a subcontractor; from today on where no other day is said.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND for a partner or the area, CONFLICT where the same is said already.
 */
export async function addSubcontracting(tx: Transaction, input: NewSubcontracting): Promise<Subcontracting> {
  checkSubcontracting(input);
  const { id, name, endsOn = null, serviceAreaId = null } = input;
  const startsOn = input.startsOn ?? (await todayOf(tx));
  checkOrder(startsOn, endsOn);
  const partnerId = await holdPartner(tx, input.partnerId);
  const subcontractorId =
    typeof input.subcontractorId === "string"
      ? await holdPartner(tx, input.subcontractorId, "subcontractorId")
      : null;
  if (subcontractorId === partnerId)
    throw invalid("subcontractorId", "A partner is no subcontractor of its own.");
  if (serviceAreaId !== null) await getRecord(tx, ServiceArea, serviceAreaId, "serviceAreaId");
  const normalisedName = normalisePartnerName(name);
  // Two callers that say the same at once must not both find nothing.
  await lockName(tx, "subcontracting", `${partnerId} ${normalisedName}`);
  const said = { partnerId, normalisedName, serviceAreaId };
  if (await isSaid(tx, said, startsOn, endsOn))
    throw conflict("name", "That the partner rests on this subcontractor in that time is noted already.");
  return insertRecord(tx, Subcontracting, {
    id,
    ...said,
    name: name.trim(),
    subcontractorId,
    startsOn,
    endsOn,
  });
}

interface SubcontractingEnd {
  readonly id: string;
  readonly expectedVersion: number;
  readonly endsOn: Day;
}

/** Ends it. @throws DomainError NOT_FOUND, INVALID at "endsOn", CONFLICT where it has ended or the version is stale. */
export async function endSubcontracting(
  tx: Transaction,
  { id, expectedVersion, endsOn }: SubcontractingEnd,
): Promise<Subcontracting> {
  const problems = new Problems();
  checkDay(problems, "endsOn", endsOn);
  problems.throwIfAny();
  const current = await getRecord(tx, Subcontracting, id);
  checkOrder(current.startsOn, endsOn);
  if (current.endsOn !== null && endsOn > current.endsOn)
    throw conflict("id", `This ends on ${current.endsOn} already.`, current);
  return updateRecord(tx, Subcontracting, id, expectedVersion, { endsOn });
}
