import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "../partners/Partner.js";
import { nightCallsOf } from "./nightCallQueries.js";
import { NightCallTally } from "./NightCallTally.js";

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerNightCallsResolver {
  @FieldResolver(() => [NightCallTally], {
    description:
      "Whether those who review the partner would call it at three in the morning, by service area: of each reviewer the latest word that stands, of judgements of the last 24 months. It enters no score.",
  })
  nightCalls(
    @Ctx() ctx: Context,
    @Root() { id }: Partner,
    @Arg("asOf", () => GraphQLLocalDate, {
      nullable: true,
      description: "Up to which day; today where nothing is said.",
    })
    asOf?: string,
  ): Promise<NightCallTally[]> {
    return nightCallsOf(ctx, id, asOf);
  }
}
