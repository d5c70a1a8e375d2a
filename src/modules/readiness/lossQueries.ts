import { dayOf, type Day } from "../../kernel/dayRules.js";
import { sizeOf } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { damageOf, onOneLeg, type AreaTimes } from "./damageRules.js";
import type { LossSimulation, SimulatedTimes } from "./LossSimulation.js";
import { without } from "./lossRules.js";
import { findLosses, type NamedLosses } from "./namedLosses.js";
import { onlyStaff } from "./onlyStaff.js";
import { instantAsked } from "./readinessAnswers.js";
import { gatherFacts } from "./readinessQueries.js";
import { weakLinksOf, type WeakLink } from "./weakLinkRules.js";
import { mondayOf, weekFrom } from "./weekRules.js";

/**
 * What the week of an instant would be like without partners, people, contracts or subcontractors.
 * @throws DomainError NOT_FOUND at the one that is not known, INVALID for a list that is too long, for none at all, or at
 * "at", FORBIDDEN for whoever is not of our staff.
 */
export async function simulateLoss(
  reader: Reader,
  named: NamedLosses,
  at: Date | null | undefined,
): Promise<LossSimulation> {
  onlyStaff(reader);
  const monday = mondayOfInstant(reader, at);
  const losses = await findLosses(reader, named);
  const facts = await gatherFacts(reader, weekFrom(monday), null);
  return { weekOf: monday, ...damageOf(facts, losses), onOneLeg: onOneLeg(without(facts, losses)) };
}

/**
 * The single losses that uncover most in the week of an instant.
 * @throws DomainError INVALID at "first" or "at", FORBIDDEN for whoever is not of our staff.
 */
export async function weakestLinks(
  reader: Reader,
  first: number | null | undefined,
  at: Date | null | undefined,
): Promise<WeakLink[]> {
  const size = sizeOf(first);
  const facts = await gatherFacts(reader, weekFrom(mondayOfInstant(reader, at)), null);
  return weakLinksOf(facts).slice(0, size);
}

const mondayOfInstant = (reader: Reader, at: Date | null | undefined): Day =>
  mondayOf(dayOf(new Date(instantAsked(reader, at))));

/** The first of such times. @throws DomainError INVALID at "first" for a number that is not from 1 to 100. */
export const firstTimes = (times: readonly AreaTimes[], first: number | null | undefined): SimulatedTimes[] =>
  times.slice(0, sizeOf(first)).map((each) => ({
    ...each,
    times: each.times.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) })),
  }));
