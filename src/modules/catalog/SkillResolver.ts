import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { listSkills } from "./catalogQueries.js";
import { Skill } from "./Skill.js";
import { SkillFilter, SkillUpsertInput } from "./skillInputs.js";
import { upsertSkill } from "./skillService.js";

const SkillConnection = connectionOf(Skill, "Skill");
const SkillsUpsert = bulkOf("SkillsUpsert", "skill", SkillUpsertInput, () => Skill);
const SkillUpsertPayload = payloadOf("SkillUpsertPayload", "skill", () => Skill);

@Resolver(() => Skill)
@Allow(Role.VIEWER)
export class SkillResolver {
  @Query(() => SkillConnection, { description: "Skills, by name." })
  skills(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => SkillFilter, { nullable: true, description: "Which ones." }) filter?: SkillFilter,
  ): Promise<Page<Skill>> {
    return listSkills(ctx, page, filter);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know the skill." })
  externalReferences(@Ctx() ctx: Context, @Root() skill: Skill): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, skill.id);
  }

  @Mutation(() => SkillUpsertPayload, {
    description: "Adds a skill, or changes the one that has its id, reference or else its name.",
  })
  @Allow(Role.MANAGER)
  skillUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => SkillUpsertInput, { description: "The skill." }) input: SkillUpsertInput,
  ): Promise<Payload<"skill", Skill>> {
    return answer(
      "skill",
      ctx.commit((tx) => upsertSkill(tx, input)),
    );
  }

  @Mutation(() => SkillsUpsert.Payload, {
    description: "Adds or changes many skills, each as skillUpsert does.",
  })
  @Allow(Role.MANAGER)
  skillsUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => SkillsUpsert.Input, { description: "The rows." }) input: BulkInput<SkillUpsertInput>,
  ): Promise<BulkPayload<"skill", Skill>> {
    return runBulk(ctx, "skill", input, upsertSkill);
  }
}
