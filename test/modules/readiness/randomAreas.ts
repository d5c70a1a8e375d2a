import fc from "fast-check";
import { addDays } from "../../../src/kernel/dayRules.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { Standing } from "../../../src/modules/partners/CurrentStanding.js";
import { PartnerStage } from "../../../src/modules/partners/PartnerStage.js";
import type { AreaFacts, Hours, StepFacts } from "../../../src/modules/readiness/readinessFacts.js";
import { unionOf } from "../../../src/modules/readiness/spanRules.js";
import {
  areaWith,
  callEngineer,
  callTeam,
  engineer,
  entitlement,
  leg,
  promise,
  terms,
  week,
} from "./plainFacts.js";

const MONDAY = "2026-11-23";

const MINUTE = 60_000;
/** Any instant of the week, to five minutes. */
export const instant = fc.nat((7 * 24 * 60) / 5 - 1).map((five) => week.start + five * 5 * MINUTE);
const level = fc.constantFrom(...Object.values(SupportLevel));
/** From a few days before the week to a few days after it. */
const day = fc.integer({ min: -3, max: 9 }).map((days) => addDays(MONDAY, days));

const opening = fc
  .array(fc.tuple(instant, fc.integer({ min: 1, max: 30 })), { maxLength: 6 })
  .map((spans) => ({
    name: "Some hours",
    open: unionOf(
      spans.map(([start, hours]) => ({ start, end: Math.min(week.end, start + hours * 60 * MINUTE) })),
    ),
  }));
const hours: fc.Arbitrary<Hours> = fc.oneof(fc.constantFrom("ALL" as const, "UNSAID" as const), opening);

const randomLeg = fc
  .record({
    endsOn: fc.option(day),
    entitlements: fc.array(fc.record({ supportLevel: level, hours, startsOn: day, endsOn: fc.option(day) }), {
      maxLength: 3,
    }),
    promises: fc.array(
      fc.record({ severity: fc.constantFrom(...Object.values(Severity)), ofArea: fc.boolean(), hours }),
      { maxLength: 2 },
    ),
  })
  .map(({ endsOn, entitlements, promises }) => ({
    ...leg,
    terms: { ...terms, endsOn: endsOn ?? "2026-12-31" },
    entitlements: entitlements.map((each) => ({ ...entitlement, ...each })),
    promises: promises.map((each) => ({ ...promise, ...each })),
  }));

const engineerStep = fc
  .record({
    stage: fc.constantFrom(PartnerStage.ACTIVE, PartnerStage.ACTIVE, ...Object.values(PartnerStage)),
    standing: fc.constantFrom(null, Standing.TRUSTED, Standing.SUSPENDED),
    deputised: fc.boolean(),
    accesses: fc.array(fc.record({ grantedOn: day, endsOn: fc.option(day) }), { maxLength: 2 }),
    verifiedOn: fc.option(day.map((each) => addDays(each, -90))),
    counted: level,
    delayMinutes: fc.constantFrom(0, 30, 90),
    legs: fc.array(randomLeg, { maxLength: 2 }),
  })
  .map(({ stage, standing, deputised, accesses, verifiedOn, counted, delayMinutes, legs }) =>
    callEngineer(
      {
        partner: { ...engineer.partner, stage, standing },
        contact: { ...engineer.contact, verifiedOn },
        deputy: deputised ? engineer.deputy : null,
        accesses,
        legs,
      },
      { supportLevel: counted, delayMinutes },
    ),
  );

export const randomStep: fc.Arbitrary<StepFacts> = fc.oneof(
  fc.tuple(hours, level).map(([open, counted]) => callTeam(open, counted)),
  engineerStep,
);

/** An area with a path for SEV1, about which anything may be wrong, at any time of the week. */
export const randomArea: fc.Arbitrary<AreaFacts> = fc
  .record({
    steps: fc.array(randomStep, { minLength: 1, maxLength: 4 }),
    drilledAt: fc.array(
      fc.tuple(instant, fc.constantFrom(0, 180)).map(([at, ago]) => at - ago * 86_400_000),
      { maxLength: 2 },
    ),
    supportLevel: level,
    criticality: fc.constantFrom(...Object.values(Criticality)),
    running: hours,
  })
  .map(({ steps, drilledAt, supportLevel, criticality, running }) =>
    areaWith(
      steps,
      { drilledAt: [...drilledAt].sort((one, other) => one - other) },
      { supportLevel, criticality, hours: running },
    ),
  );
