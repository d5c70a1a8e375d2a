import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { getRecord } from "../../kernel/records.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ReviewRequest, ReviewRequestConnection, requestsByRound } from "./ReviewRequest.js";
import { closureByRound, ReviewRound, ReviewRoundClosure, ReviewRoundConnection } from "./ReviewRound.js";
import { ReviewRoundCloseInput, ReviewRoundFilter, ReviewRoundOpenInput } from "./reviewRoundInputs.js";
import { listReviewRounds } from "./reviewRoundQueries.js";
import { closeRound, openRound } from "./reviewRoundService.js";

const ReviewRoundOpenPayload = payloadOf("ReviewRoundOpenPayload", "reviewRound", () => ReviewRound);
const ReviewRoundClosePayload = payloadOf("ReviewRoundClosePayload", "reviewRound", () => ReviewRound);

@Resolver(() => ReviewRound)
@Allow(Role.VIEWER)
export class ReviewRoundResolver {
  @Query(() => ReviewRound, { nullable: true, description: "A review round." })
  reviewRound(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The round." }) id: string,
  ): Promise<ReviewRound> {
    return getRecord(ctx, ReviewRound, id);
  }

  @Query(() => ReviewRoundConnection, { description: "Review rounds, the last due first." })
  reviewRounds(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => ReviewRoundFilter, { nullable: true, description: "Which ones." })
    filter?: ReviewRoundFilter,
  ): Promise<Page<ReviewRound>> {
    return listReviewRounds(ctx, page, filter);
  }

  @FieldResolver(() => ReviewRequestConnection, {
    description: "Who is asked about whom, partner by partner.",
  })
  requests(
    @Ctx() ctx: Context,
    @Root() { id }: ReviewRound,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<ReviewRequest>> {
    return childPage(ctx, requestsByRound, id, page);
  }

  @FieldResolver(() => ReviewRoundClosure, {
    nullable: true,
    description: "Who closed it; null while it is open.",
  })
  closure(@Ctx() ctx: Context, @Root() { id }: ReviewRound): Promise<ReviewRoundClosure | null> {
    return ctx.load(closureByRound, id);
  }

  @Mutation(() => ReviewRoundOpenPayload, {
    description: "Asks several of our people at once to review several partners by a day.",
  })
  @Allow(Role.MANAGER)
  reviewRoundOpen(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewRoundOpenInput, { description: "Whom, about whom, by when." })
    input: ReviewRoundOpenInput,
  ): Promise<Payload<"reviewRound", ReviewRound>> {
    return answer(
      "reviewRound",
      ctx.commit((tx) => openRound(tx, input)),
    );
  }

  @Mutation(() => ReviewRoundClosePayload, {
    description: "Closes a review round: what was not answered is not asked for any more.",
  })
  @Allow(Role.MANAGER)
  reviewRoundClose(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewRoundCloseInput, { description: "Which one." }) input: ReviewRoundCloseInput,
  ): Promise<Payload<"reviewRound", ReviewRound>> {
    return answer(
      "reviewRound",
      ctx.commit((tx) => closeRound(tx, input)),
    );
  }
}
