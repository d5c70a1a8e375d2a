import {
  defaultCalibration,
  defaultDimensionPrior,
  type Calibration,
  type CrisisPrior,
  type DimensionPrior,
} from "./calibration.js";
import { expectedInCrisis, weighCrises } from "./crisis.js";
import { perDimension, type Dimension, type PerDimension } from "./dimensions.js";
import { clamp, holdProbability, sum } from "./numbers.js";
import type { ScoringPolicy } from "./policy.js";
import { posteriorOf, weighEvidence } from "./posterior.js";
import { lastQuarterOf, type PartnerStatistics } from "./statistics.js";
import { qualityOf } from "./trust.js";

/** How much the rows of one cell differ among themselves, summed over all cells: the noise of one observation. */
export interface WithinSums {
  /** Σ(n − 1). */
  readonly dof: number;
  /** Σ(sxx − sx²/n). */
  readonly ssw: number;
}

const FEWEST_PARTNERS = 8;
const FEWEST_TESTED = 3;
const LEAST_NOISE = 0.01;
/** Above this share of one crisis in all, a partner's crises say nothing of how crises differ. */
const ONE_CRISIS = 0.75;
/** The slope is shrunk to a half with the weight of so many partners, the strength to 8 with that of ten. */
const SLOPE_PRIOR = { slope: 0.5, partners: 30 };
const STRENGTH_PRIOR = { share: 1 / 9, partners: 10 };

/**
 * Measures the priors over the whole portfolio as of the end of a quarter: the moment estimator of Bühlmann & Straub
 * (1970) for each dimension, and the same idea for crises, with a slope on the routine.
 * @param portfolio In an order of its own, such as by id: sums are made in it, and so are their last bits.
 */
export function calibrate(
  portfolio: readonly PartnerStatistics[],
  within: PerDimension<WithinSums>,
  quarter: number,
  policy: ScoringPolicy,
): Calibration {
  const dimensions = perDimension((dimension) =>
    calibrateDimension(portfolio, within[dimension], quarter, policy, dimension),
  );
  const crisis = calibrateCrises(portfolio, dimensions, quarter, policy);
  return { ...defaultCalibration(policy), dimensions, crisis };
}

function calibrateDimension(
  portfolio: readonly PartnerStatistics[],
  { dof, ssw }: WithinSums,
  quarter: number,
  policy: ScoringPolicy,
  dimension: Dimension,
): DimensionPrior {
  const preset = defaultDimensionPrior(policy, dimension);
  const partners = portfolio
    .map((partner) => weighEvidence(partner.dimensions[dimension], quarter, policy))
    .filter(({ weight }) => weight > 0)
    .map(({ quarters, weight, total }) => ({
      weight,
      total,
      mean: total / weight,
      // V: Σω²/G, so that V/W is the variance of the mean in units of one observation's.
      spread: sum(quarters.map((each) => each.weight ** 2 / each.saturated)),
    }));
  if (partners.length < FEWEST_PARTNERS || dof <= 0) return preset;
  const noise = Math.max(LEAST_NOISE, ssw / dof);
  const all = sum(partners.map(({ weight }) => weight));
  const mean = sum(partners.map(({ total }) => total)) / all;
  const between =
    (sum(partners.map((each) => each.weight * (each.mean - mean) ** 2)) -
      noise * sum(partners.map(({ weight, spread }) => (spread / weight) * (1 - weight / all)))) /
    (all - sum(partners.map(({ weight }) => weight ** 2)) / all);
  const strength = between > 0 ? clamp(noise / between, 0.5, 40) : 40;
  const credibility = partners.map(({ weight }) => weight / (weight + strength));
  const prior = holdProbability(
    sum(partners.map((each, at) => (credibility[at] ?? 0) * each.mean)) / sum(credibility),
  );
  return {
    mean: prior,
    strength,
    dispersion: Math.min(1, noise / (prior * (1 - prior))),
    drift: preset.drift,
  };
}

interface Tested {
  readonly quality: number;
  readonly weight: number;
  readonly total: number;
  /** c̄. */
  readonly mean: number;
  /** h: the share that one crisis has in the weight, 1 where there was only one. */
  readonly concentration: number;
}

function calibrateCrises(
  portfolio: readonly PartnerStatistics[],
  priors: PerDimension<DimensionPrior>,
  quarter: number,
  policy: ScoringPolicy,
): CrisisPrior {
  const known = portfolio.filter((partner) => lastQuarterOf(partner, quarter) !== null);
  const qualities = known.map(({ dimensions }) =>
    qualityOf(
      perDimension(
        (each) => posteriorOf(weighEvidence(dimensions[each], quarter, policy), priors[each]).mean,
      ),
      policy,
    ),
  );
  const tested = known.flatMap(({ crisis }, at): Tested[] => {
    const { weight, total, squares } = weighCrises(crisis, quarter, policy);
    const quality = qualities[at] ?? 0;
    return weight > 0
      ? [{ quality, weight, total, mean: total / weight, concentration: squares / weight ** 2 }]
      : [];
  });
  const preset = defaultCalibration(policy).crisis;
  if (tested.length < FEWEST_TESTED) return preset;
  const regression = regress(tested, qualities);
  return { ...regression, strength: strengthOf(tested, qualities, regression, preset.strength) };
}

/** How the outcome of crises hangs together with the routine. */
function regress(tested: readonly Tested[], qualities: readonly number[]): Omit<CrisisPrior, "strength"> {
  const all = sum(tested.map(({ weight }) => weight));
  const mean = clamp(sum(tested.map(({ total }) => total)) / all, 0.1, 0.95);
  const meanQuality = sum(tested.map(({ weight, quality }) => weight * quality)) / all;
  const centre = sum(qualities) / qualities.length;
  const variance = Math.max(1e-6, sum(qualities.map((each) => (each - centre) ** 2)) / qualities.length);
  const pull = SLOPE_PRIOR.partners * variance;
  const together = sum(tested.map((each) => each.weight * (each.quality - meanQuality) * (each.mean - mean)));
  const alone = sum(tested.map((each) => each.weight * (each.quality - meanQuality) ** 2));
  return { mean, meanQuality, slope: clamp((together + SLOPE_PRIOR.slope * pull) / (alone + pull), 0, 1.5) };
}

/** k_c, from how much more the outcomes differ than chance alone would make them. */
function strengthOf(
  tested: readonly Tested[],
  qualities: readonly number[],
  regression: Omit<CrisisPrior, "strength">,
  preset: number,
): number {
  const prior = { ...regression, strength: preset };
  const repeated = tested.filter(({ concentration }) => concentration < ONE_CRISIS);
  if (repeated.length < FEWEST_TESTED) return preset;
  const information = repeated.map(({ concentration }) => 1 / concentration - 1);
  const scale = sum(information) / information.length;
  const uncertainty = (expected: number): number => expected * (1 - expected);
  const mean =
    sum(qualities.map((quality) => uncertainty(expectedInCrisis(quality, prior)))) / qualities.length;
  const terms = repeated.map(({ quality, mean: outcome, concentration }, at) => {
    const expected = expectedInCrisis(quality, prior);
    const u = (information[at] ?? 0) / scale;
    return {
      excess: u * ((outcome - expected) ** 2 - uncertainty(expected) * concentration),
      base: u * (1 - concentration),
    };
  });
  const { share, partners } = STRENGTH_PRIOR;
  const between =
    (sum(terms.map(({ excess }) => excess)) + partners * share * mean) /
    (sum(terms.map(({ base }) => base)) + partners);
  return clamp(mean / Math.max(1e-4, between) - 1, 2, 16);
}
