import { beforeAll, describe, expect, test } from "@jest/globals";
import { seedDemo } from "../../seeds/seedDemo.js";
import { CALENDAR_QUARTERS, quarterOf } from "../../src/kernel/Quarter.js";
import { createPerson } from "../../src/modules/people/peopleService.js";
import { listReviews } from "../../src/modules/reviews/reviewQueries.js";
import { ReviewState } from "../../src/modules/reviews/ReviewState.js";
import { verifyQuarter } from "../../src/modules/scorecards/verificationQueries.js";
import type { TestApi } from "../support/api.js";
import { cardsOf, emptyOn, rows, seededOn } from "./demoApi.js";

const count = async (api: TestApi, table: string, where = "true"): Promise<number> =>
  (await rows(api, `SELECT count(*)::int AS count FROM ${table} WHERE ${where}`))[0].count as number;

describe("the demo organisation", () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await seededOn("2026-08-15T00:00:00Z");
  });

  test("is as large as it should be, and most of it is average", async () => {
    const sizes = {
      partner: 41,
      service_area: 25,
      skill: 20,
      offering: 119,
      team: 6,
      business_calendar: 3,
      skill_holding: 29,
      demand: 19,
    };
    for (const [table, size] of Object.entries(sizes))
      expect([table, await count(api, table)]).toEqual([table, size]);
    expect(await count(api, "contact", "verified_on < '2025-08-15'")).toBeGreaterThan(5);
    expect(await count(api, "contact", "verified_on > '2026-07-01'")).toBeGreaterThan(5);
    for (const source of ["INTERNAL", "VERIFIED_CLIENT", "PARTNER_NOMINATED", "SELF_REPORTED"])
      expect(await count(api, "review", `source = '${source}'`)).toBeGreaterThan(10);
    for (const kind of ["INCIDENT", "ESCALATION", "PROJECT", "DELIVERY"])
      expect(await count(api, "engagement", `kind = '${kind}'`)).toBeGreaterThan(10);

    const standings = [...(await cardsOf(api, 1)).values()].map(({ standing }) => standing);
    const share = (standing: string): number =>
      standings.filter((each) => each === standing).length / standings.length;
    expect(share("CORE")).toBeLessThan(0.1);
    expect(share("CORE") + share("TRUSTED")).toBeLessThan(0.25);
    expect(share("APPROVED")).toBeGreaterThan(0.35);
    const [{ large }] = await rows(
      api,
      `SELECT sum(n) FILTER (WHERE place <= 7) / sum(n) AS large FROM (
         SELECT count(*) AS n, row_number() OVER (ORDER BY count(*) DESC) AS place FROM evidence GROUP BY partner_id) AS v`,
    );
    expect(Number(large)).toBeGreaterThan(0.5);
  });

  test("has contracts in every state that there is something to decide about", async () => {
    expect(await count(api, "contract")).toBeGreaterThan(130);
    const { data } = await api.query(`{
      running: contracts(filter: { state: { eq: IN_FORCE } }) { totalCount }
      leaving: contracts(filter: { state: { eq: IN_NOTICE } }) { totalCount }
      over: contracts(filter: { state: { eq: ENDED } }) { totalCount }
      renewalCalendar(from: "2026-08-15", until: "2026-11-15") { nodes { kind } } }`);
    expect(data.running.totalCount).toBeGreaterThan(80);
    expect(data.leaving.totalCount).toBeGreaterThan(0);
    expect(data.over.totalCount).toBeGreaterThan(8);
    const kinds = new Set(data.renewalCalendar.nodes.map(({ kind }: { kind: string }) => kind));
    expect([...kinds]).toEqual(expect.arrayContaining(["OUR_NOTICE", "EXPIRY", "OBLIGATION"]));
    for (const table of ["entitlement", "contract_amendment", "contract_payment", "contract_termination"])
      expect([table, (await count(api, table)) > 0]).toEqual([table, true]);
  });

  test("tells what its contracts come to in its own currency, though they are in three", async () => {
    const { data } = await api.query(`{ contractTotals(filter: { state: { in: [IN_FORCE, IN_NOTICE] } }) {
      count value { total { amount currency } missingRates parts { amount { currency } rate { rate } } } } }`);
    const { value } = data.contractTotals;
    expect([value.total.currency, value.missingRates]).toEqual(["GBP", []]);
    expect(Number(value.total.amount)).toBeGreaterThan(1_000_000);
    expect(value.parts.map(({ amount, rate }: any) => [amount.currency, rate?.rate ?? null])).toEqual([
      ["EUR", "0.8612"],
      ["GBP", null],
      ["USD", "0.7528"],
    ]);
  });

  test("has a past, open work, and nothing from the day itself or the future", async () => {
    const [{ first, last }] = await rows(
      api,
      `SELECT min(occurred_on)::text AS first, max(occurred_on)::text AS last FROM evidence`,
    );
    expect(first >= "2024-07-01" && first < "2024-09-01").toBe(true);
    expect(last > "2026-08-01" && last < "2026-08-15").toBe(true);
    expect(await count(api, "engagement", "ended_at IS NULL")).toBeGreaterThan(3);
    expect(await count(api, "engagement", "greatest(started_at, ended_at) >= '2026-08-15'")).toBe(0);
    expect(await count(api, "review", "reviewed_on >= '2026-08-15'")).toBe(0);
  });

  test("shows every state of a review, and gives each best and worst rating its reason", async () => {
    const states = await Promise.all(
      Object.values(ReviewState).map(async (state) => {
        const page = await listReviews(api.context(), {}, { state: { eq: state } });
        return [state, await page.totalCount()] as const;
      }),
    );
    expect(states.filter(([, found]) => found === 0)).toEqual([]);
    expect(Object.fromEntries(states)).toMatchObject({ WITHDRAWN: 1 });
    expect(await count(api, "review_draft")).toBe(2);
    expect(await count(api, "review_answer")).toBeGreaterThan(1);
    expect(await count(api, "review_publication")).toBeGreaterThan(0);
    const unexplained = `comment IS NULL AND 1 = ANY (ARRAY[delivery, responsiveness, expertise, communication, value])`;
    expect(await count(api, "review", unexplained)).toBe(0);
    expect(await count(api, "review", "comment IS NULL")).toBeGreaterThan(10);
  });

  test("says whom it would call at night, who is asked for a review, and which partners it watches", async () => {
    expect(await count(api, "night_call", "would_call")).toBeGreaterThan(50);
    expect(await count(api, "night_call", "NOT would_call AND reason IS NOT NULL")).toBeGreaterThan(20);
    const { data, errors } = await api.query(`{
      reviewRounds(filter: { closed: false }) { nodes { requests { totalCount } } }
      reviewRequests(filter: { state: { eq: OPEN } }) { totalCount }
      reviewsDue(filter: { close: true }) { totalCount }
      segments { name partners { totalCount } } }`);
    expect(errors).toEqual([]);
    expect(data.reviewRounds.nodes).toEqual([{ requests: { totalCount: 9 } }]);
    expect(data.reviewRequests.totalCount).toBe(9);
    expect(data.reviewsDue.totalCount).toBeGreaterThan(0);
    expect(data.segments.map(({ name }: any) => name)).toEqual([
      "Cloud to lean on",
      "Critical partners",
      "On probation",
    ]);
    for (const { name, partners } of data.segments) {
      expect([name, partners.totalCount > 0]).toEqual([name, true]);
      expect([name, partners.totalCount < 41]).toEqual([name, true]);
    }
  });

  test("has sealed scorecards of exactly the eight finished quarters, which verify", async () => {
    const published = await rows(api, "SELECT quarter, published FROM publication ORDER BY quarter");
    const running = quarterOf("2026-08-15", CALENDAR_QUARTERS);
    const quarters = Array.from({ length: 8 }, (_, at) => running - 8 + at);
    expect(published).toEqual(quarters.map((quarter) => ({ quarter, published: 41 })));
    for (const quarter of quarters)
      expect(await verifyQuarter(api.context(), quarter)).toEqual({ verified: 41, broken: [] });
    // What was written in the same transaction is in the statistics, to the last row.
    const sums = `SELECT (SELECT sum(n) FROM evidence_cell) AS n, (SELECT count(*) FROM evidence WHERE dimension IS NOT NULL AND voided_at IS NULL) AS rows`;
    const [{ n, rows: ledger }] = await rows(api, sums);
    expect(Number(n)).toBe(Number(ledger));
  });

  test("is the same at another hour of the same day, down to the ids", async () => {
    const later = await seededOn("2026-08-15T23:59:59Z");
    for (const statement of [
      "SELECT id, partner_id, started_at, ended_at, title FROM engagement ORDER BY id",
      "SELECT id, partner_id, reviewer_id, reviewed_on, comment FROM review ORDER BY id",
      `SELECT partner_id, dimension, crisis_kind, source, value, occurred_at FROM evidence
       ORDER BY partner_id, occurred_at, dimension, crisis_kind, source, value`,
      "SELECT partner_id, quarter, trust, lower, results FROM scorecard ORDER BY partner_id, quarter",
    ])
      expect(await rows(later, statement)).toEqual(await rows(api, statement));
  });
});

describe("seeding", () => {
  test("by two processes at once gives one organisation, and a third seeding does nothing", async () => {
    const api = await emptyOn("2025-10-01T08:00:00Z");
    const filled = await Promise.all([seedDemo(api.context()), seedDemo(api.context())]);
    expect(filled.sort()).toEqual([false, true]);
    expect(await count(api, "partner")).toBe(41);
    const before = await count(api, "evidence");
    expect(await seedDemo(api.context())).toBe(false);
    expect([await count(api, "evidence"), await count(api, "publication")]).toEqual([before, 8]);
  });

  test("that fails on its way leaves nothing, so that the next start tries again", async () => {
    const api = await emptyOn("2025-10-01T08:00:00Z");
    // The seed adds this person when nearly all else is there.
    const email = "rufus.palandine@palandine.example";
    await api.context().commit((tx) => createPerson(tx, { name: "Somebody", email }));
    await expect(seedDemo(api.context())).rejects.toMatchObject({ code: "CONFLICT" });
    for (const table of ["partner", "team", "service_area", "engagement", "evidence", "evidence_cell"])
      expect([table, await count(api, table)]).toEqual([table, 0]);
  });
});
