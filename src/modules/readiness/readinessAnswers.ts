import { checkDay, dayOf } from "../../kernel/dayRules.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { Batch } from "../../kernel/Context.js";
import { notFound, Problems } from "../../kernel/DomainError.js";
import type { Reader } from "../../kernel/Reader.js";
import type { Severity } from "../catalog/Severity.js";
import type { Readiness } from "./Readiness.js";
import { readinessAt } from "./readinessRules.js";
import { gatherFacts } from "./readinessQueries.js";

/** What is asked about: a service area, a severity, and an instant in milliseconds since 1970. */
export interface ReadinessQuestion {
  readonly serviceAreaId: string;
  readonly severity: Severity;
  readonly at: number;
}

/**
 * The instant that a caller asks about: now where nothing is said.
 * @throws DomainError INVALID at "at" for one that lies too far away.
 */
export function instantAsked(reader: Reader, at: Date | null | undefined): number {
  const instant = at ?? reader.now;
  const problems = new Problems();
  checkDay(problems, "at", dayOf(instant));
  problems.throwIfAny();
  return instant.getTime();
}

/**
 * Whether help would come, for many areas and severities: the statements of `gatherFacts` for each instant.
 * An unknown area gives a NOT_FOUND at "serviceAreaId".
 * @throws DomainError FORBIDDEN for whoever is not of our staff.
 */
export const readinessOf: Batch<ReadinessQuestion, Readiness> = async (reader, questions) => {
  const instants = [...groupBy(questions, ({ at }) => at)];
  const gathered = await Promise.all(
    instants.map(([at, asked]) => {
      const areaIds = [...new Set(asked.map(({ serviceAreaId }) => serviceAreaId))];
      return gatherFacts(reader, { start: at, end: at + 1 }, areaIds);
    }),
  );
  const factsAt = new Map(instants.map(([at], each) => [at, gathered[each]]));
  return questions.map(({ serviceAreaId, severity, at }) => {
    const facts = factsAt.get(at);
    const area = facts?.areas.get(serviceAreaId);
    if (!facts || !area) return notFound("service area", "serviceAreaId");
    return { serviceAreaId, severity, at: new Date(at), ...readinessAt(area, severity, at, facts) };
  });
};
