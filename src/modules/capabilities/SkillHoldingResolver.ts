import { Args, Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { Money, moneyOf } from "../../kernel/Money.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Skill, skillById } from "../catalog/Skill.js";
import { SkillHoldingFilter } from "./capabilityInputs.js";
import { listHoldings } from "./holdingQueries.js";
import { SkillHolder, skillHolderById } from "./SkillHolder.js";
import { SkillHolding, SkillHoldingConnection } from "./SkillHolding.js";
import { endByHolding, SkillHoldingEnd } from "./SkillHoldingEnd.js";
import { SkillVerification, verificationsByHolding } from "./SkillVerification.js";

@Resolver(() => SkillHolding)
@Allow(Role.MANAGER)
export class SkillHoldingResolver {
  @Query(() => SkillHoldingConnection, {
    description: "The skills that single people have, the latest recorded first; others see `capabilities`.",
  })
  @Allow(Role.ADMIN)
  skillHoldings(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => SkillHoldingFilter, { nullable: true, description: "Which ones." })
    filter?: SkillHoldingFilter,
  ): Promise<Page<SkillHolding>> {
    return listHoldings(ctx, page, filter);
  }

  @FieldResolver(() => SkillHolder, { description: "Who has it, without a name." })
  holder(@Ctx() ctx: Context, @Root() { holderId }: SkillHolding): Promise<SkillHolder> {
    return ctx.load(skillHolderById, holderId);
  }

  @FieldResolver(() => Skill, { description: "Which skill." })
  skill(@Ctx() ctx: Context, @Root() { skillId }: SkillHolding): Promise<Skill> {
    return ctx.load(skillById, skillId);
  }

  @FieldResolver(() => Money, { nullable: true, description: "What it costs a year that it is kept." })
  yearlyCost(@Root() { yearlyCostAmount, yearlyCostCurrency }: SkillHolding): Money | null {
    return moneyOf(yearlyCostAmount, yearlyCostCurrency);
  }

  @FieldResolver(() => [SkillVerification], { description: "Who made sure of it, the oldest first." })
  verifications(@Ctx() ctx: Context, @Root() { id }: SkillHolding): Promise<SkillVerification[]> {
    return ctx.load(verificationsByHolding, id);
  }

  @FieldResolver(() => SkillHoldingEnd, {
    nullable: true,
    description: "From when it counts no longer, and why; null where it has no end.",
  })
  end(@Ctx() ctx: Context, @Root() { id }: SkillHolding): Promise<SkillHoldingEnd | null> {
    return ctx.load(endByHolding, id);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know the holding." })
  externalReferences(@Ctx() ctx: Context, @Root() { id }: SkillHolding): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, id);
  }
}
