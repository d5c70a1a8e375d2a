import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { parseQuarter } from "../../../src/kernel/Quarter.js";
import { SourceKind } from "../../../src/modules/evidence/Evidence.js";
import {
  crisisEvents,
  rowsOfQuarter,
  statisticsAsOf,
  withinSums,
} from "../../../src/modules/evidence/evidenceQueries.js";
import {
  recordEvidence,
  voidEvidence,
  type NewEvidence,
} from "../../../src/modules/evidence/evidenceService.js";
import { unitsOf } from "../../../src/scoring/sources.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { crisis, routine, somePartner } from "./evidenceSamples.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const Q2 = parseQuarter("2026-Q2");
const record = (...rows: NewEvidence[]): Promise<void> =>
  api.context().commit((tx) => recordEvidence(tx, rows));
const statisticsOf = async (partnerId: string, quarter = Q2, day?: string) =>
  (await statisticsAsOf(api.context(), [partnerId], quarter, day)).get(partnerId);

describe("what evidence weighs", () => {
  test("a system's rows count in full, a person's with less and less gain", async () => {
    const partner = await somePartner(api);
    const reviewer = { source: "reviewer:a", sourceKind: SourceKind.INTERNAL };
    await record(
      routine(partner, "DELIVERY", { value: 1 }),
      routine(partner, "DELIVERY", { value: 0 }),
      routine(partner, "DELIVERY", { ...reviewer, value: 0.5 }),
      routine(partner, "DELIVERY", { ...reviewer, value: 1 }),
      routine(partner, "DELIVERY", { ...reviewer, value: 1 }),
    );
    // The reviewer: 3/(1 + 3/3) = 1.5 units at a mean of 2.5/3.
    expect((await statisticsOf(partner))?.dimensions.DELIVERY).toEqual([{ quarter: Q2, g: 3.5, gx: 2.25 }]);
  });

  test("all that a partner brings itself is one source of little weight", async () => {
    const partner = await somePartner(api);
    await record(
      ...["x", "y", "z"].flatMap((source) => [
        routine(partner, "VALUE", { source, sourceKind: SourceKind.PARTNER_NOMINATED }),
        routine(partner, "VALUE", { source, sourceKind: SourceKind.SELF_REPORTED }),
      ]),
    );
    const [statistic] = (await statisticsOf(partner))?.dimensions.VALUE ?? [];
    expect(statistic?.g).toBeCloseTo((0.25 * 6) / (1 + 6 / 3), 15);
    const rows = await rowsOfQuarter(api.context(), partner, Q2);
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(["outside"]));
  });

  test.each(Object.values(SourceKind))(
    "what %s rows weigh is what the scoring engine opens them to",
    async (sourceKind) => {
      const person = sourceKind === SourceKind.AUTOMATED ? {} : { source: "reviewer:c" };
      for (const count of [1, 2, 7]) {
        const partner = await somePartner(api);
        const rows = Array.from({ length: count }, () =>
          routine(partner, "DELIVERY", { ...person, sourceKind }),
        );
        await record(...rows);
        const [statistic] = (await statisticsOf(partner))?.dimensions.DELIVERY ?? [];
        expect(statistic?.g).toBeCloseTo(unitsOf(sourceKind, count), 14);
      }
    },
  );

  test("crises weigh by their kind and enter no dimension", async () => {
    const partner = await somePartner(api);
    await record(
      crisis(partner, "SEV1", { value: 1 }),
      crisis(partner, "SEV2", { value: 0, failure: "NO_SHOW" }),
      crisis(partner, "LIVE_DRILL"),
      crisis(partner, "TABLETOP"),
    );
    const statistics = await statisticsOf(partner);
    expect(statistics?.crisis).toEqual([{ quarter: Q2, w: 3.25, wx: 2.25, ww: 3.5625 }]);
    expect(Object.values(statistics?.dimensions ?? {}).flat()).toEqual([]);
  });

  test("a source's spread is measured within its cells", async () => {
    const before = (await withinSums(api.context(), Q2)).COMMUNICATION;
    const partner = await somePartner(api);
    const rows = [0, 0.25, 1].map((value) => routine(partner, "COMMUNICATION", { value }));
    await record(...rows, routine(partner, "COMMUNICATION", { on: "2026-07-01" }));
    const after = (await withinSums(api.context(), Q2)).COMMUNICATION;
    expect(after.dof - before.dof).toBe(2);
    expect(after.ssw - before.ssw).toBeCloseTo(1.0625 - 1.5625 / 3, 12);
  });
});

describe("as of a day", () => {
  test("the last quarter holds only what happened up to it; later quarters and voided rows are left out", async () => {
    const partner = await somePartner(api);
    const taken = uuidv7();
    await record(
      routine(partner, "DELIVERY", { on: "2026-03-31", value: 0 }),
      routine(partner, "DELIVERY", { on: "2026-04-10" }),
      routine(partner, "DELIVERY", { on: "2026-04-11", value: 0 }),
      routine(partner, "DELIVERY", { on: "2026-04-10", value: 0, reviewId: taken }),
      routine(partner, "DELIVERY", { on: "2026-07-01" }),
      crisis(partner, "SEV1", { on: "2026-04-10" }),
      crisis(partner, "SEV1", { on: "2026-04-12", value: 0, failure: "ABANDONED" }),
    );
    await api.context().commit((tx) => voidEvidence(tx, { reviewId: taken }, "a slip"));
    const asOf = await statisticsOf(partner, Q2, "2026-04-10");
    expect(asOf?.dimensions.DELIVERY).toEqual([
      { quarter: Q2 - 1, g: 1, gx: 0 },
      { quarter: Q2, g: 1, gx: 1 },
    ]);
    expect(asOf?.crisis).toEqual([{ quarter: Q2, w: 1.5, wx: 1.5, ww: 2.25 }]);
    expect((await crisisEvents(api.context(), [partner], Q2, "2026-04-11")).get(partner)).toEqual([
      { at: Date.UTC(2026, 3, 10, 12), quarter: Q2, kind: "SEV1", x: 1, failure: null },
    ]);
    expect(await statisticsOf(partner, Q2, "2026-06-30")).toEqual(await statisticsOf(partner));
  });

  test("a day in the quarter gives the bits of the whole quarter where nothing happened after it", async () => {
    const partner = await somePartner(api);
    const reviewer = { source: "reviewer:b", sourceKind: SourceKind.INTERNAL };
    await record(
      ...[0.1, 0.7, 0.3].flatMap((value) => [
        routine(partner, "EXPERTISE", { value }),
        routine(partner, "EXPERTISE", { ...reviewer, value: 1 - value }),
      ]),
    );
    expect(await statisticsOf(partner, Q2, "2026-06-29")).toEqual(await statisticsOf(partner));
  });
});

test("the rows that counted at an instant are told although some were voided and others added since", async () => {
  const partner = await somePartner(api);
  const reviewId = uuidv7();
  await record(routine(partner, "DELIVERY", { reviewId }), crisis(partner, "SEV2"));
  const then = await rowsOfQuarter(api.context(), partner, Q2);
  const [clock] = await api.dataSource.query<{ now: Date }[]>(
    "SELECT clock_timestamp() AS now, pg_sleep(0.002)",
  );
  await api.context().commit((tx) => voidEvidence(tx, { reviewId }, "withdrawn"));
  await record(routine(partner, "VALUE"));
  expect(await rowsOfQuarter(api.context(), partner, Q2, clock!.now)).toEqual(then);
  const now = await rowsOfQuarter(api.context(), partner, Q2);
  expect(now.map(({ dimension }) => dimension)).toEqual([null, "VALUE"]);
});
