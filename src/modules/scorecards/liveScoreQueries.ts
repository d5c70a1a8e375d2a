import type { Batch, Context } from "../../kernel/Context.js";
import { groupBy } from "../../kernel/groupBy.js";
import { invalid } from "../../kernel/DomainError.js";
import { isKnownQuarter, quarterOf } from "../../kernel/Quarter.js";
import type { Reader } from "../../kernel/Reader.js";
import { defaultCalibration } from "../../scoring/calibration.js";
import { shiftOf, todayOf } from "../organisation/settingsQueries.js";
import { Standing } from "../partners/CurrentStanding.js";
import { Policy } from "../policies/Policy.js";
import { findPolicy } from "../policies/policyQueries.js";
import { explanationTree } from "./explanationQueries.js";
import type { LiveScore } from "./LiveScore.js";
import { Grade } from "./Scorecard.js";
import { resultsOf } from "./scorecardRules.js";
import { calibrationFor, gatherInputs } from "./scoreQueries.js";

interface Question {
  readonly partnerId: string;
  readonly day: string;
}
type Answer = ReturnType<typeof resultsOf> & {
  readonly policyVersion: number;
  readonly calibration: Awaited<ReturnType<typeof calibrationFor>>;
  readonly priors: ReturnType<typeof defaultCalibration>;
};

/** Scores many partners as of days, all partners of one day together. */
const liveScores: Batch<Question, Answer> = async (reader, questions) => {
  const answers = new Map<Question, Answer>();
  for (const [day, asked] of groupBy(questions, (question) => question.day)) {
    const scored = await scoreAsOf(reader, [...new Set(asked.map(({ partnerId }) => partnerId))], day);
    for (const question of asked) answers.set(question, scored.get(question.partnerId) as Answer);
  }
  return questions.map((question) => answers.get(question) as Answer);
};

async function scoreAsOf(
  reader: Reader,
  partnerIds: readonly string[],
  day: string,
): Promise<Map<string, Answer>> {
  const quarter = quarterOf(day, await shiftOf(reader));
  const calibration = await calibrationFor(reader, quarter);
  const { document, policyVersion } = await findPolicy(reader, Policy);
  const priors = calibration?.document ?? defaultCalibration(document);
  const inputs = await gatherInputs(reader, partnerIds, quarter, day);
  return new Map(
    [...inputs].map(([id, input]) => [
      id,
      { ...resultsOf(input, priors, document), policyVersion, calibration, priors },
    ]),
  );
}

/**
 * A partner's score as of a day, today where none is named: under the policy in force and the calibration of the day's quarter, or the last before
 * it. The day's quarter counts as far as it has come.
 * @throws DomainError INVALID at "asOf" for a day outside 1970 to 2199.
 */
export async function liveScoreOf(
  ctx: Context,
  partnerId: string,
  asOf: string | null | undefined,
): Promise<LiveScore> {
  const day = asOf ?? (await todayOf(ctx));
  const quarter = quarterOf(day, await shiftOf(ctx));
  if (!isKnownQuarter(quarter)) throw invalid("asOf", `${day} is not a day of the years 1970 to 2199.`);
  const { results, explanation, policyVersion, calibration, priors } = await ctx.load(liveScores, {
    partnerId,
    day,
  });
  const { grade, standing, ...rest } = results;
  return {
    ...rest,
    grade: grade && Grade[grade],
    standing: Standing[standing],
    asOf: day,
    quarter,
    policyVersion,
    calibratedOn: calibration?.quarter ?? null,
    explanation: explanationTree(ctx, explanation, {
      partnerId,
      day,
      calibration: () => Promise.resolve(priors),
    }),
  };
}
