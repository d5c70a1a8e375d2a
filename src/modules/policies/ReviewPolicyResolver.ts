import { Arg, Args, Ctx, Field, InputType, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { findPolicy, listPolicies } from "./policyQueries.js";
import { ReviewPolicy, ReviewPolicyConnection } from "./ReviewPolicy.js";
import { adoptReviewPolicy } from "./reviewPolicyService.js";

@InputType({ description: "A policy for reviews to put in force." })
class ReviewPolicyAdoptInput {
  @Field(() => Int, {
    description: "For how many days the partner may answer, 0 to 365; 0 publishes a review at once.",
  })
  answerDays: number;

  @Field(() => Int, {
    description: "After how many months a partner with recent work is to be reviewed again, 1 to 60.",
  })
  everyMonths: number;

  @Field(() => Int, {
    description:
      "After how many months one that is CORE or serves a critical area is to be reviewed again, 1 to 60.",
  })
  closeEveryMonths: number;

  @Field(() => String, { description: "Why the policy changes." })
  note: string;

  @Field(() => Int, { description: "The version of the policy in force that this one was made from." })
  expectedVersion: number;
}

const ReviewPolicyAdoptPayload = payloadOf("ReviewPolicyAdoptPayload", "reviewPolicy", () => ReviewPolicy);

@Resolver(() => ReviewPolicy)
@Allow(Role.VIEWER)
export class ReviewPolicyResolver {
  @Query(() => ReviewPolicy, {
    nullable: true,
    description: "A version of the policy for reviews; the one in force where none is named.",
  })
  reviewPolicy(
    @Ctx() ctx: Context,
    @Arg("version", () => Int, { nullable: true, description: "The version." }) version?: number,
  ): Promise<ReviewPolicy> {
    return findPolicy(ctx, ReviewPolicy, version);
  }

  @Query(() => ReviewPolicyConnection, {
    description: "All versions of the policy for reviews, the newest first.",
  })
  reviewPolicies(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<ReviewPolicy>> {
    return listPolicies(ctx, ReviewPolicy, page);
  }

  @Mutation(() => ReviewPolicyAdoptPayload, {
    description: "Puts a new policy for reviews in force; windows that are open already end as they were to.",
  })
  @Allow(Role.ADMIN)
  reviewPolicyAdopt(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewPolicyAdoptInput, { description: "The policy." })
    input: ReviewPolicyAdoptInput,
  ): Promise<Payload<"reviewPolicy", ReviewPolicy>> {
    return answer(
      "reviewPolicy",
      ctx.commit((tx) => adoptReviewPolicy(tx, input)),
    );
  }
}
