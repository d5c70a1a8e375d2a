import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { Person } from "../people/Person.js";
import { reviewerById } from "../reviews/Review.js";
import { ReviewDue, ReviewDueConnection } from "./ReviewDue.js";
import { ReviewDueFilter } from "./reviewDueInputs.js";
import { listReviewsDue } from "./reviewsDueQueries.js";

@Resolver(() => ReviewDue)
@Allow(Role.VIEWER)
export class ReviewDueResolver {
  @Query(() => ReviewDueConnection, {
    description:
      "Which active partners are to be reviewed by the review policy in force, the most overdue first. The time runs from the latest review by one of our own people that stands, else from the first work, else from when the partner was added.",
  })
  reviewsDue(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => ReviewDueFilter, { nullable: true, description: "Which ones." })
    filter?: ReviewDueFilter,
    @Arg("asOf", () => GraphQLLocalDate, {
      nullable: true,
      description: "On which day; today where nothing is said.",
    })
    asOf?: string,
  ): Promise<Page<ReviewDue>> {
    return listReviewsDue(ctx, page, filter, asOf);
  }

  @FieldResolver(() => Partner, { description: "The partner that is to be reviewed." })
  partner(@Ctx() ctx: Context, @Root() { id }: ReviewDue): Promise<Partner> {
    return ctx.load(partnerById, id);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: "Who of us last reviewed it, and so may well do it again; null for nobody.",
  })
  lastReviewer(@Ctx() ctx: Context, @Root() { reviewerId }: ReviewDue): Promise<Person | null> | null {
    return reviewerId === null ? null : ctx.load(reviewerById, reviewerId);
  }
}
