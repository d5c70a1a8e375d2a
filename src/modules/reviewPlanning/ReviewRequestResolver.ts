import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { Person, personById } from "../people/Person.js";
import { Review } from "../reviews/Review.js";
import { ReviewRequest, ReviewRequestConnection, ReviewRequestState } from "./ReviewRequest.js";
import { answerByRequest, listReviewRequests, stateByRequest } from "./reviewRequestQueries.js";
import { ReviewRound, reviewRoundById } from "./ReviewRound.js";
import { ReviewRequestFilter } from "./reviewRoundInputs.js";

@Resolver(() => ReviewRequest)
@Allow(Role.VIEWER)
export class ReviewRequestResolver {
  @Query(() => ReviewRequestConnection, {
    description: "Which reviews our people were asked for, those that are due first before others.",
  })
  reviewRequests(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => ReviewRequestFilter, { nullable: true, description: "Which ones." })
    filter?: ReviewRequestFilter,
  ): Promise<Page<ReviewRequest>> {
    return listReviewRequests(ctx, page, filter);
  }

  @FieldResolver(() => ReviewRound, { description: "The round that it is part of." })
  round(@Ctx() ctx: Context, @Root() { roundId }: ReviewRequest): Promise<ReviewRound> {
    return ctx.load(reviewRoundById, roundId);
  }

  @FieldResolver(() => Partner, { description: "The partner to review." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: ReviewRequest): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }

  @FieldResolver(() => Person, { description: "Who is asked." })
  reviewer(@Ctx() ctx: Context, @Root() { reviewerId }: ReviewRequest): Promise<Person> {
    return ctx.load(personById, reviewerId);
  }

  @FieldResolver(() => ReviewRequestState, { description: "What became of it, today." })
  state(@Ctx() ctx: Context, @Root() { id }: ReviewRequest): Promise<ReviewRequestState> {
    return ctx.load(stateByRequest, id);
  }

  @FieldResolver(() => Review, {
    nullable: true,
    description: "The first review that answers it; null for none.",
  })
  review(@Ctx() ctx: Context, @Root() { id }: ReviewRequest): Promise<Review | null> {
    return ctx.load(answerByRequest, id);
  }
}
