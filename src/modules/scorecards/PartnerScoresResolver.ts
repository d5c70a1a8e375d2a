import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "../partners/Partner.js";
import { LiveScore } from "./LiveScore.js";
import { liveScoreOf } from "./liveScoreQueries.js";
import { Scorecard } from "./Scorecard.js";
import { latestScorecards } from "./scorecardQueries.js";

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerScoresResolver {
  @FieldResolver(() => Scorecard, {
    nullable: true,
    description: "The latest sealed scorecard; null where there is none.",
  })
  latestScorecard(@Ctx() ctx: Context, @Root() { id }: Partner): Promise<Scorecard | null> {
    return ctx.load(latestScorecards, id);
  }

  @FieldResolver(() => LiveScore, { description: "The score as of a day, worked out now." })
  score(
    @Ctx() ctx: Context,
    @Root() { id }: Partner,
    @Arg("asOf", () => GraphQLLocalDate, {
      nullable: true,
      description: "The day; today where nothing is said.",
    })
    asOf?: string | null,
  ): Promise<LiveScore> {
    return liveScoreOf(ctx, id, asOf);
  }
}
