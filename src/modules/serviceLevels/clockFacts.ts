import type { Batch } from "../../kernel/Context.js";
import { notFound } from "../../kernel/DomainError.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { Reader } from "../../kernel/Reader.js";
import sql from "sql-template-tag";
import type { WorkingWeek } from "../calendars/businessTimeRules.js";
import type { ClockFacts, Pause } from "./clockRules.js";

interface OwnFacts extends Omit<ClockFacts, "pauses" | "hours"> {
  readonly id: string;
  readonly timeZone: string | null;
  readonly weeklyHours: WorkingWeek["weeklyHours"] | null;
  readonly holidays: WorkingWeek["holidays"] | null;
}

const ownFacts = (reader: Reader, ids: readonly string[]): Promise<OwnFacts[]> =>
  reader.rows<OwnFacts>(sql`
    SELECT c.id, l.respond_minutes AS "respondMinutes", l.resolve_minutes AS "resolveMinutes",
      c.started_at AS "startedAt", c.responded_at AS "respondedAt", c.resolved_at AS "resolvedAt",
      k.time_zone AS "timeZone", k.weekly_hours AS "weeklyHours", k.holidays
    FROM service_clock c JOIN service_level l ON l.id = c.service_level_id
      LEFT JOIN business_calendar k ON k.id = l.calendar_id
    WHERE c.id = ANY(${ids}::uuid[])`);

const pausesOf = (
  reader: Reader,
  ids: readonly string[],
): Promise<(Pause & { readonly clockId: string })[]> =>
  reader.rows(sql`
    SELECT clock_id AS "clockId", starts_at AS "startsAt", ends_at AS "endsAt", party
    FROM service_clock_pause WHERE clock_id = ANY(${ids}::uuid[])`);

/**
 * What many clocks measure, in two statements whatever their number. It asks not who may see them: whoever sees a clock may see
 * what it shows.
 */
export const factsByClock: Batch<string, ClockFacts> = async (reader, ids) => {
  const [own, all] = await Promise.all([ownFacts(reader, ids), pausesOf(reader, ids)]);
  const pauses = groupBy(all, ({ clockId }) => clockId);
  const found = new Map(own.map((facts) => [facts.id, facts]));
  return ids.map((id) => {
    const facts = found.get(id);
    if (!facts) return notFound("service clock");
    const { timeZone, weeklyHours, holidays } = facts;
    const hours =
      timeZone === null ? null : { timeZone, weeklyHours: weeklyHours ?? [], holidays: holidays ?? [] };
    return { ...facts, hours, pauses: pauses.get(id) ?? [] };
  });
};

/** What one clock measures. @throws DomainError NOT_FOUND. */
export async function factsOfClock(reader: Reader, id: string): Promise<ClockFacts> {
  const [facts] = await factsByClock(reader, [id]);
  if (facts === undefined || facts instanceof Error) throw facts ?? notFound("service clock");
  return facts;
}
