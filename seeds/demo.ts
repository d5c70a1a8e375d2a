import { idsOf } from "./ids.js";
import { timelineTo, type Timeline } from "./timeline.js";

/** What one seeding knows: its day, and the ids of what it has added so far. */
export interface Demo {
  readonly timeline: Timeline;
  readonly newId: () => string;
  /** By key. */
  readonly calendars: Map<string, string>;
  /** By key. */
  readonly teams: Map<string, string>;
  /** By key. */
  readonly areas: Map<string, string>;
  /** By name. */
  readonly skills: Map<string, string>;
  /** By name. */
  readonly people: Map<string, string>;
  /** By name. */
  readonly partners: Map<string, string>;
}

/** A demo in which nothing has been added yet. */
export function newDemo(now: Date): Demo {
  const timeline = timelineTo(now);
  return {
    timeline,
    newId: idsOf(timeline.today),
    calendars: new Map(),
    teams: new Map(),
    areas: new Map(),
    skills: new Map(),
    people: new Map(),
    partners: new Map(),
  };
}

/** The id that an earlier part of the seed has added. @throws Error where a name in the seed is wrong. */
export function idOf(known: ReadonlyMap<string, string>, key: string): string {
  const id = known.get(key);
  if (id === undefined) throw new Error(`The demo organisation has no ${key}.`);
  return id;
}
