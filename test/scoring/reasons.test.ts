import { describe, expect, test } from "@jest/globals";
import { defaultCalibration } from "../../src/scoring/calibration.js";
import { perDimension, type PerDimension } from "../../src/scoring/dimensions.js";
import { defaultPolicy } from "../../src/scoring/policy.js";
import type { Reason } from "../../src/scoring/reasons.js";
import { scorePartner, type ScoreInput } from "../../src/scoring/scorePartner.js";
import { unitsOf } from "../../src/scoring/sources.js";
import type { CrisisEvent, CrisisStatistic, DimensionStatistic } from "../../src/scoring/statistics.js";

const NOW = 12;

const reasonsFor = (input: ScoreInput): readonly Reason[] =>
  scorePartner(input, defaultCalibration(defaultPolicy), defaultPolicy).reasons;
const codesFor = (input: ScoreInput): Reason["code"][] => reasonsFor(input).map(({ code }) => code);
const messageFor = (input: ScoreInput, code: Reason["code"]): string | undefined =>
  reasonsFor(input).find((each) => each.code === code)?.message;

const statistic = (quarter: number, mean: number, g = 10): DimensionStatistic => ({
  quarter,
  g,
  gx: g * mean,
});
const everywhere = (...rows: DimensionStatistic[]): PerDimension<DimensionStatistic[]> =>
  perDimension(() => rows);
const crises = (quarter: number, w: number, x: number): CrisisStatistic[] => [
  { quarter, w, wx: w * x, ww: w },
];
const event = (at: number, kind: CrisisEvent["kind"], failure: CrisisEvent["failure"]): CrisisEvent => ({
  at,
  quarter: NOW,
  kind,
  x: failure === null ? 1 : 0,
  failure,
});
const before = [statistic(NOW - 3, 0.8), statistic(NOW - 2, 0.8), statistic(NOW - 1, 0.8)];

/** A partner of whom there is nothing to say: good, steady, and proven in crises. */
const ordinary: ScoreInput = {
  asOf: NOW,
  dimensions: everywhere(...before, statistic(NOW, 0.8)),
  crisis: crises(NOW, 3, 1),
  crisisEvents: [],
  previousGrade: null,
};
const nobody: ScoreInput = { ...ordinary, dimensions: everywhere(), crisis: [] };
const noShow = event(1, "SEV1", "NO_SHOW");
const oneReview = unitsOf("INTERNAL", 1);

/** For each reason an input that brings it, and one short of it. */
const pairs: {
  readonly [Code in Reason["code"]]: { readonly brings: ScoreInput; readonly spares: ScoreInput };
} = {
  GATED: {
    brings: { ...ordinary, crisisEvents: [noShow, event(2, "LIVE_DRILL", null)] },
    spares: {
      ...ordinary,
      crisisEvents: [noShow, event(2, "LIVE_DRILL", null), event(3, "SEV2", null)],
    },
  },
  CAPPED_BY_CRISES: {
    brings: { ...ordinary, crisis: crises(NOW, 8, 0) },
    spares: { ...ordinary, crisis: crises(NOW, 3, 0) },
  },
  NOTHING_KNOWN: {
    brings: nobody,
    spares: { ...nobody, dimensions: { ...nobody.dimensions, VALUE: [statistic(0, 0.5, 0.1)] } },
  },
  LITTLE_KNOWN: {
    brings: { ...ordinary, dimensions: everywhere(statistic(NOW, 0.8, oneReview)) },
    spares: { ...ordinary, dimensions: everywhere(statistic(NOW, 0.8, 2 * oneReview)) },
  },
  NEVER_TESTED: {
    brings: { ...ordinary, crisis: crises(NOW, 1, 1) },
    spares: { ...ordinary, crisis: crises(NOW, 1.25, 1) },
  },
  SILENT: {
    brings: { ...ordinary, asOf: NOW + 1 },
    spares: { ...ordinary, dimensions: everywhere(...before) },
  },
  SILENCE_ENDED: {
    brings: { ...ordinary, dimensions: everywhere(statistic(NOW - 2, 0.8), statistic(NOW, 0.8)) },
    spares: { ...ordinary, dimensions: everywhere(statistic(NOW - 1, 0.8), statistic(NOW, 0.8)) },
  },
  ALARM: {
    brings: { ...ordinary, dimensions: everywhere(...before, statistic(NOW, 0.5)) },
    spares: { ...ordinary, dimensions: everywhere(...before, statistic(NOW, 0.7)) },
  },
  IMPROVING: {
    brings: { ...ordinary, dimensions: everywhere(...before, statistic(NOW, 1)) },
    spares: { ...ordinary, dimensions: everywhere(...before, statistic(NOW, 0.85)) },
  },
  LOW_TRUST: {
    brings: { ...ordinary, dimensions: everywhere(statistic(NOW, 0.3)) },
    spares: { ...ordinary, dimensions: everywhere(statistic(NOW, 0.5)) },
  },
  GRADE_HELD: {
    brings: { ...ordinary, previousGrade: "B" },
    spares: { ...ordinary, previousGrade: "C" },
  },
};

test("there is nothing to say of an ordinary partner", () => {
  expect(codesFor(ordinary)).toEqual([]);
});

describe.each(Object.entries(pairs))("%s", (code, { brings, spares }) => {
  test("is given", () => expect(codesFor(brings)).toContain(code));
  test("is not given short of it", () => expect(codesFor(spares)).not.toContain(code));
});

describe("the messages", () => {
  test.each([
    ["NO_SHOW" as const, "Did not come to a severity-1 crisis"],
    ["ABANDONED" as const, "Did not stay through a severity-1 crisis"],
  ])("say how a partner failed: %s", (failure, message) => {
    const gated = { ...ordinary, crisisEvents: [event(1, "SEV1", failure)] };
    expect(messageFor(gated, "GATED")).toContain(message);
  });

  test("tell a partner that was never tested from one that was tested too little", () => {
    expect(messageFor({ ...ordinary, crisis: [] }, "NEVER_TESTED")).toContain("Never tested");
    expect(messageFor(pairs.NEVER_TESTED.brings, "NEVER_TESTED")).toContain("0.96 of 1");
  });

  test.each([
    [1, "No evidence for one quarter:"],
    [4, "No evidence for 4 quarters:"],
  ])("count %d silent quarters", (silent, message) => {
    expect(messageFor({ ...ordinary, asOf: NOW + silent }, "SILENT")).toContain(message);
  });

  test("count the quarters of a silence that ended", () => {
    expect(messageFor(pairs.SILENCE_ENDED.brings, "SILENCE_ENDED")).toContain("after one quarter of silence");
  });
});

test("the gravest reason comes first, and a gated partner is not also said to be capped by crises", () => {
  const collapsed: ScoreInput = {
    ...ordinary,
    dimensions: everywhere(...before, statistic(NOW, 0)),
    crisis: crises(NOW, 0.5, 0),
    crisisEvents: [noShow],
    previousGrade: "D",
  };
  expect(codesFor(collapsed)).toEqual(["GATED", "NEVER_TESTED", "ALARM", "LOW_TRUST"]);
  const capped = { ...pairs.CAPPED_BY_CRISES.brings, crisisEvents: [noShow] };
  expect(codesFor(capped)).toContain("GATED");
  expect(codesFor(capped)).not.toContain("CAPPED_BY_CRISES");
});
