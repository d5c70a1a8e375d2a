import sql from "sql-template-tag";
import type { Batch, Context } from "../../kernel/Context.js";
import type { Day } from "../../kernel/dayRules.js";
import { groupBy } from "../../kernel/groupBy.js";
import { calendarById } from "../calendars/BusinessCalendar.js";
import type { Severity } from "../catalog/Severity.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import { NOTICE, stateOn } from "../contracts/contractQueries.js";
import { serviceLevelsByContract } from "../serviceLevels/ServiceLevel.js";
import { hoursInWords } from "./cardWords.js";
import type { CrisisCardContract } from "./CrisisCard.js";

/** A contract that may bring a partner's people to us in an area; without an entitlement there its level is null. */
interface ContractRow {
  readonly id: string;
  readonly serviceAreaId: string | null;
  readonly partnerId: string;
  readonly number: string | null;
  readonly title: string;
  readonly supportLevel: SupportLevel | null;
  readonly calendarId: string | null;
  readonly roundTheClock: boolean | null;
}

/** The contracts that bind on a day and entitle us to something in an area, by the area and the day. */
const entitlingIn: Batch<{ readonly serviceAreaId: string; readonly day: Day }, ContractRow[]> = async (
  reader,
  keys,
) => {
  const found = new Map<string, ContractRow[]>();
  for (const [day, asked] of groupBy(keys, (key) => key.day)) {
    const rows = await reader.rows<ContractRow>(sql`
      SELECT t.id, e.service_area_id AS "serviceAreaId", e.partner_id AS "partnerId", t.number, t.title,
        e.support_level AS "supportLevel", e.calendar_id AS "calendarId", e.round_the_clock AS "roundTheClock"
      FROM entitlement e JOIN contract t ON t.id = e.contract_id ${NOTICE}
      WHERE e.service_area_id = ANY(${asked.map(({ serviceAreaId }) => serviceAreaId)}::uuid[])
        AND e.starts_on <= ${day}::date AND (e.ends_on IS NULL OR e.ends_on >= ${day}::date)
        AND ${stateOn(day)} IN ('IN_FORCE', 'IN_NOTICE')
      ORDER BY e.support_level DESC, t.starts_on, t.id`);
    for (const [id, ofArea] of groupBy(rows, (row) => row.serviceAreaId)) found.set(`${day} ${id}`, ofArea);
  }
  return keys.map(({ serviceAreaId, day }) => found.get(`${day} ${serviceAreaId}`) ?? []);
};

interface Wanted {
  readonly serviceAreaId: string;
  readonly severity: Severity;
  readonly day: Day;
  readonly partnerId: string;
  /** The contract that the step names, if it names one. */
  readonly contractId: string | null;
}

/** What entitles us to a partner's people in an area on a day: the contract that the step names, else all there are. */
export async function contractsFor(ctx: Context, wanted: Wanted): Promise<CrisisCardContract[]> {
  const { serviceAreaId, day, partnerId, contractId } = wanted;
  const rows = await ctx.load(entitlingIn, { serviceAreaId, day });
  const ours = rows.filter((row) =>
    contractId === null ? row.partnerId === partnerId : row.id === contractId,
  );
  return Promise.all(ours.map((row) => contractOf(ctx, row, wanted)));
}

async function contractOf(
  ctx: Context,
  row: ContractRow,
  { severity, day, serviceAreaId }: Wanted,
): Promise<CrisisCardContract> {
  const { id, number, title, supportLevel, calendarId, roundTheClock } = row;
  const promised = (await ctx.load(serviceLevelsByContract, id)).filter(
    (level) =>
      level.severity === severity &&
      (level.serviceAreaId === null || level.serviceAreaId === serviceAreaId) &&
      level.startsOn <= day &&
      (level.endsOn === null || level.endsOn >= day),
  );
  // One that names the area goes before one for all areas of the contract.
  const promise = promised.find((level) => level.serviceAreaId !== null) ?? promised[0];
  const calendar = calendarId === null ? null : await ctx.load(calendarById, calendarId);
  return {
    number,
    title,
    supportLevel,
    hours: roundTheClock === true ? "at all hours" : calendar && hoursInWords(calendar),
    respondMinutes: promise?.respondMinutes ?? null,
    resolveMinutes: promise?.resolveMinutes ?? null,
  };
}
