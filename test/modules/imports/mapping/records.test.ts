import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { firstDraft, mapRows } from "./mapRows.js";

describe("engagements and their promises", () => {
  const incident = {
    noun: "engagement",
    partner: { name: "vendor" },
    kind: { constant: "INCIDENT" },
    title: { template: "Incident {id}" },
    severity: { column: "impact", map: { bad: "SEV1", mild: "SEV4", unknown: null } },
    startedAt: "start",
    endedAt: "end",
    promises: [{ kind: "RESOLVE", withinMinutes: { SEV1: 90 }, fulfilledAt: "end" }],
  };
  const row = { id: "7", vendor: "Bolt", impact: "bad", start: "2024-01-01T10:00:00Z", end: "" };

  test("a target counts from the start, by severity; an open incident has no end", () => {
    expect(firstDraft([row], incident)).toEqual({
      noun: "engagement",
      partner: { noun: "partner", name: "Bolt" },
      serviceAreas: [],
      kind: "INCIDENT",
      title: "Incident 7",
      severity: "SEV1",
      startedAt: new Date("2024-01-01T10:00:00Z"),
      promises: [{ kind: "RESOLVE", promisedFor: new Date("2024-01-01T11:30:00Z") }],
      externalReference: { system: "test", id: "7" },
    });
  });

  test("where no target is stated there is no promise", () => {
    expect(firstDraft([{ ...row, impact: "mild" }], incident).promises).toEqual([]);
    const unknown = firstDraft([{ ...row, impact: "unknown" }], incident);
    expect(unknown.promises).toEqual([]);
    expect(unknown).not.toHaveProperty("severity");
  });

  test("one number is the target of every severity, and of none", () => {
    const same = { ...incident, promises: [{ kind: "RESPOND", withinMinutes: 15 }] };
    for (const impact of ["bad", "mild", "unknown"])
      expect(firstDraft([{ ...row, impact }], same).promises).toEqual([
        { kind: "RESPOND", promisedFor: new Date("2024-01-01T10:15:00Z") },
      ]);
  });

  test("a day that is promised lasts until its end, in its zone; other days begin at their start", () => {
    const zone = "Europe/Berlin";
    const delivery = {
      noun: "engagement",
      partner: { name: "vendor" },
      kind: { constant: "DELIVERY" },
      title: "id",
      startedAt: { column: "came", zone },
      promises: [
        { kind: "DELIVER", promisedFor: { column: "due", zone }, fulfilledAt: { column: "came", zone } },
        { kind: "RESPOND", when: { column: "asked", present: true }, promisedFor: "asked" },
      ],
    };
    const draft = firstDraft(
      [{ id: "7", vendor: "Bolt", due: "2024-07-01", came: "2024-07-01", asked: "" }],
      delivery,
    );
    expect(draft.promises).toEqual([
      {
        kind: "DELIVER",
        promisedFor: new Date("2024-07-01T21:59:59.999Z"),
        fulfilledAt: new Date("2024-06-30T22:00:00Z"),
      },
    ]);
  });
});

test("a review has ratings from 1 to 5, each of which may be missing", () => {
  const review = {
    noun: "review",
    partner: { name: "vendor" },
    reviewer: { name: "by", email: "mail" },
    source: { constant: "INTERNAL" },
    reviewedOn: "day",
    ratings: { delivery: "d", value: "v" },
    comment: "said",
  };
  const row = {
    id: "7",
    vendor: "Bolt",
    by: "Ada",
    mail: "",
    day: "2024-01-01",
    d: "5",
    v: "",
    said: "Good.",
  };
  expect(firstDraft([row], review)).toEqual({
    noun: "review",
    partner: { noun: "partner", name: "Bolt" },
    reviewer: { name: "Ada" },
    source: "INTERNAL",
    reviewedOn: "2024-01-01",
    ratings: { delivery: 5 },
    comment: "Good.",
    externalReference: { system: "test", id: "7" },
  });
  for (const d of ["6", "0", "4.5", "good"])
    expect(firstDraft([{ ...row, d }], review)).toMatchObject({ line: 2, field: "ratings.delivery" });
});

test("one row may become several records, each with its own key", () => {
  const { rows } = mapRows([{ id: "p1", vendor: "Bolt", models: ["IaaS, PaaS", "IaaS"], site: "" }], {
    records: [
      { noun: "partner", name: "vendor", externalReference: { template: "vendor {vendor}" } },
      { noun: "skill", name: "id", when: { column: "site", present: true } },
      {
        noun: "offering",
        forEach: { column: "models", split: "," },
        partner: { name: "vendor" },
        serviceArea: { name: { item: true, map: { IaaS: "Infrastructure", PaaS: "Platform" } } },
        name: { template: "{id} as {item}" },
      },
    ],
  });
  expect(rows).toHaveLength(1);
  const drafts: readonly any[] = rows[0]!.drafts;
  expect(
    drafts.map((draft) => [draft.noun, draft.name, draft.serviceArea?.name, draft.externalReference.id]),
  ).toEqual([
    ["partner", "Bolt", undefined, "vendor Bolt"],
    ["offering", "p1 as IaaS", "Infrastructure", "p1/IaaS"],
    ["offering", "p1 as PaaS", "Platform", "p1/PaaS"],
  ]);
});

test("rows without an identity, without a record, or refused by the mapping are rejected", () => {
  const { rows, rejected } = mapRows(
    [
      { id: "", n: "a" },
      { id: "1", n: "" },
      { id: "2", n: "own" },
      { id: "3", n: "Bolt" },
    ],
    {
      reject: [{ when: { column: "n", equals: "own" }, reason: "That is ourselves." }],
      records: [{ noun: "partner", when: { column: "n", present: true }, name: "n" }],
    },
  );
  expect(rows.map((row) => row.lines)).toEqual([[5]]);
  expect(rejected).toEqual([
    { line: 2, field: "identity", reason: "The row has nothing in the columns that identify it." },
    { line: 3, field: null, reason: "No record of the mapping applies to this row." },
    { line: 4, field: null, reason: "That is ourselves." },
  ]);
});

test("every row ends in exactly one place", () => {
  const cell = fc.constantFrom("", "a", "A", "b", "a, b", "x");
  const row = fc.record({
    id: cell,
    name: cell,
    site: cell,
    day: fc.constantFrom("", "2024-01-01", "2024-02-01", "no"),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (values) => {
      if (values.length === 0) return;
      const { rows, rejected } = mapRows(values, {
        observedOn: "day",
        records: [
          { noun: "partner", name: { column: "name", map: { x: null }, otherwise: "keep" }, website: "site" },
        ],
      });
      const lines = [
        ...rows.flatMap((each) => [...each.lines, ...each.repeats]),
        ...rejected.map((each) => each.line),
      ];
      expect(lines.sort((a, b) => a - b)).toEqual(values.map((_, at) => at + 2));
    }),
  );
});
