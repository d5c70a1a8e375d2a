import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { getRecord } from "../../kernel/records.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Engagement, engagementById } from "../engagements/Engagement.js";
import { Evidence } from "../evidence/Evidence.js";
import { evidenceByReview } from "../evidence/evidenceLists.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { Person } from "../people/Person.js";
import { NightCall, nightCallsByReview } from "./NightCall.js";
import { Ratings, Review, ReviewConnection, reviewerById } from "./Review.js";
import { ReviewFilter, ReviewSubmitInput, ReviewWithdrawInput } from "./reviewInputs.js";
import { listReviews } from "./reviewQueries.js";
import { submitReview, withdrawReview } from "./reviewService.js";
import { ReviewWithdrawal, withdrawalByReview } from "./ReviewWithdrawal.js";

const ReviewsSubmit = bulkOf("ReviewsSubmit", "review", ReviewSubmitInput, () => Review);
const ReviewSubmitPayload = payloadOf("ReviewSubmitPayload", "review", () => Review);
const ReviewWithdrawPayload = payloadOf("ReviewWithdrawPayload", "review", () => Review);

@Resolver(() => Review)
@Allow(Role.VIEWER)
export class ReviewResolver {
  @Query(() => Review, { nullable: true, description: "One review, also one that was withdrawn." })
  review(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The review." }) id: string,
  ): Promise<Review> {
    return getRecord(ctx, Review, id);
  }

  @Query(() => ReviewConnection, { description: "What people think of partners, the latest first." })
  reviews(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => ReviewFilter, { nullable: true, description: "Which ones." })
    filter?: ReviewFilter,
  ): Promise<Page<Review>> {
    return listReviews(ctx, page, filter);
  }

  @FieldResolver(() => Partner, { description: "The partner that is judged." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: Review): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: "Who judges; null where the caller may not know our people.",
  })
  reviewer(@Ctx() ctx: Context, @Root() { reviewerId }: Review): Promise<Person | null> {
    return ctx.load(reviewerById, reviewerId);
  }

  @FieldResolver(() => Engagement, { nullable: true, description: "The work that is judged." })
  engagement(@Ctx() ctx: Context, @Root() { engagementId }: Review): Promise<Engagement> | null {
    return engagementId === null ? null : ctx.load(engagementById, engagementId);
  }

  @FieldResolver(() => Ratings, { description: "The stars." })
  ratings(@Root() review: Review): Ratings {
    return review;
  }

  @FieldResolver(() => [NightCall], {
    description: "Whether the reviewer would call the partner at three in the morning, by service area.",
  })
  nightCalls(@Ctx() ctx: Context, @Root() { id }: Review): Promise<NightCall[]> {
    return ctx.load(nightCallsByReview, id);
  }

  @FieldResolver(() => [Evidence], { description: "The ratings as evidence that still counts." })
  evidence(@Ctx() ctx: Context, @Root() { id }: Review): Promise<Evidence[]> {
    return ctx.load(evidenceByReview, id);
  }

  @FieldResolver(() => ReviewWithdrawal, {
    nullable: true,
    description: "Who withdrew it and why; null where it stands, or where the caller may not know.",
  })
  withdrawal(@Ctx() ctx: Context, @Root() { id }: Review): Promise<ReviewWithdrawal | null> {
    return ctx.load(withdrawalByReview, id);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know it." })
  externalReferences(@Ctx() ctx: Context, @Root() { id }: Review): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, id);
  }

  @Mutation(() => ReviewSubmitPayload, {
    description: "Writes down a person's judgement of a partner, and each rating as evidence.",
  })
  @Allow(Role.REVIEWER)
  reviewSubmit(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewSubmitInput, { description: "The judgement." }) input: ReviewSubmitInput,
  ): Promise<Payload<"review", Review>> {
    return answer(
      "review",
      ctx.commit((tx) => submitReview(tx, input)),
    );
  }

  @Mutation(() => ReviewWithdrawPayload, { description: "Withdraws a review, and its evidence with it." })
  @Allow(Role.REVIEWER)
  reviewWithdraw(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewWithdrawInput, { description: "Which, and why." }) input: ReviewWithdrawInput,
  ): Promise<Payload<"review", Review>> {
    return answer(
      "review",
      ctx.commit((tx) => withdrawReview(tx, input)),
    );
  }

  @Mutation(() => ReviewsSubmit.Payload, { description: "Submits many reviews, each as reviewSubmit does." })
  @Allow(Role.REVIEWER)
  reviewsSubmit(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewsSubmit.Input, { description: "The rows." })
    input: BulkInput<ReviewSubmitInput>,
  ): Promise<BulkPayload<"review", Review>> {
    return runBulk(ctx, "review", input, submitReview);
  }
}
