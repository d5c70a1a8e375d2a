import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Skill, skillById } from "../catalog/Skill.js";
import { RoleRequirement, RoleRequirementConnection } from "./RoleRequirement.js";
import { RoleRequirementFilter, RoleRequirementUpsertInput } from "./roleRequirementInputs.js";
import { listRoleRequirements } from "./roleRequirementQueries.js";
import { upsertRoleRequirement } from "./roleRequirementService.js";

const requirement = (): typeof RoleRequirement => RoleRequirement;
const RoleRequirementUpsertPayload = payloadOf(
  "RoleRequirementUpsertPayload",
  "roleRequirement",
  requirement,
);
const RoleRequirementsUpsert = bulkOf(
  "RoleRequirementsUpsert",
  "roleRequirement",
  RoleRequirementUpsertInput,
  requirement,
);

@Resolver(() => RoleRequirement)
@Allow(Role.VIEWER)
export class RoleRequirementResolver {
  @Query(() => RoleRequirementConnection, { description: "Which skills roles need, by role and grade." })
  roleRequirements(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => RoleRequirementFilter, { nullable: true, description: "Which ones." })
    filter?: RoleRequirementFilter,
  ): Promise<Page<RoleRequirement>> {
    return listRoleRequirements(ctx, page, filter);
  }

  @FieldResolver(() => Skill, { description: "Which skill." })
  skill(@Ctx() ctx: Context, @Root() { skillId }: RoleRequirement): Promise<Skill> {
    return ctx.load(skillById, skillId);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know the requirement." })
  externalReferences(@Ctx() ctx: Context, @Root() { id }: RoleRequirement): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, id);
  }

  @Mutation(() => RoleRequirementUpsertPayload, {
    description:
      "Says that a grade of a role needs a skill, or changes the requirement of this id or reference, or else of this role, grade and skill.",
  })
  @Allow(Role.MANAGER)
  roleRequirementUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => RoleRequirementUpsertInput, { description: "Who needs what." })
    input: RoleRequirementUpsertInput,
  ): Promise<Payload<"roleRequirement", RoleRequirement>> {
    return answer(
      "roleRequirement",
      ctx.commit((tx) => upsertRoleRequirement(tx, input)),
    );
  }

  @Mutation(() => RoleRequirementsUpsert.Payload, {
    description: "Adds or changes many requirements of roles, each as roleRequirementUpsert does.",
  })
  @Allow(Role.MANAGER)
  roleRequirementsUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => RoleRequirementsUpsert.Input, { description: "The rows." })
    input: BulkInput<RoleRequirementUpsertInput>,
  ): Promise<BulkPayload<"roleRequirement", RoleRequirement>> {
    return runBulk(ctx, "roleRequirement", input, upsertRoleRequirement);
  }
}
