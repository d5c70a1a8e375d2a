import { IANAZone } from "luxon";
import { z } from "zod";

/** Whether something applies to a row: one test of one column. */
export interface Condition {
  readonly column: string;
  readonly equals?: readonly string[] | undefined;
  readonly present?: boolean | undefined;
  readonly matches?: string | undefined;
}

/** How a field gets its value: from one source, through the steps that are named, in this order. */
export interface Value {
  readonly column?: string | undefined;
  readonly constant?: readonly string[] | undefined;
  readonly fileName?: true | undefined;
  readonly item?: true | undefined;
  readonly template?: string | undefined;
  readonly firstOf?: readonly Value[] | undefined;
  readonly when?: readonly Condition[] | undefined;
  readonly part?: string | undefined;
  readonly split?: string | undefined;
  readonly map?: { readonly [published: string]: string | null } | undefined;
  readonly otherwise?: "reject" | "keep" | "empty" | undefined;
  readonly formats?: readonly string[] | undefined;
  readonly zone?: string | undefined;
  readonly at?: "start" | "end" | undefined;
  readonly yearStartsIn?: number | undefined;
  readonly thousands?: string | undefined;
  readonly point?: string | undefined;
  readonly decimals?: number | undefined;
}

/** An object of which every key is known; each may carry a comment. */
export const known = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ comment: z.string().optional(), ...shape });

export const text = z.string().min(1);

const listOf = (from: unknown): unknown => (from === undefined || Array.isArray(from) ? from : [from]);
const words = z.preprocess(
  listOf,
  z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)).min(1),
);

function checkPattern(pattern: string, issues: z.RefinementCtx): void {
  try {
    new RegExp(pattern, "u");
  } catch (error) {
    issues.addIssue({
      code: "custom",
      message: `This is no regular expression: ${(error as Error).message}`,
    });
  }
}
const pattern = text.superRefine(checkPattern);
const part = pattern.refine((source) => source.includes("(?<value>"), {
  message: "Name the part that is meant with a group: (?<value>…).",
});
const template = text.refine((source) => /\{[^{}]+\}/.test(source), {
  message: "Name at least one column in { and }, or write a constant.",
});
const zone = text.refine((name) => IANAZone.isValidZone(name), {
  message: 'This is no time zone; write for example "Europe/Berlin" or "UTC".',
});

const oneOf = (object: object, keys: readonly string[], issues: z.RefinementCtx): void => {
  const given = keys.filter((key) => (object as { [key: string]: unknown })[key] !== undefined);
  if (given.length === 1) return;
  const found = given.length === 0 ? "none" : given.join(" and ");
  issues.addIssue({
    code: "custom",
    message: `Exactly one of ${keys.join(", ")} is needed; there is ${found}.`,
  });
};

const condition: z.ZodType<Condition> = known({
  column: text,
  equals: words.optional(),
  present: z.boolean().optional(),
  matches: pattern.optional(),
}).superRefine((each, issues) => oneOf(each, ["equals", "present", "matches"], issues));

/** One condition or a list of them, of which all must hold. */
export const conditions: z.ZodType<readonly Condition[]> = z.preprocess(listOf, z.array(condition).min(1));

const SOURCES = ["column", "constant", "fileName", "item", "template", "firstOf"];

/** A text alone names a column. */
export const value: z.ZodType<Value> = z.lazy(() =>
  z.preprocess(
    (from) => (typeof from === "string" ? { column: from } : from),
    known({
      column: text.optional(),
      constant: words.optional(),
      fileName: z.literal(true).optional(),
      item: z.literal(true).optional(),
      template: template.optional(),
      firstOf: z.array(value).min(1).optional(),
      when: conditions.optional(),
      part: part.optional(),
      split: text.optional(),
      map: z.record(z.string(), z.string().nullable()).optional(),
      otherwise: z.enum(["reject", "keep", "empty"]).optional(),
      formats: z.array(text).min(1).optional(),
      zone: zone.optional(),
      at: z.enum(["start", "end"]).optional(),
      yearStartsIn: z.int().min(1).max(12).optional(),
      thousands: z.string().length(1).optional(),
      point: z.string().length(1).optional(),
      decimals: z.int().min(0).max(4).optional(),
    }).superRefine((each, issues) => {
      oneOf(each, SOURCES, issues);
      if (each.otherwise !== undefined && each.map === undefined)
        issues.addIssue({ code: "custom", path: ["otherwise"], message: "This says nothing without a map." });
    }),
  ),
);
