import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Money } from "../../kernel/Money.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Skill, skillById } from "../catalog/Skill.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import { Capability, CapabilityConnection } from "./Capability.js";
import { CapabilityFilter } from "./capabilityInputs.js";
import { listCapabilities, yearlyCostsOf } from "./capabilityQueries.js";

@Resolver(() => Capability)
@Allow(Role.VIEWER)
export class CapabilityResolver {
  @Query(() => CapabilityConnection, {
    description: "What our own people can do: how many have which skill at which level, by skill and level.",
  })
  async capabilities(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => CapabilityFilter, { nullable: true, description: "Which ones." })
    filter?: CapabilityFilter,
    @Arg("asOf", () => GraphQLLocalDate, { nullable: true, description: "On which day; left out, today." })
    asOf?: string,
  ): Promise<Page<Capability>> {
    return listCapabilities(ctx, page, await dayAsked(ctx, asOf), filter);
  }

  @FieldResolver(() => Skill, { description: "The skill." })
  skill(@Ctx() ctx: Context, @Root() { skillId }: Capability): Promise<Skill> {
    return ctx.load(skillById, skillId);
  }

  // Where one person alone has a skill, this is what that person costs.
  @FieldResolver(() => [Money], {
    description: "What it costs a year to hold the skill at this level: a sum for each currency.",
  })
  @Allow(Role.MANAGER)
  yearlyCosts(@Ctx() ctx: Context, @Root() { skillId, level, asOf }: Capability): Promise<Money[]> {
    return ctx.load(yearlyCostsOf, { skillId, level, asOf });
  }
}
