import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { addDays, type Day } from "./dayRules.js";
import { invalid } from "./DomainError.js";

/**
 * A quarter as a whole number, year · 4 + (quarter − 1): quarters then count by ones. Which days it holds is for the
 * organisation to say, whose fiscal year may begin in any month.
 */
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

/**
 * The quarter of a day.
 * @param shift How many months a day is moved before its calendar quarter is taken: CALENDAR_QUARTERS for none, else what
 * the organisation's fiscal year asks for; from -11 to 11.
 */
export const quarterOf = (day: Day, shift: number): Quarter =>
  Math.floor((Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + shift) / 3);

/** The shift of calendar quarters. */
export const CALENDAR_QUARTERS = 0;

/** Whether a quarter can be named. */
export const isKnownQuarter = (quarter: Quarter): boolean =>
  quarter >= FIRST_YEAR * 4 && quarter < (LAST_YEAR + 1) * 4;

/** The first day of a quarter, "2026-07-01". @param shift As for quarterOf. */
export function firstDayOf(quarter: Quarter, shift: number): Day {
  const months = quarter * 3 - shift;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
}

/** The last day of a quarter, "2026-09-30". @param shift As for quarterOf. */
export const lastDayOf = (quarter: Quarter, shift: number): Day =>
  addDays(firstDayOf(quarter + 1, shift), -1);

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
  description:
    'A quarter, written "2026-Q3": of the calendar, or of the fiscal year where the organisation settings say so.',
  serialize: (value) => formatQuarter(value as Quarter),
  parseValue: fromText,
  parseLiteral: (node) => fromText(node.kind === Kind.STRING ? node.value : "a value that is no text"),
});
