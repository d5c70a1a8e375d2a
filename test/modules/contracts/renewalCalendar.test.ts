import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { recordAlerts } from "../../../src/modules/contracts/alertService.js";
import { addDays } from "../../../src/kernel/dayRules.js";
import { decisionsWithin } from "../../../src/modules/contracts/renewalCalendar.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { statementsOf } from "../../support/statements.js";
import { run } from "../../commands/cli.js";
import { addContract, addPartner, done, NOBODY, NOW, TACIT } from "./contractSamples.js";

let api: TestApi;
let partnerId: string;
let tacit: any;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(NOW) });
  partnerId = await addPartner(api, "Everything Ltd");
  tacit = await addContract(api, { partnerId, title: "Mail", ...TACIT, partnerNoticeDays: 180 });
  await addContract(api, {
    partnerId,
    title: "Wires",
    renewalMode: "EXPRESS",
    noticeDays: 60,
    endsOn: "2026-10-31",
  });
  await addContract(api, { partnerId, title: "Desks", endsOn: "2026-08-31" });
  await addContract(api, { title: "Other", endsOn: "2026-09-15" });
  const duty = { title: "Report", owedBy: "PARTNER", recurrence: "QUARTERLY", firstDueOn: "2026-03-31" };
  await done(api, "obligationAdd", { contractId: tacit.id, expectedVersion: 1, ...duty });
});
afterAll(() => api.stop());

const QUERY = `query ($from: LocalDate!, $until: LocalDate!, $partnerId: UUID, $first: Int, $after: String) {
  renewalCalendar(from: $from, until: $until, partnerId: $partnerId, first: $first, after: $after) {
    nodes { kind decideBy message term { startsOn endsOn } contract { title } } totalCount pageInfo { hasNextPage endCursor } } }`;

const YEAR = [
  ["OBLIGATION", "2026-06-30", "Mail", null],
  ["PARTNER_NOTICE", "2026-07-04", "Mail", "2026-12-31"],
  ["EXPIRY", "2026-08-31", "Desks", "2026-08-31"],
  ["RENEWAL_DECISION", "2026-09-01", "Wires", "2026-10-31"],
  ["EXPIRY", "2026-09-15", "Other", "2026-09-15"],
  ["OBLIGATION", "2026-09-30", "Mail", null],
  ["OUR_NOTICE", "2026-10-02", "Mail", "2026-12-31"],
  ["EXPIRY", "2026-10-31", "Wires", "2026-10-31"],
  ["OBLIGATION", "2026-12-31", "Mail", null],
];
const brief = ({ kind, decideBy, contract, term }: any): unknown[] => [
  kind,
  decideBy,
  contract.title,
  term?.endsOn ?? null,
];

describe("the renewal calendar", () => {
  test("says what must be decided by when, the most urgent first", async () => {
    const { data } = await api.query(QUERY, { from: "2026-05-20", until: "2026-12-31" });
    expect(data.renewalCalendar.nodes.map(brief)).toEqual(YEAR);
    expect(data.renewalCalendar.totalCount).toBe(YEAR.length);
    expect(data.renewalCalendar.nodes[0].message).toBe(
      'The partner owes "Report" by 2026-06-30, under "Mail".',
    );
  });

  test("goes on page by page", async () => {
    const seen: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data }: any = await api.query(QUERY, {
        from: "2026-05-20",
        until: "2026-12-31",
        first: 2,
        after,
      });
      seen.push(...data.renewalCalendar.nodes.map(brief));
      ({ hasNextPage: more, endCursor: after } = data.renewalCalendar.pageInfo);
    }
    expect(seen).toEqual(YEAR);
  });

  test("is about one partner where one is named", async () => {
    const { data } = await api.query(QUERY, { from: "2026-05-20", until: "2026-12-31", partnerId });
    expect(data.renewalCalendar.nodes.map(brief)).toEqual(YEAR.filter(([, , title]) => title !== "Other"));
  });

  test.each([
    [{ from: "2026-05-20", until: "2026-05-19" }, "until"],
    [{ from: "2026-01-01", until: "2030-01-01" }, "until"],
    [{ from: "0001-01-01", until: "2026-12-31" }, "from"],
    [{ from: "2026-05-20", until: "2026-06-19", first: 101 }, "first"],
    [{ from: "2026-05-20", until: "2026-06-19", after: "nonsense" }, "after"],
    [{ from: "2026-05-20", until: "2026-06-19", partnerId: NOBODY }, "partnerId"],
  ])("is refused for %j", async (variables, field) => {
    const { errors } = await api.query(QUERY, variables);
    expect(errors[0]?.extensions.problems).toMatchObject([{ field }]);
  });

  test("takes a fixed number of statements", async () => {
    const ask = (): Promise<unknown> => api.query(QUERY, { from: "2026-05-20", until: "2026-12-31" });
    await ask();
    const few = (await statementsOf(api.dataSource, ask)).length;
    for (let each = 0; each < 5; each++) await addContract(api, { endsOn: "2029-12-31" });
    expect((await statementsOf(api.dataSource, ask)).length).toBe(few);
  });
});

describe("alerts", () => {
  const LIST = `query ($filter: ContractAlertFilter) { contractAlerts(first: 100, filter: $filter) {
    nodes { id version kind decideBy contract { title } acknowledgedBy acknowledgement } totalCount } }`;
  const list = async (filter?: object): Promise<any[]> =>
    (await api.query(LIST, { filter })).data.contractAlerts.nodes;
  const record = (asOf: string, within: number): Promise<any[]> =>
    api.context().commit((tx) => recordAlerts(tx, asOf, within));

  test("exist once, however often they are recorded, and also at the same time", async () => {
    const several = await Promise.all([1, 2, 3, 4].map(() => record("2026-05-20", 100)));
    const fresh = several.flat().map(({ kind, decideBy, title }) => [kind, decideBy, title]);
    // What is overdue is owed still.
    const expected = [
      ["OBLIGATION", "2026-03-31", "Mail"],
      ...YEAR.slice(0, 2).map((each) => each.slice(0, 3)),
    ];
    expect(fresh).toHaveLength(expected.length);
    expect(fresh).toEqual(expect.arrayContaining(expected));
    expect(await record("2026-05-21", 100)).toEqual([]);
    expect((await record("2026-05-25", 98)).map(({ title }) => title)).toEqual(["Desks"]);
    expect(await list()).toHaveLength(4);
  });

  test("are taken care of by somebody, who is named", async () => {
    const [alert] = await list({ kind: { eq: "PARTNER_NOTICE" } });
    const acknowledge = async (expectedVersion: number): Promise<any> =>
      (
        await api.query(
          `mutation ($input: ContractAlertAcknowledgeInput!) { contractAlertAcknowledge(input: $input) {
             contractAlert { acknowledgedBy acknowledgement version } userErrors { code field } } }`,
          { input: { id: alert.id, expectedVersion, note: "I call them." } },
        )
      ).data.contractAlertAcknowledge;
    const said = { acknowledgedBy: "test ADMIN", acknowledgement: "I call them.", version: 2 };
    expect(await acknowledge(1)).toEqual({ contractAlert: said, userErrors: [] });
    expect((await acknowledge(1)).userErrors).toEqual([{ code: "CONFLICT", field: "expectedVersion" }]);
    expect((await acknowledge(2)).userErrors).toEqual([{ code: "CONFLICT", field: "id" }]);
    expect((await list({ acknowledged: true })).map(({ id }) => id)).toEqual([alert.id]);
    expect(await list({ acknowledged: false })).toHaveLength(3);
  });

  test("come back where the day of the decision has moved", async () => {
    const moved = {
      contractId: tacit.id,
      expectedVersion: 2,
      effectiveOn: "2026-05-01",
      title: "Shorter",
      endsOn: "2026-11-30",
    };
    await done(api, "contractAmend", moved);
    const fresh = await record("2026-05-25", 98);
    expect(fresh.map(({ kind, decideBy }) => [kind, decideBy])).toEqual([["PARTNER_NOTICE", "2026-06-03"]]);
    expect(await list({ kind: { eq: "PARTNER_NOTICE" } })).toMatchObject([
      { decideBy: "2026-06-03", acknowledgedBy: null },
    ]);
    expect(await record("2026-05-25", 98)).toEqual([]);
  });

  test("are printed by the command, which finds nothing new the second time", async () => {
    const args = ["alerts", "--as-of", "2026-08-01", "--within", "60"];
    const first = await run("cli.js", [...args, "--format", "json"], api.databaseUrl);
    expect({ code: first.code, err: first.err }).toEqual({ code: 0, err: "" });
    const alerts = JSON.parse(first.out) as any[];
    expect(alerts.map(({ kind, title, partner }) => [kind, title, partner])).toEqual([
      ["OUR_NOTICE", "Mail", "Everything Ltd"],
      ["RENEWAL_DECISION", "Wires", "Everything Ltd"],
      ["EXPIRY", "Other", expect.stringMatching(/^Partner/)],
      ["OBLIGATION", "Mail", "Everything Ltd"],
    ]);
    const second = await run("cli.js", args, api.databaseUrl);
    expect(second).toEqual({ code: 0, out: "Nothing new.\n", err: "" });
    const table = await run("cli.js", ["alerts", "--as-of", "2026-10-01", "--within", "91"], api.databaseUrl);
    expect(table.out).toMatch(/^Decide by +What +Partner +In words/);
    expect(table.out).toContain('"Wires" ends on 2026-10-31.');
  });

  test.each([
    [["--as-of", "tomorrow"], "Write a day"],
    [["--within", "-1"], "whole number of days"],
    [["--within", "731"], "whole number of days"],
    [["--format", "xml"], "Allowed choices"],
  ])("are not looked for with %j", async (args, says) => {
    const { code, out, err } = await run("cli.js", ["alerts", ...args], api.databaseUrl);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain(says);
  });

  test("are none of a partner's business", async () => {
    const partners = api.context({ partnerIds: [partnerId] });
    const { listAlerts } = await import("../../../src/modules/contracts/alertQueries.js");
    expect((await listAlerts(partners, {}, undefined)).nodes).toEqual([]);
  });
});

test("what must be decided in a year is made of those of its days", async () => {
  const cycles = await addPartner(api, "Cycles Ltd");
  for (const [startsOn, endsOn, renewalMonths, noticeDays] of [
    ["2020-01-31", "2020-02-28", 1, 25],
    ["2021-12-31", "2022-03-30", 3, 0],
    ["2024-02-29", "2025-02-27", 12, 300],
    ["2026-08-01", "2026-11-30", 6, 45],
  ])
    await addContract(api, {
      ...TACIT,
      startsOn,
      endsOn,
      renewalMonths,
      noticeDays,
      title: "Cycle",
      partnerId: cycles,
    });
  const ctx = api.context();
  const whole = await decisionsWithin(ctx, { from: "2026-03-01", until: "2027-02-28" });
  const parts: unknown[] = [];
  for (let from = "2026-03-01"; from <= "2027-02-28"; from = addDays(from, 5))
    parts.push(...(await decisionsWithin(ctx, { from, until: addDays(from, 4) })));
  expect(whole.length).toBeGreaterThan(20);
  expect(parts).toEqual(whole);
});
