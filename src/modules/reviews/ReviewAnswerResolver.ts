import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ReviewAnswer } from "./ReviewAnswer.js";

@Resolver(() => ReviewAnswer)
@Allow(Role.VIEWER)
export class ReviewAnswerResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: "Whose key wrote it down; null where the caller may not know our people.",
  })
  actorName(@Ctx() { actor }: Context, @Root() { actorName }: ReviewAnswer): string | null {
    return actor.partnerIds === null ? actorName : null;
  }
}
