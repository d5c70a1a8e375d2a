import { GraphQLJSONObject } from "graphql-scalars";
import { Arg, Args, Ctx, Field, InputType, Int, Mutation, Query, Resolver } from "type-graphql";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Policy } from "./Policy.js";
import { findPolicy, listPolicies } from "./policyQueries.js";
import { adoptPolicy } from "./policyService.js";

@InputType({ description: "A policy to put in force." })
class PolicyAdoptInput {
  @Field(() => GraphQLJSONObject, {
    description: "All weights, caps and thresholds: start from the policy in force.",
  })
  document: object;

  @Field(() => String, { description: "Why the policy changes." })
  note: string;

  @Field(() => Int, { description: "The version of the policy in force that this one was made from." })
  expectedVersion: number;
}

const PolicyConnection = connectionOf(Policy, "Policy");
const PolicyAdoptPayload = payloadOf("PolicyAdoptPayload", "policy", () => Policy);

@Resolver(() => Policy)
@Allow(Role.VIEWER)
export class PolicyResolver {
  @Query(() => Policy, {
    nullable: true,
    description: "A version of the policy; the one in force where none is named.",
  })
  policy(
    @Ctx() ctx: Context,
    @Arg("version", () => Int, { nullable: true, description: "The version." }) version?: number,
  ): Promise<Policy> {
    return findPolicy(ctx, Policy, version);
  }

  @Query(() => PolicyConnection, { description: "All versions of the policy, the newest first." })
  policies(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Policy>> {
    return listPolicies(ctx, Policy, page);
  }

  @Mutation(() => PolicyAdoptPayload, {
    description: "Puts a new policy in force for the quarters that are scored next.",
  })
  @Allow(Role.ADMIN)
  policyAdopt(
    @Ctx() ctx: Context,
    @Arg("input", () => PolicyAdoptInput, { description: "The policy." }) input: PolicyAdoptInput,
  ): Promise<Payload<"policy", Policy>> {
    return answer(
      "policy",
      ctx.commit((tx) => adoptPolicy(tx, input)),
    );
  }
}
