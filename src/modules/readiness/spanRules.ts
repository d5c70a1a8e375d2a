import type { Interval } from "../calendars/businessTimeRules.js";

/** The spans that any of these cover, in order; those that touch are one. */
export function unionOf(spans: readonly Interval[]): Interval[] {
  const union: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    const last = union.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else union.push({ start, end });
  }
  return union;
}

/** What two lists of spans have in common, in order; each list is in order and without overlap. */
export function overlapOf(some: readonly Interval[], others: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (let one = 0, other = 0; one < some.length && other < others.length;) {
    const [a, b] = [some[one] as Interval, others[other] as Interval];
    const [start, end] = [Math.max(a.start, b.start), Math.min(a.end, b.end)];
    if (start < end) common.push({ start, end });
    if (a.end < b.end) one++;
    else other++;
  }
  return common;
}

/** How long spans are together, in hours. */
export const lengthOf = (spans: readonly Interval[]): number =>
  spans.reduce((sum, { start, end }) => sum + (end - start), 0) / HOUR;

export const HOUR = 3_600_000;
