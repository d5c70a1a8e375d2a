import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { QuarterScalar, type Quarter } from "../../kernel/Quarter.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { Calibration, calibrationById } from "./Calibration.js";
import { explanationTree } from "./explanationQueries.js";
import { Explanation } from "./explanationTypes.js";
import { Publication } from "./Publication.js";
import { publishQuarter } from "./publicationService.js";
import { Scorecard, scorecardById } from "./Scorecard.js";
import { ScorecardFilter, ScorecardOrder, ScorecardsPublishInput } from "./scorecardInputs.js";
import { explanationsOf, findScorecard, listScorecards } from "./scorecardQueries.js";
import { CrisisScore, DimensionScore, Reason, ScoreChange } from "./scoreTypes.js";

const ScorecardConnection = connectionOf(Scorecard, "Scorecard");
const ScorecardsPublishPayload = payloadOf("ScorecardsPublishPayload", "publication", () => Publication);

const AS_OF = "As it stood at this instant, before later restatements; left out, as it stands now.";

@Resolver(() => Scorecard)
@Allow(Role.VIEWER)
export class ScorecardResolver {
  @Query(() => Scorecard, { nullable: true, description: "A partner's sealed scorecard of a quarter." })
  scorecard(
    @Ctx() ctx: Context,
    @Arg("partnerId", () => GraphQLUUID, { description: "The partner." }) partnerId: string,
    @Arg("quarter", () => QuarterScalar, { description: "The quarter." }) quarter: Quarter,
    @Arg("asOf", () => Date, { nullable: true, description: AS_OF }) asOf?: Date,
  ): Promise<Scorecard> {
    return findScorecard(ctx, partnerId, quarter, asOf);
  }

  @Query(() => ScorecardConnection, {
    description: "The sealed scorecards of a quarter, the most trusted first where no order is given.",
  })
  scorecards(
    @Ctx() ctx: Context,
    @Arg("quarter", () => QuarterScalar, { description: "The quarter." }) quarter: Quarter,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => ScorecardFilter, { nullable: true, description: "Which ones." })
    filter?: ScorecardFilter,
    @Arg("orderBy", () => ScorecardOrder, { nullable: true, description: "In which order." })
    orderBy?: ScorecardOrder,
    @Arg("asOf", () => Date, { nullable: true, description: AS_OF }) asOf?: Date,
  ): Promise<Page<Scorecard>> {
    return listScorecards(ctx, quarter, page, filter, orderBy, asOf);
  }

  @FieldResolver(() => Partner, { description: "The partner." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: Scorecard): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }

  @FieldResolver(() => [Reason], { description: "Why the score is what it is, the gravest reason first." })
  reasons(@Root() { results }: Scorecard): readonly Reason[] {
    return results.reasons;
  }

  @FieldResolver(() => [DimensionScore], { description: "The five dimensions." })
  dimensions(@Root() { results }: Scorecard): readonly DimensionScore[] {
    return results.dimensions;
  }

  @FieldResolver(() => CrisisScore, { description: "The crises." })
  crisis(@Root() { results }: Scorecard): CrisisScore {
    return results.crisis;
  }

  @FieldResolver(() => ScoreChange, {
    nullable: true,
    description: "The change since the scorecard of the quarter before; null where there is none.",
  })
  change(@Root() { results }: Scorecard): ScoreChange | null {
    return results.change;
  }

  @FieldResolver(() => Explanation, {
    description: "How the lower bound comes about, down to single rows of evidence.",
  })
  async explanation(@Ctx() ctx: Context, @Root() scorecard: Scorecard): Promise<Explanation> {
    const { id, partnerId, calibrationId, asOf } = scorecard;
    const calibration = async () => (await ctx.load(calibrationById, calibrationId)).document;
    return explanationTree(ctx, await ctx.load(explanationsOf, id), {
      partnerId,
      instant: asOf,
      calibration,
    });
  }

  @FieldResolver(() => Calibration, { description: "The priors that the score starts from." })
  calibration(@Ctx() ctx: Context, @Root() { calibrationId }: Scorecard): Promise<Calibration> {
    return ctx.load(calibrationById, calibrationId);
  }

  @FieldResolver(() => Scorecard, {
    nullable: true,
    description:
      "The scorecard that this one stands in the place of, since late evidence came; null for a first one.",
  })
  restates(@Ctx() ctx: Context, @Root() { restatesId }: Scorecard): Promise<Scorecard> | null {
    return restatesId === null ? null : ctx.load(scorecardById, restatesId);
  }

  @Mutation(() => ScorecardsPublishPayload, {
    description:
      "Seals the scorecards of a quarter that is over, for all partners; again, it restates those whose evidence changed.",
  })
  @Allow(Role.MANAGER)
  scorecardsPublish(
    @Ctx() ctx: Context,
    @Arg("input", () => ScorecardsPublishInput, { description: "The quarter." })
    { quarter }: ScorecardsPublishInput,
  ): Promise<Payload<"publication", Publication>> {
    return answer(
      "publication",
      ctx.commit((tx) => publishQuarter(tx, quarter)),
    );
  }
}
