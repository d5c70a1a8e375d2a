import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Review } from "./Review.js";
import { answerByReview, ReviewAnswer } from "./ReviewAnswer.js";
import { ReviewAnswerInput, ReviewPublishInput, ReviewUpdateInput } from "./reviewInputs.js";
import { lifeByReview } from "./reviewLife.js";
import { publishedAtOf, stateOf } from "./reviewLifeRules.js";
import { answerReview, publishReview, updateReview } from "./reviewLifeService.js";
import { ReviewState } from "./ReviewState.js";
import { ReviewSubmission, submissionByReview } from "./ReviewSubmission.js";

const ReviewUpdatePayload = payloadOf("ReviewUpdatePayload", "review", () => Review);
const ReviewAnswerPayload = payloadOf("ReviewAnswerPayload", "review", () => Review);
const ReviewPublishPayload = payloadOf("ReviewPublishPayload", "review", () => Review);

/** From submission to publication. */
@Resolver(() => Review)
@Allow(Role.VIEWER)
export class ReviewLifeResolver {
  @FieldResolver(() => ReviewState, { description: "How far it has come." })
  async state(@Ctx() ctx: Context, @Root() { id }: Review): Promise<ReviewState> {
    return stateOf(await ctx.load(lifeByReview, id), ctx.now);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: "Until when the partner may answer; null where no answer is asked for.",
  })
  async answerUntil(@Ctx() ctx: Context, @Root() { id }: Review): Promise<Date | null> {
    return (await ctx.load(lifeByReview, id)).answerUntil;
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: "When it was published; null where it was not, or was withdrawn before.",
  })
  async publishedAt(@Ctx() ctx: Context, @Root() { id }: Review): Promise<Date | null> {
    return publishedAtOf(await ctx.load(lifeByReview, id), ctx.now);
  }

  @FieldResolver(() => ReviewSubmission, {
    nullable: true,
    description: "Who submitted it; null where an import brought it, or where the caller may not know.",
  })
  submission(@Ctx() ctx: Context, @Root() { id }: Review): Promise<ReviewSubmission | null> {
    return ctx.load(submissionByReview, id);
  }

  @FieldResolver(() => ReviewAnswer, { nullable: true, description: "What the partner says to it." })
  answer(@Ctx() ctx: Context, @Root() { id }: Review): Promise<ReviewAnswer | null> {
    return ctx.load(answerByReview, id);
  }

  @Mutation(() => ReviewUpdatePayload, {
    description: "Changes a review that its caller submitted, until it is answered or published.",
  })
  @Allow(Role.REVIEWER)
  reviewUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewUpdateInput, { description: "What changes." }) input: ReviewUpdateInput,
  ): Promise<Payload<"review", Review>> {
    return answer(
      "review",
      ctx.commit((tx) => updateReview(tx, input)),
    );
  }

  @Mutation(() => ReviewAnswerPayload, {
    description: "Keeps what the partner says to a review: once, and within the window.",
  })
  @Allow(Role.MANAGER)
  reviewAnswer(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewAnswerInput, { description: "The partner's words." })
    input: ReviewAnswerInput,
  ): Promise<Payload<"review", Review>> {
    return answer(
      "review",
      ctx.commit((tx) => answerReview(tx, input)),
    );
  }

  @Mutation(() => ReviewPublishPayload, {
    description:
      "Publishes a review that the partner has answered, without waiting for the end of its window.",
  })
  @Allow(Role.MANAGER)
  reviewPublish(
    @Ctx() ctx: Context,
    @Arg("input", () => ReviewPublishInput, { description: "Which one." }) input: ReviewPublishInput,
  ): Promise<Payload<"review", Review>> {
    return answer(
      "review",
      ctx.commit((tx) => publishReview(tx, input)),
    );
  }
}
