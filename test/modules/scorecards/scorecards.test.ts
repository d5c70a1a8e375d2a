import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { Role } from "../../../src/kernel/Role.js";
import { parseQuarter } from "../../../src/kernel/Quarter.js";
import { Dimension } from "../../../src/modules/evidence/Dimension.js";
import { CrisisFailure, CrisisKind, SourceKind } from "../../../src/modules/evidence/Evidence.js";
import {
  recordEvidence,
  voidEvidence,
  type NewEvidence,
} from "../../../src/modules/evidence/evidenceService.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { verifyQuarter } from "../../../src/modules/scorecards/verificationQueries.js";
import { startTestApi, type TestApi } from "../../support/api.js";

const TODAY = new Date("2026-11-24T12:00:00Z");
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => TODAY });
});
afterAll(() => api.stop());

const partner = async (name: string): Promise<string> =>
  (await api.context().commit((tx) => createPartner(tx, { name }))).id;

const promise = (partnerId: string, day: string, kept: boolean, engagementId = uuidv7()): NewEvidence => ({
  partnerId,
  engagementId,
  dimension: Dimension.DELIVERY,
  source: "test",
  sourceKind: SourceKind.AUTOMATED,
  value: kept ? 1 : 0,
  occurredAt: new Date(`${day}T10:00:00Z`),
  field: "day",
});
const record = (...evidence: NewEvidence[]): Promise<void> =>
  api.context().commit((tx) => recordEvidence(tx, evidence));

const PUBLISH = `mutation ($quarter: Quarter!) { scorecardsPublish(input: { quarter: $quarter }) {
  publication { quarter published restated unchanged } userErrors { code field message } } }`;
const publish = async (quarter: string) => (await api.query(PUBLISH, { quarter })).data.scorecardsPublish;

const SCORECARD = `query ($partnerId: UUID!, $quarter: Quarter!, $asOf: DateTime) {
  scorecard(partnerId: $partnerId, quarter: $quarter, asOf: $asOf) {
    id quarter asOf trust lower upper confidence grade standing sha256 policyVersion
    reasons { code } partner { id name } change { trust } restates { id sha256 } calibration { quarter }
    dimensions { dimension score lower upper observations quarterMean contribution change }
    crisis { score weight contribution }
    explanation { base basePoints total parts { kind dimension contribution points expectation quarters {
      quarter contribution sources { source contribution rows { evidenceId contribution evidence { id occurredOn value } } } } } }
  } }`;
const scorecard = async (partnerId: string, quarter: string, asOf?: string) =>
  (await api.query(SCORECARD, { partnerId, quarter, asOf })).data.scorecard;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

describe("a quarter", () => {
  test.each(["2026-Q4", "2027-Q1"])(
    "that is not over, %s, is refused and nothing is sealed",
    async (quarter) => {
      const { publication, userErrors } = await publish(quarter);
      expect(publication).toBeNull();
      expect(userErrors).toMatchObject([{ code: "INVALID", field: "quarter" }]);
      expect(
        (await api.query(`{ scorecards(quarter: "${quarter}") { totalCount } }`)).data.scorecards.totalCount,
      ).toBe(0);
    },
  );

  test("that does not exist is refused", async () => {
    const { errors } = await api.query(`{ scorecards(quarter: "2026-Q5") { totalCount } }`);
    expect(errors[0]).toMatchObject({
      extensions: { code: "INVALID" },
      message: expect.stringContaining("2026-Q5"),
    });
  });

  test("is sealed for all partners in one go, and sealing it again changes nothing", async () => {
    const known = await partner("Known Ltd");
    const stranger = await partner("Stranger Ltd");
    await record(
      promise(known, "2026-04-10", true),
      promise(known, "2026-05-10", false),
      promise(known, "2026-07-10", true),
    );
    const { publication } = await publish("2026-Q2");
    expect(publication).toMatchObject({ quarter: "2026-Q2", restated: 0, unchanged: 0 });
    expect(publication.published).toBeGreaterThanOrEqual(2);

    const card = await scorecard(known, "2026-Q2");
    expect(card).toMatchObject({ standing: "UNPROVEN", change: null, restates: null, policyVersion: 1 });
    expect(card.dimensions[0]).toMatchObject({ dimension: "DELIVERY", observations: 2, quarterMean: 0.5 });
    const nothing = await scorecard(stranger, "2026-Q2");
    expect(nothing).toMatchObject({
      confidence: 0,
      grade: null,
      standing: "UNPROVEN",
      reasons: [{ code: "NOTHING_KNOWN" }],
    });

    const again = await publish("2026-Q2");
    expect(again.publication).toMatchObject({ published: 0, restated: 0, unchanged: publication.published });
    expect((await scorecard(known, "2026-Q2")).sha256).toBe(card.sha256);
  });
});

describe("late evidence", () => {
  test("restates its own partner alone, beside the first scorecard", async () => {
    const late = await partner("Late Ltd");
    const calm = await partner("Calm Ltd");
    await record(promise(late, "2025-04-10", true), promise(calm, "2025-04-10", true));
    await publish("2025-Q2");
    const first = await scorecard(late, "2025-Q2");
    await record(promise(late, "2025-06-30", false));
    expect((await publish("2025-Q2")).publication).toMatchObject({ published: 0, restated: 1 });

    const second = await scorecard(late, "2025-Q2");
    expect(second.restates).toEqual({ id: first.id, sha256: first.sha256 });
    expect(second.lower).toBeLessThan(first.lower);
    expect((await scorecard(calm, "2025-Q2")).restates).toBeNull();
    // As it stood before, it is still the first one, and opens to the evidence that was known then.
    const before = await scorecard(
      late,
      "2025-Q2",
      new Date(new Date(second.asOf).getTime() - 1).toISOString(),
    );
    expect(before).toEqual(first);
    const rowsOf = (card: typeof first) =>
      card.explanation.parts[0].quarters[0].sources.flatMap((s: any) => s.rows);
    expect([rowsOf(before).length, rowsOf(second).length]).toEqual([1, 2]);
    const { data } = await api.query(
      `{ scorecards(quarter: "2025-Q2", filter: { partnerId: { eq: "${late}" } }) { totalCount nodes { id } } }`,
    );
    expect(data.scorecards).toEqual({ totalCount: 1, nodes: [{ id: second.id }] });
  });

  test("that is voided again restates to what it was", async () => {
    const id = await partner("Voided Ltd");
    const engagementId = uuidv7();
    await record(promise(id, "2024-02-10", true));
    await publish("2024-Q1");
    const first = await scorecard(id, "2024-Q1");
    await record(promise(id, "2024-02-11", false, engagementId));
    await publish("2024-Q1");
    await api.context().commit((tx) => voidEvidence(tx, { engagementId }, "a mistake"));
    await publish("2024-Q1");
    const third = await scorecard(id, "2024-Q1");
    expect([third.trust, third.lower, third.confidence]).toEqual([
      first.trust,
      first.lower,
      first.confidence,
    ]);
    expect(third.restates.id).not.toBe(first.id);
  });
});

describe("an explanation", () => {
  test("adds up at every level, down to single rows, and in points", async () => {
    const id = await partner("Explained Ltd");
    await record(
      ...["2023-01-10", "2023-02-10", "2023-04-10", "2023-08-10"].map((day, at) =>
        promise(id, day, at % 2 === 0),
      ),
      {
        ...promise(id, "2023-05-01", false),
        dimension: undefined,
        crisisKind: CrisisKind.SEV1,
        failure: CrisisFailure.NO_SHOW,
      },
    );
    await publish("2023-Q3");
    const { explanation, lower, standing } = await scorecard(id, "2023-Q3");
    expect(standing).toBe("SUSPENDED");
    const { base, basePoints, total, parts } = explanation;
    expect(Math.abs(sum([base, ...parts.map((part: any) => part.contribution), -total]))).toBeLessThan(1e-12);
    expect(Math.abs(total - lower)).toBeLessThan(1e-11);
    expect(sum([basePoints, ...parts.map((part: any) => part.points)])).toBeCloseTo(
      Math.round(lower * 1000) / 10,
      9,
    );
    for (const { kind, contribution, expectation, quarters } of parts) {
      if (kind !== "DIMENSION" && kind !== "CRISES") continue;
      expect(
        Math.abs(sum([expectation ?? 0, ...quarters.map((q: any) => q.contribution), -contribution])),
      ).toBeLessThan(1e-12);
      for (const quarter of quarters) {
        expect(
          Math.abs(sum(quarter.sources.map((s: any) => s.contribution)) - quarter.contribution),
        ).toBeLessThan(1e-12);
        for (const source of quarter.sources) {
          expect(
            Math.abs(sum(source.rows.map((row: any) => row.contribution)) - source.contribution),
          ).toBeLessThan(1e-12);
          for (const row of source.rows) expect(row.evidence.id).toBe(row.evidenceId);
        }
      }
    }
    const delivery = parts.find((part: any) => part.dimension === "DELIVERY");
    expect(delivery.quarters.map((q: any) => q.quarter)).toEqual(["2023-Q1", "2023-Q2", "2023-Q3"]);
  });
});

describe("the change on last quarter", () => {
  test("is against the scorecard that was sealed for it", async () => {
    const id = await partner("Changing Ltd");
    await record(promise(id, "2022-02-10", true));
    await publish("2022-Q1");
    const first = await scorecard(id, "2022-Q1");
    await record(promise(id, "2022-05-10", false));
    await publish("2022-Q2");
    const second = await scorecard(id, "2022-Q2");
    expect(second.change.trust).toBeCloseTo(second.trust - first.trust, 11);
    expect(second.dimensions[0].change).toBeCloseTo(
      second.dimensions[0].score - first.dimensions[0].score,
      11,
    );
    expect((await scorecard(id, "2022-Q1")).sha256).toBe(first.sha256);
  });
});

describe("a score as of a day", () => {
  const SCORE = `query ($id: UUID!, $asOf: LocalDate) { partner(id: $id) { score(asOf: $asOf) {
    asOf quarter trust lower standing calibratedOn explanation { total parts { contribution quarters { sources { rows { evidenceId } } } } base } } } }`;

  test("counts what happened up to it, and equals the scorecard at the end of a sealed quarter", async () => {
    const id = await partner("Dated Ltd");
    await record(promise(id, "2021-04-10", true), promise(id, "2021-06-30", false));
    await publish("2021-Q2");
    const score = async (asOf: string) => (await api.query(SCORE, { id, asOf })).data.partner.score;
    const sealed = await scorecard(id, "2021-Q2");
    const end = await score("2021-06-30");
    expect([end.trust, end.lower, end.calibratedOn]).toEqual([sealed.trust, sealed.lower, "2021-Q2"]);
    const before = await score("2021-06-29");
    expect(before.lower).toBeGreaterThan(end.lower);
    expect(before.explanation.parts[0].quarters[0].sources[0].rows).toHaveLength(1);
    expect(Math.abs(before.explanation.total - before.lower)).toBeLessThan(1e-11);
    expect((await score("2021-01-01")).standing).toBe("UNPROVEN");
  });
});

describe("seals", () => {
  test("recompute to the same bytes for every quarter that was published", async () => {
    const quarters = await api.dataSource.query<{ quarter: number }[]>(
      "SELECT DISTINCT quarter FROM scorecard",
    );
    expect(quarters.length).toBeGreaterThan(5);
    for (const { quarter } of quarters) {
      const { verified, broken } = await verifyQuarter(api.context(), quarter);
      expect(broken).toEqual([]);
      expect(verified).toBeGreaterThan(0);
    }
  });

  test.each(["scorecard", "calibration", "policy"])("the database refuses to change a %s", async (table) => {
    await expect(api.dataSource.query(`UPDATE ${table} SET version = 2`)).rejects.toThrow("immutable");
    await expect(api.dataSource.query(`DELETE FROM ${table}`)).rejects.toThrow("immutable");
  });

  test("a tampered scorecard is found", async () => {
    const quarter = parseQuarter("2021-Q2");
    await api.dataSource.query(`ALTER TABLE scorecard DISABLE TRIGGER ALL`);
    const [row] = await api.dataSource.query<{ id: string }[]>(
      `SELECT id FROM scorecard WHERE quarter = $1 LIMIT 1`,
      [quarter],
    );
    const tamper = (set: string) =>
      api.dataSource.query(`UPDATE scorecard SET ${set} WHERE id = $1`, [row!.id]);
    await tamper(`results = jsonb_set(results, '{trust}', '0.99')`);
    expect((await verifyQuarter(api.context(), quarter)).broken).toMatchObject([
      { scorecardId: row!.id, problem: "SEAL" },
    ]);
    await api.dataSource.query(`ALTER TABLE scorecard ENABLE TRIGGER ALL`);
  });
});

describe("who sees what", () => {
  test("a scoped actor sees its own scorecards alone", async () => {
    const own = await partner("Own Ltd");
    const other = await partner("Other Ltd");
    await record(promise(own, "2020-02-10", true), promise(other, "2020-02-10", true));
    await publish("2020-Q1");
    const { listScorecards, findScorecard } =
      await import("../../../src/modules/scorecards/scorecardQueries.js");
    const scoped = api.context({ role: Role.VIEWER, partnerIds: [own] });
    const quarter = parseQuarter("2020-Q1");
    const page = await listScorecards(scoped, quarter, { first: 100 }, null, null);
    expect(page.nodes.map(({ partnerId }) => partnerId)).toEqual([own]);
    await expect(findScorecard(scoped, other, quarter)).rejects.toThrow("No scorecard");
  });

  test("partners are listed by their latest lower bound", async () => {
    const { data } = await api.query(
      `{ partners(first: 100, orderBy: { field: TRUST_LOWER, direction: DESC }) { nodes { latestScorecard { lower } } } }`,
    );
    const lowers = data.partners.nodes.map((node: any) => node.latestScorecard?.lower ?? -1);
    expect(lowers).toEqual([...lowers].sort((a: number, b: number) => b - a));
    expect(lowers.length).toBeGreaterThan(8);
  });
});
