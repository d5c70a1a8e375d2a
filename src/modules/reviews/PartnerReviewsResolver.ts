import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "../partners/Partner.js";
import { ReviewConnection, reviewsByPartner, type Review } from "./Review.js";

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerReviewsResolver {
  @FieldResolver(() => ReviewConnection, {
    description: "What people think of the partner, the latest first.",
  })
  reviews(
    @Ctx() ctx: Context,
    @Root() partner: Partner,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Review>> {
    return childPage(ctx, reviewsByPartner, partner.id, page);
  }
}
