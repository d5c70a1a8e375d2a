import type { Day } from "../../kernel/dayRules.js";
import { invalid, notFound } from "../../kernel/DomainError.js";
import { sizeOf } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import type { Interval } from "../calendars/businessTimeRules.js";
import { Severity } from "../catalog/Severity.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import type { Coverage } from "./Coverage.js";
import { hoursOf, spansOf, uncoveredIn } from "./coverageRules.js";
import { gatherFacts } from "./readinessQueries.js";
import type { SleepIndex } from "./SleepIndex.js";
import { sleepOf, type MissingHours } from "./sleepRules.js";
import { mondayOf, weekFrom } from "./weekRules.js";

/**
 * The Monday of the week that a caller asks about: of this week where nothing is said.
 * @throws DomainError INVALID at "weekOf" for a day that lies too far away.
 */
const mondayAsked = async (reader: Reader, weekOf: Day | null | undefined): Promise<Day> =>
  mondayOf(await dayAsked(reader, weekOf, "weekOf"));

const dated = <Span extends Interval>({ start, end, ...rest }: Span) => ({
  ...rest,
  start: new Date(start),
  end: new Date(end),
});

/**
 * How a service area is covered in a week, for each severity.
 * @throws DomainError NOT_FOUND at "serviceAreaId", INVALID at "weekOf", FORBIDDEN for whoever is not of our staff.
 */
export async function coverageOf(
  reader: Reader,
  serviceAreaId: string,
  weekOf: Day | null | undefined,
): Promise<Coverage> {
  const monday = await mondayAsked(reader, weekOf);
  const facts = await gatherFacts(reader, weekFrom(monday), [serviceAreaId]);
  const area = facts.areas.get(serviceAreaId);
  if (!area) throw notFound("service area", "serviceAreaId");
  const weeks = Object.values(Severity).map((severity) => ({
    severity,
    spans: spansOf(area, severity, facts),
  }));
  return {
    serviceAreaId,
    weekOf: monday,
    severities: weeks.map(({ severity, spans }) => ({
      severity,
      hours: hoursOf(spans).map((hour) => ({ ...hour, start: new Date(hour.start) })),
      spans: spans.map(dated),
    })),
    uncovered: weeks.flatMap(({ severity, spans }) =>
      uncoveredIn(spans).map((each) => ({ severity, ...dated(each) })),
    ),
  };
}

/** What somebody is woken for. */
const CRISES = [Severity.SEV1, Severity.SEV2] as const;

/**
 * How well the organisation may sleep in a week: for crises where no severities are named.
 * @throws DomainError INVALID at "weekOf" or "severities", FORBIDDEN for whoever is not of our staff.
 */
export async function sleepIndexOf(
  reader: Reader,
  weekOf: Day | null | undefined,
  asked: readonly Severity[] | null | undefined,
): Promise<SleepIndex> {
  const monday = await mondayAsked(reader, weekOf);
  const severities = [...new Set(asked ?? CRISES)].sort();
  if (severities.length === 0) throw invalid("severities", "Name at least one severity, or leave it out.");
  const facts = await gatherFacts(reader, weekFrom(monday), null);
  return { weekOf: monday, severities, ...sleepOf(facts, severities) };
}

/** The first of what is missing. @throws DomainError INVALID at "first" for a number that is not from 1 to 100. */
export const firstMissing = (
  { missing }: SleepIndex,
  first: number | null | undefined,
): readonly MissingHours[] => missing.slice(0, sizeOf(first));
