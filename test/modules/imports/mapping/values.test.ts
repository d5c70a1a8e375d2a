import { describe, expect, test } from "@jest/globals";
import { firstDraft, mapRows } from "./mapRows.js";

/** What a value of a mapping stands for in a row, as the name of a partner; or the rejection. */
const named = (row: object, name: unknown, fileName?: string) => {
  const draft = firstDraft(
    [{ id: "1", ...row }],
    { noun: "partner", name },
    { optionalColumns: ["x"] },
    fileName,
  );
  return draft.name ?? draft;
};

describe("where a value comes from", () => {
  test("a text alone names a column, whose text is trimmed", () => {
    expect(named({ a: "  Bolt Ltd " }, "a")).toBe("Bolt Ltd");
  });

  test("a path leads into JSON, through lists", () => {
    const row = { a: { b: [{ c: "one" }, { c: 7 }], d: "Bolt" }, "a.d": undefined };
    expect(named({ a: row.a }, "a.d")).toBe("Bolt");
    expect(named({ a: row.a }, "a.b.1.c")).toBe("7");
    expect(named({ a: row.a }, { template: "{a.b.c}" })).toBe("one, 7");
    expect(named({ "a.d": "dotted", a: row.a }, "a.d")).toBe("dotted");
  });

  test("an object is no text, and two texts are not one", () => {
    expect(named({ a: { b: 1 } }, "a")).toMatchObject({
      field: "name",
      reason: '"a" holds an object, not a text.',
    });
    expect(named({ a: ["x", "y"] }, "a")).toMatchObject({ reason: "One text is needed here, not 2: x; y." });
  });

  test("a part of the file's name, without its folders", () => {
    const name = { fileName: true, part: "^FY-(?<value>\\d{4}-Q\\d)" };
    expect(named({ a: "1" }, name, "/exports/FY-2013-Q4.csv")).toBe("2013-Q4");
    expect(named({ a: "1" }, name, "other.csv")).toMatchObject({ line: 2, field: "name" });
  });

  test("a template, unless none of its columns says anything", () => {
    expect(named({ a: "Bolt", b: "" }, { template: "{a} ({b})" })).toBe("Bolt ()");
    expect(named({ a: "", b: " " }, { template: "{a} ({b})" })).toMatchObject({
      field: "name",
      reason: 'The row says nothing for "name", which is needed.',
    });
  });

  test("the first of several that says something; a constant at last", () => {
    const name = { firstOf: ["a", "b", { constant: "Unknown" }] };
    expect(named({ a: "", b: "Nut" }, name)).toBe("Nut");
    expect(named({ a: " ", b: "" }, name)).toBe("Unknown");
  });
});

describe("what is done with it", () => {
  test("a map translates; what it does not know is rejected, kept or dropped", () => {
    const map = { GH: "GitHub", "N/A": null };
    expect(named({ a: "GH" }, { column: "a", map })).toBe("GitHub");
    expect(named({ a: "GL" }, { column: "a", map })).toEqual({
      line: 2,
      field: "name",
      reason: '"a" is "GL", which the mapping does not know.',
    });
    expect(named({ a: "GL" }, { column: "a", map, otherwise: "keep" })).toBe("GL");
    expect(
      named({ a: "GL" }, { firstOf: [{ column: "a", map, otherwise: "empty" }, { constant: "-" }] }),
    ).toBe("-");
    expect(named({ a: "N/A" }, { firstOf: [{ column: "a", map }, { constant: "-" }] })).toBe("-");
    expect(named({ a: "constructor" }, { column: "a", map })).toMatchObject({ field: "name" });
  });

  test("a value counts only when its conditions hold", () => {
    const name = (when: unknown) => ({ firstOf: [{ column: "a", when }, { constant: "no" }] });
    const row = { a: "Bolt", b: "x", c: "" };
    expect(named(row, name({ column: "b", equals: ["y", "x"] }))).toBe("Bolt");
    expect(named(row, name({ column: "b", equals: "y" }))).toBe("no");
    expect(named(row, name({ column: "c", present: false }))).toBe("Bolt");
    expect(named(row, name({ column: "b", matches: "^[xyz]$" }))).toBe("Bolt");
    expect(
      named(
        row,
        name([
          { column: "b", present: true },
          { column: "c", present: true },
        ]),
      ),
    ).toBe("no");
  });

  test("lists are split, trimmed, and each word once", () => {
    const record = {
      noun: "partner",
      name: "id",
      roles: { column: "a", split: ";", map: { m: "MSP", o: "OEM" } },
    };
    expect(firstDraft([{ id: "Bolt", a: "m; o;;m" }], record).roles).toEqual(["MSP", "OEM"]);
    expect(firstDraft([{ id: "Bolt", a: "" }], record)).not.toHaveProperty("roles");
    expect(firstDraft([{ id: "Bolt", a: "MSP" }], { ...record, roles: { constant: "BOSS" } })).toEqual({
      line: 2,
      field: "roles",
      reason: '"BOSS" is none of OEM, RESELLER, MSP, CONSULTANCY, CONTRACTOR, CLOUD_PROVIDER.',
    });
  });
});

describe("dates", () => {
  const offering = (statedOn: unknown) => ({
    noun: "offering",
    partner: { name: "id" },
    serviceArea: { name: { constant: "Backup" } },
    name: "id",
    statedOn,
  });
  const stated = (a: string, statedOn: unknown) => firstDraft([{ id: "1", a }], offering(statedOn));

  test.each([
    ["2013-06-30", "a", "2013-06-30"],
    ["2013-06-30T23:30:00-05:00", "a", "2013-07-01"],
    ["2017-01-18T05:00:00.000Z", { column: "a", zone: "America/New_York" }, "2017-01-18"],
    ["2017-01-18T04:59:59Z", { column: "a", zone: "America/New_York" }, "2017-01-17"],
    ["3/9/2015", { column: "a", formats: ["yyyy-MM-dd", "M/d/yyyy"] }, "2015-03-09"],
    ["9 March 2015", { column: "a", formats: ["d MMMM yyyy"] }, "2015-03-09"],
  ])("%j read by %j is %j", (a, statedOn, day) => expect(stated(a, statedOn).statedOn).toBe(day));

  test.each([
    ["2015-02-29", "a"],
    ["2015", "a"],
    ["12:30", "a"],
    ["3/9/2015", "a"],
    ["2015-03-09", { column: "a", formats: ["M/d/yyyy"] }],
  ])("%j read by %j is no date", (a, statedOn) =>
    expect(stated(a, statedOn)).toEqual({
      line: 2,
      field: "statedOn",
      reason: `"${a}" is no date in a format that the mapping names.`,
    }),
  );

  test.each([
    ["2013-Q4", 1, "2013-12-31"],
    ["2013-Q1", 1, "2013-03-31"],
    ["2013-Q4", 7, "2013-06-30"],
    ["2013 Q1", 7, "2012-09-30"],
    ["2024Q2", 10, "2024-03-31"],
    ["2024Q4", 12, "2024-11-30"],
    ["2024Q1", 12, "2024-02-29"],
  ])("the quarter %j of a year that starts in month %j ends on %j", (a, yearStartsIn, day) =>
    expect(stated(a, { column: "a", yearStartsIn }).statedOn).toBe(day),
  );

  test.each(["2013-Q5", "2013-06-30", "FY-2013-Q4", "Q4"])("%j is no quarter", (a) =>
    expect(stated(a, { column: "a", yearStartsIn: 7 })).toMatchObject({ field: "statedOn" }),
  );

  test("the date of the snapshot is on the draft and on what is within it", () => {
    const file = mapRows(
      [{ id: "1", a: "" }],
      {
        records: [offering("a")],
        observedOn: { fileName: true, part: "(?<value>\\d{4}-\\d\\d-\\d\\d)" },
      },
      "list-2024-02-01.csv",
    );
    const draft: any = file.rows[0]!.drafts[0];
    expect([draft.observedOn, draft.partner.observedOn]).toEqual(["2024-02-01", "2024-02-01"]);
    expect(draft).not.toHaveProperty("statedOn");
  });
});
