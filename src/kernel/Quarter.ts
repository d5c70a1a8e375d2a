import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { invalid } from "./DomainError.js";

/** A calendar quarter as a whole number, year · 4 + (quarter − 1): quarters then count by ones. */
export type Quarter = number;

const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/** "2026-Q3" → 8106. @throws DomainError INVALID at `field` for anything else, or a year outside 1970 to 2199. */
export function parseQuarter(text: string, field = "quarter"): Quarter {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(text) ?? [];
  const known = Number(year) >= FIRST_YEAR && Number(year) <= LAST_YEAR;
  if (!known)
    throw invalid(
      field,
      `"${text.slice(0, 40)}" is not a quarter: write it as 2026-Q3, from ${FIRST_YEAR}-Q1 to ${LAST_YEAR}-Q4.`,
    );
  return Number(year) * 4 + Number(quarter) - 1;
}

/** 8106 → "2026-Q3". */
export function formatQuarter(quarter: Quarter): string {
  return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
}

/** The quarter of a date ("2026-09-30") or of an instant, by its date in UTC. */
export function quarterOf(day: string | Date): Quarter {
  const text = typeof day === "string" ? day : day.toISOString();
  return Number(text.slice(0, 4)) * 4 + Math.floor((Number(text.slice(5, 7)) - 1) / 3);
}

/** Whether a day lies in a quarter that can be named. */
export const isInKnownQuarter = (day: string): boolean =>
  day >= `${FIRST_YEAR}-01-01` && day <= `${LAST_YEAR}-12-31`;

/** The first day of a quarter, "2026-07-01". */
export function firstDayOf(quarter: Quarter): string {
  const month = (quarter % 4) * 3 + 1;
  return `${Math.floor(quarter / 4)}-${String(month).padStart(2, "0")}-01`;
}

/** The last day of a quarter, "2026-09-30". */
export function lastDayOf(quarter: Quarter): string {
  const next = new Date(`${firstDayOf(quarter + 1)}T00:00:00Z`);
  return new Date(next.getTime() - 1).toISOString().slice(0, 10);
}

function fromText(text: unknown): Quarter {
  try {
    return parseQuarter(typeof text === "string" ? text : String(text));
  } catch (error) {
    throw new GraphQLError((error as Error).message);
  }
}

/** "2026-Q3" outside, a whole number inside. */
export const QuarterScalar = new GraphQLScalarType<Quarter, string>({
  name: "Quarter",
  description: 'A calendar quarter, written "2026-Q3".',
  serialize: (value) => formatQuarter(value as Quarter),
  parseValue: fromText,
  parseLiteral: (node) => fromText(node.kind === Kind.STRING ? node.value : "a value that is no text"),
});
