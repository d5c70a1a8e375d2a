import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Skill, skillById } from "../catalog/Skill.js";
import { OfferingSkill } from "./OfferingSkill.js";

@Resolver(() => OfferingSkill)
@Allow(Role.VIEWER)
export class OfferingSkillResolver {
  @FieldResolver(() => Skill, { description: "The skill." })
  skill(@Ctx() ctx: Context, @Root() { skillId }: OfferingSkill): Promise<Skill> {
    return ctx.load(skillById, skillId);
  }
}
