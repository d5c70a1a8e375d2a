import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { parseQuarter } from "../../../src/kernel/Quarter.js";
import type { Dimension } from "../../../src/modules/evidence/Dimension.js";
import { SourceKind } from "../../../src/modules/evidence/Evidence.js";
import { statisticsAsOf } from "../../../src/modules/evidence/evidenceQueries.js";
import {
  recordEvidence,
  voidEvidence,
  type NewEvidence,
} from "../../../src/modules/evidence/evidenceService.js";
import { rebuildStatistics } from "../../../src/modules/evidence/statisticsService.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { allStatistics, crisis, routine, somePartner } from "./evidenceSamples.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const Q2 = parseQuarter("2026-Q2");
const record = (...rows: NewEvidence[]): Promise<void> =>
  api.context().commit((tx) => recordEvidence(tx, rows));
const statisticsOf = async (partnerId: string) =>
  (await statisticsAsOf(api.context(), [partnerId], Q2)).get(partnerId);

/** Adds rows, or takes back those of an earlier step, or both in one transaction, or fails and leaves nothing. */
interface Step {
  readonly rows: readonly {
    readonly partner: number;
    readonly subject: keyof typeof Dimension | "SEV1" | "LIVE_DRILL";
    readonly source: number;
    readonly value: number;
    readonly month: number;
  }[];
  readonly takesBack: number | null;
  readonly fails: boolean;
}

const row = fc.record({
  partner: fc.nat(2),
  subject: fc.constantFrom("DELIVERY", "EXPERTISE", "VALUE", "SEV1", "LIVE_DRILL"),
  source: fc.nat(3),
  value: fc.double({ min: 0, max: 1, noNaN: true }),
  month: fc.nat(4),
});
const step: fc.Arbitrary<Step> = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 6 }),
  takesBack: fc.option(fc.nat(40)),
  fails: fc.boolean(),
});
const SOURCES = [
  { source: "import:a", sourceKind: SourceKind.AUTOMATED },
  { source: "reviewer:a", sourceKind: SourceKind.INTERNAL },
  { source: "reviewer:a", sourceKind: SourceKind.VERIFIED_CLIENT },
  { source: "whoever", sourceKind: SourceKind.SELF_REPORTED },
] as const;

function evidenceOf({ rows }: Step, partners: readonly string[], id: string): NewEvidence[] {
  return rows.map(({ partner, subject, source, value, month }) => {
    const partnerId = partners[partner]!;
    const sample = { value, on: `2026-0${month + 1}-15` };
    return subject === "SEV1" || subject === "LIVE_DRILL"
      ? crisis(partnerId, subject, { ...sample, engagementId: id })
      : routine(partnerId, subject, { ...sample, ...SOURCES[source], reviewId: id });
  });
}

test("after any history the statistics have the bits of a rebuild", async () => {
  const partners = [await somePartner(api), await somePartner(api), await somePartner(api)];
  const history = fc.array(step, { minLength: 10, maxLength: 40 });
  const run = async (steps: readonly Step[]): Promise<void> => {
    const ids = steps.map(() => uuidv7());
    for (const [at, each] of steps.entries()) {
      const work = api.context().commit(async (tx) => {
        await recordEvidence(tx, evidenceOf(each, partners, ids[at]!));
        const id = each.takesBack === null ? undefined : ids[each.takesBack % (at + 1)];
        if (id !== undefined) {
          await voidEvidence(tx, { reviewId: id }, "taken back");
          await voidEvidence(tx, { engagementId: id }, "taken back");
        }
        if (each.fails) throw new Error("fails");
      });
      await work.catch((error: unknown) => expect((error as Error).message).toBe("fails"));
    }
    const kept = await allStatistics(api);
    await api.context().commit(rebuildStatistics);
    expect(await allStatistics(api)).toEqual(kept);
  };
  await fc.assert(fc.asyncProperty(history, run), { numRuns: 8, endOnFailure: true });
  expect(await allStatistics(api)).not.toEqual([]);
});

test("the same rows leave the same bits, whatever their order and whatever was voided in between", async () => {
  const rows = fc.array(row, { minLength: 3, maxLength: 12 });
  const both = rows.chain((forth) =>
    fc.tuple(fc.constant(forth), fc.shuffledSubarray(forth, { minLength: forth.length })),
  );
  const statisticsAfter = async (written: Step["rows"], slips: boolean): Promise<string[]> => {
    const partner = await somePartner(api);
    for (const each of written) {
      const id = uuidv7();
      const evidence = evidenceOf(
        { rows: [{ ...each, partner: 0 }], takesBack: null, fails: false },
        [partner],
        id,
      );
      await record(...evidence);
      if (!slips) continue;
      await api.context().commit((tx) => voidEvidence(tx, { reviewId: id }, "a slip"));
      await api.context().commit((tx) => voidEvidence(tx, { engagementId: id }, "a slip"));
      await record(...evidence);
    }
    const ours = (await allStatistics(api)).filter((text) => text.includes(partner));
    return ours.map((text) => text.replace(partner, ""));
  };
  const law = fc.asyncProperty(both, async ([forth, shuffled]) => {
    expect(await statisticsAfter(shuffled, true)).toEqual(await statisticsAfter(forth, false));
  });
  await fc.assert(law, { numRuns: 8, endOnFailure: true });
});

test("taking all evidence back leaves no trace in the statistics", async () => {
  const partner = await somePartner(api);
  const reviewId = uuidv7();
  await record(
    routine(partner, "DELIVERY", { reviewId, value: 0.1 }),
    routine(partner, "DELIVERY", { reviewId, value: 0.2 }),
  );
  await api.context().commit((tx) => voidEvidence(tx, { reviewId }, "all wrong"));
  expect(await statisticsOf(partner)).toBeUndefined();
  expect((await allStatistics(api)).filter((each) => each.includes(partner))).toEqual([]);
});

test("twenty writers at once on one cell leave the bits of a rebuild", async () => {
  const partner = await somePartner(api);
  const reviewer = { source: "reviewer:busy", sourceKind: SourceKind.INTERNAL };
  const write = async (at: number): Promise<void> => {
    const reviewId = uuidv7();
    await record(
      routine(partner, "DELIVERY", { ...reviewer, reviewId, value: at / 19 }),
      crisis(partner, "SEV1"),
    );
    if (at % 3 === 0) await api.context().commit((tx) => voidEvidence(tx, { reviewId }, "at once"));
  };
  await Promise.all(Array.from({ length: 20 }, (_each, at) => write(at)));
  const kept = await allStatistics(api);
  const ours = kept.filter((each) => each.includes(partner));
  expect(ours).toHaveLength(3);
  expect(ours.find((each) => each.startsWith("cell"))).toContain(" INTERNAL 13 ");
  await api.context().commit(rebuildStatistics);
  expect(await allStatistics(api)).toEqual(kept);
});

test("a rebuild in the middle of writers loses nothing of theirs", async () => {
  const partners = await Promise.all(Array.from({ length: 4 }, () => somePartner(api)));
  const writes = partners.flatMap((partner) =>
    Array.from({ length: 4 }, (_each, at) => record(routine(partner, "VALUE", { value: at / 3 }))),
  );
  await Promise.all([...writes, api.context().commit(rebuildStatistics)]);
  const kept = await allStatistics(api);
  await api.context().commit(rebuildStatistics);
  expect(await allStatistics(api)).toEqual(kept);
  expect((await statisticsOf(partners[0]!))?.dimensions.VALUE).toEqual([{ quarter: Q2, g: 4, gx: 2 }]);
});
