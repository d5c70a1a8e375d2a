import { GraphQLUUID } from "graphql-scalars";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { instantAsked } from "../readiness/readinessAnswers.js";
import { crisisCardOf } from "./cardQueries.js";
import { CrisisCard } from "./CrisisCard.js";

@Resolver(() => CrisisCard)
@Allow(Role.VIEWER)
export class CrisisCardResolver {
  @Query(() => CrisisCard, {
    nullable: true,
    description:
      "All that is needed to get help for a service area: whom to call, in which order, and what to say.",
  })
  crisisCard(
    @Ctx() ctx: Context,
    @Arg("serviceAreaId", () => GraphQLUUID, { description: "The service area." }) serviceAreaId: string,
    @Arg("at", () => Date, { nullable: true, description: "For which instant; now where nothing is said." })
    at?: Date,
  ): Promise<CrisisCard> {
    return crisisCardOf(ctx, serviceAreaId, new Date(instantAsked(ctx, at)));
  }
}
