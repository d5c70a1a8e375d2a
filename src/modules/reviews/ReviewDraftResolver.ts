import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Engagement, engagementById } from "../engagements/Engagement.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { Person } from "../people/Person.js";
import { Ratings, Review, reviewerById } from "./Review.js";
import { ReviewDraft, ReviewDraftConnection } from "./ReviewDraft.js";
import {
  ReviewDraftCreateInput,
  ReviewDraftDiscardInput,
  ReviewDraftFilter,
  ReviewDraftSubmitInput,
  ReviewDraftUpdateInput,
} from "./reviewDraftInputs.js";
import { getDraft, listDrafts } from "./reviewDraftQueries.js";
import { createDraft, discardDraft, submitDraft, updateDraft } from "./reviewDraftService.js";

const ReviewDraftCreatePayload = payloadOf("ReviewDraftCreatePayload", "reviewDraft", () => ReviewDraft);
const ReviewDraftUpdatePayload = payloadOf("ReviewDraftUpdatePayload", "reviewDraft", () => ReviewDraft);
const ReviewDraftDiscardPayload = payloadOf("ReviewDraftDiscardPayload", "reviewDraft", () => ReviewDraft);
const ReviewDraftSubmitPayload = payloadOf("ReviewDraftSubmitPayload", "review", () => Review);

@Resolver(() => ReviewDraft)
@Allow(Role.REVIEWER)
export class ReviewDraftResolver {
  @Query(() => ReviewDraft, {
    nullable: true,
    description: "A draft of the caller's; administrators see those of all.",
  })
  reviewDraft(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The draft." }) id: string,
  ): Promise<ReviewDraft> {
    return getDraft(ctx, id);
  }

  @Query(() => ReviewDraftConnection, {
    description: "The caller's drafts, the last changed first; administrators see those of all.",
  })
  reviewDrafts(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => ReviewDraftFilter, { nullable: true, description: "Which ones." })
    filter?: ReviewDraftFilter,
  ): Promise<Page<ReviewDraft>> {
    return listDrafts(ctx, page, filter);
  }

  @FieldResolver(() => Partner, { description: "The partner that is judged." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: ReviewDraft): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }

  @FieldResolver(() => Person, { nullable: true, description: "Who judges." })
  reviewer(@Ctx() ctx: Context, @Root() { reviewerId }: ReviewDraft): Promise<Person | null> {
    return ctx.load(reviewerById, reviewerId);
  }

  @FieldResolver(() => Engagement, { nullable: true, description: "The work that is judged." })
  engagement(@Ctx() ctx: Context, @Root() { engagementId }: ReviewDraft): Promise<Engagement> | null {
    return engagementId === null ? null : ctx.load(engagementById, engagementId);
  }

  @FieldResolver(() => Ratings, { description: "The stars so far." })
  ratings(@Root() draft: ReviewDraft): Ratings {
    return draft;
  }

  @Mutation(() => ReviewDraftCreatePayload, {
    description: "Begins a review; until it is submitted it counts for nothing, and others do not see it.",
  })
  reviewDraftCreate(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewDraftCreateInput, { description: "What is said so far." })
    input: ReviewDraftCreateInput,
  ): Promise<Payload<"reviewDraft", ReviewDraft>> {
    return answer(
      "reviewDraft",
      ctx.commit((tx) => createDraft(tx, input)),
    );
  }

  @Mutation(() => ReviewDraftUpdatePayload, { description: "Changes a draft." })
  reviewDraftUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewDraftUpdateInput, { description: "What changes." })
    input: ReviewDraftUpdateInput,
  ): Promise<Payload<"reviewDraft", ReviewDraft>> {
    return answer(
      "reviewDraft",
      ctx.commit((tx) => updateDraft(tx, input)),
    );
  }

  @Mutation(() => ReviewDraftDiscardPayload, {
    description: "Throws a draft away, and gives it as it was last.",
  })
  reviewDraftDiscard(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewDraftDiscardInput, { description: "Which one." })
    input: ReviewDraftDiscardInput,
  ): Promise<Payload<"reviewDraft", ReviewDraft>> {
    return answer(
      "reviewDraft",
      ctx.commit((tx) => discardDraft(tx, input)),
    );
  }

  @Mutation(() => ReviewDraftSubmitPayload, {
    description: "Submits a draft, as reviewSubmit does: it becomes a review with the same id.",
  })
  reviewDraftSubmit(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewDraftSubmitInput, { description: "Which one." })
    input: ReviewDraftSubmitInput,
  ): Promise<Payload<"review", Review>> {
    return answer(
      "review",
      ctx.commit((tx) => submitDraft(tx, input)),
    );
  }
}
