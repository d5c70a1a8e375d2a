import { Arg, Args, Ctx, Field, InputType, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { findPolicy, listPolicies } from "./policyQueries.js";
import { ReadinessPolicy, ReadinessPolicyConnection } from "./ReadinessPolicy.js";
import { adoptReadinessPolicy } from "./readinessPolicyService.js";

@InputType({ description: "A policy for readiness to put in force." })
class ReadinessPolicyAdoptInput {
  @Field(() => Int, {
    description: "For how many days a person's number is taken to be right once it was checked, 1 to 3,650.",
  })
  contactVerifiedDays: number;

  @Field(() => Int, { description: "For how many days a drill shows that a path works, 1 to 3,650." })
  drillDays: number;

  @Field(() => Boolean, { description: "Whether a person at a partner needs a deputy." })
  deputyRequired: boolean;

  @Field(() => String, { description: "Why the policy changes." })
  note: string;

  @Field(() => Int, { description: "The version of the policy in force that this one was made from." })
  expectedVersion: number;
}

const ReadinessPolicyAdoptPayload = payloadOf(
  "ReadinessPolicyAdoptPayload",
  "readinessPolicy",
  () => ReadinessPolicy,
);

@Resolver(() => ReadinessPolicy)
@Allow(Role.VIEWER)
export class ReadinessPolicyResolver {
  @Query(() => ReadinessPolicy, {
    nullable: true,
    description: "A version of the policy for readiness; the one in force where none is named.",
  })
  readinessPolicy(
    @Ctx() ctx: Context,
    @Arg("version", () => Int, { nullable: true, description: "The version." }) version?: number,
  ): Promise<ReadinessPolicy> {
    return findPolicy(ctx, ReadinessPolicy, version);
  }

  @Query(() => ReadinessPolicyConnection, {
    description: "All versions of the policy for readiness, the newest first.",
  })
  readinessPolicies(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<ReadinessPolicy>> {
    return listPolicies(ctx, ReadinessPolicy, page);
  }

  @Mutation(() => ReadinessPolicyAdoptPayload, {
    description: "Puts a new policy for readiness in force for all that is asked from then on.",
  })
  @Allow(Role.ADMIN)
  readinessPolicyAdopt(
    @Ctx() ctx: Context,
    @Arg("input", () => ReadinessPolicyAdoptInput, { description: "The policy." })
    input: ReadinessPolicyAdoptInput,
  ): Promise<Payload<"readinessPolicy", ReadinessPolicy>> {
    return answer(
      "readinessPolicy",
      ctx.commit((tx) => adoptReadinessPolicy(tx, input)),
    );
  }
}
