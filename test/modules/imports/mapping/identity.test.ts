import { describe, expect, test } from "@jest/globals";
import { DomainError } from "../../../../src/kernel/DomainError.js";
import { mapTable } from "../../../../src/modules/imports/mapping/mapTable.js";
import { checkMapping } from "../../../../src/modules/imports/mapping/readMapping.js";
import { duplicatesIn, mapRows, tableOf } from "./mapRows.js";

const incidents = {
  identity: ["vendor", "id"],
  collect: ["serviceAreas"],
  records: [
    {
      noun: "engagement",
      partner: { name: "vendor" },
      serviceAreas: { name: "service", criticality: { constant: "LOW" } },
      kind: { constant: "INCIDENT" },
      title: { template: "Incident {id}" },
      startedAt: "start",
      endedAt: "end",
    },
  ],
};
const row = {
  vendor: "Bolt",
  id: "1",
  service: "Mail",
  start: "2024-01-01T10:00:00Z",
  end: "2024-01-01T11:00:00Z",
};

describe("rows of one identity", () => {
  test("are one incident that touches several services; a row that adds nothing is a duplicate", () => {
    const mapped = mapRows(
      [row, { ...row, service: "Web" }, row, { ...row, id: "2" }, { ...row, service: "MAIL" }],
      incidents,
    );
    const { rows, rejected } = mapped;
    expect(
      rows.map(({ lines, drafts: [draft] }: any) => [
        lines,
        draft.serviceAreas.map((area: any) => area.name),
      ]),
    ).toEqual([
      [
        [2, 3],
        ["Mail", "Web"],
      ],
      [[5], ["Mail"]],
    ]);
    expect(duplicatesIn(mapped)).toEqual([4, 6]);
    expect(rejected).toEqual([]);
  });

  test("that contradict each other are all rejected, also the exact duplicates among them", () => {
    const mapped = mapRows(
      [row, row, { ...row, end: "2024-01-01T12:00:00Z" }, { ...row, id: "2" }],
      incidents,
    );
    const { rows, rejected } = mapped;
    const reason = 'Lines 2, 3 and 4 say different things about "Bolt, 1": endedAt.';
    expect(rejected).toEqual([2, 3, 4].map((line) => ({ line, field: "endedAt", reason })));
    expect(rows.map(({ lines }) => lines)).toEqual([[5]]);
    expect(duplicatesIn(mapped)).toEqual([]);
  });

  test("contradict each other by a list that is not collected", () => {
    const { rejected } = mapRows([row, { ...row, service: "Web" }], { ...incidents, collect: [] });
    expect(rejected.map(({ line, field }) => [line, field])).toEqual([
      [2, "serviceAreas"],
      [3, "serviceAreas"],
    ]);
  });

  test("fill in what others leave out", () => {
    const { rows } = mapRows([{ ...row, end: "" }, row], incidents);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.drafts[0]).toMatchObject({ endedAt: new Date(row.end) });
  });

  test("from two snapshots stay apart, for the newer one counts", () => {
    const { rows, rejected } = mapRows(
      [
        { ...row, end: "", on: "2024-01-01" },
        { ...row, on: "2024-02-01" },
      ],
      { ...incidents, observedOn: "on" },
    );
    expect(rows.map(({ lines }) => lines)).toEqual([[2], [3]]);
    expect(rejected).toEqual([]);
  });
});

describe("rows of different identities that speak of one record", () => {
  const offerings = {
    records: [
      {
        noun: "offering",
        partner: { name: "vendor", website: "site" },
        serviceArea: { name: { constant: "Backup" } },
        name: "name",
        assurance: "level",
      },
    ],
  };
  const offer = { id: "1", vendor: "Bolt Ltd", site: "https://bolt.example", name: "Vault", level: "high" };

  test("must agree on it, else all of them are rejected with what they repeat", () => {
    const mapped = mapRows(
      [
        offer,
        { ...offer, id: "2", name: "Safe", vendor: "BOLT", site: "https://other.example" },
        offer,
        { ...offer, id: "3", vendor: "Nut" },
      ],
      offerings,
    );
    const { rows, rejected } = mapped;
    const reason = 'Lines 2, 3 and 4 say different things about the partner "Bolt Ltd": website.';
    expect(rejected).toEqual([2, 3, 4].map((line) => ({ line, field: "website", reason })));
    expect(rows.map(({ lines }) => lines)).toEqual([[5]]);
    expect(duplicatesIn(mapped)).toEqual([]);
  });

  test("may leave out what others say", () => {
    expect(mapRows([offer, { ...offer, id: "2", name: "Safe", site: "" }], offerings).rejected).toEqual([]);
  });

  test("may know it by two keys, but not say two things of it", () => {
    expect(mapRows([offer, { ...offer, id: "2" }], offerings).rejected).toEqual([]);
    const { rejected } = mapRows([offer, { ...offer, id: "2", level: "low" }], offerings);
    expect(rejected[0]!.reason).toBe(
      'Lines 2 and 3 say different things about the offering "Vault": assurance.',
    );
  });
});

describe("columns", () => {
  const refusal = (columns: readonly string[], name: unknown, optionalColumns: string[] = []) => {
    const mapping = checkMapping("m.json", {
      name: "test",
      system: "test",
      format: { type: "csv" },
      identity: "id",
      optionalColumns,
      records: [{ noun: "partner", name }],
    });
    try {
      mapTable({ ...tableOf([]), columns }, mapping, "/folder/list.csv");
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      return (error as DomainError).message;
    }
    return null;
  };

  test("that the mapping names and the file lacks are listed, with those that it has", () => {
    expect(refusal(["ID", "vendor"], { template: "{vendor} {town}" })).toBe(
      'list.csv lacks what the mapping "test" reads: "id", "town". It has "ID", "vendor".',
    );
  });

  test("may be alternatives, of which one is enough, or optional", () => {
    const name = { firstOf: ["short desc", "short_desc"] };
    expect(refusal(["id", "short_desc"], name)).toBeNull();
    expect(refusal(["id"], name)).toMatch(/"short desc", "short_desc"\. It has/);
    expect(refusal(["id"], "vendor", ["vendor"])).toBeNull();
    expect(
      refusal(["id", "vendor"], { column: "vendor.name", when: { column: "gone", present: true } }),
    ).toMatch(/"gone"/);
  });
});
