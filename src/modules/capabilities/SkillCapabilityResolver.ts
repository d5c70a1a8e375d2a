import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Skill } from "../catalog/Skill.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import { Capability } from "./Capability.js";
import { capabilitiesBySkill } from "./capabilityQueries.js";

@Resolver(() => Skill)
@Allow(Role.VIEWER)
export class SkillCapabilityResolver {
  @FieldResolver(() => [Capability], {
    description:
      "How many of our own people have the skill, by level, the least first; levels of nobody are left out.",
  })
  async capability(
    @Ctx() ctx: Context,
    @Root() skill: Skill,
    @Arg("asOf", () => GraphQLLocalDate, { nullable: true, description: "On which day; left out, today." })
    asOf?: string,
  ): Promise<Capability[]> {
    return ctx.load(capabilitiesBySkill, { skillId: skill.id, day: await dayAsked(ctx, asOf) });
  }
}
