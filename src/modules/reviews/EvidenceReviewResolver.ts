import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Evidence } from "../evidence/Evidence.js";
import { Review, reviewById } from "./Review.js";

@Resolver(() => Evidence)
@Allow(Role.VIEWER)
export class EvidenceReviewResolver {
  @FieldResolver(() => Review, { nullable: true, description: "The review that says it; null for work." })
  review(@Ctx() ctx: Context, @Root() { reviewId }: Evidence): Promise<Review> | null {
    return reviewId === null ? null : ctx.load(reviewById, reviewId);
  }
}
