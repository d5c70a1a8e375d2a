import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner, PartnerConnection } from "../partners/Partner.js";
import { PartnerOrder } from "../partners/partnerInputs.js";
import { Segment } from "./Segment.js";
import { PartnerFilter } from "./segmentInputs.js";
import { partnersThatMeet, segmentsOf } from "./segmentQueries.js";

/** The list of partners is here, since a rule may ask for more than partners know of themselves. */
@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerSegmentsResolver {
  @Query(() => PartnerConnection, { description: "Partners, by name where no order is given." })
  partners(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => PartnerFilter, { nullable: true, description: "Which ones." })
    filter?: PartnerFilter,
    @Arg("orderBy", () => PartnerOrder, { nullable: true, description: "In which order." })
    orderBy?: PartnerOrder,
  ): Promise<Page<Partner>> {
    return partnersThatMeet(ctx, page, filter, orderBy);
  }

  @FieldResolver(() => [Segment], {
    description:
      "The segments whose rules it meets, by name; where it stands in the portfolio matrix is `segment`.",
  })
  segments(
    @Ctx() ctx: Context,
    @Root() { id }: Partner,
    @Arg("asOf", () => GraphQLLocalDate, {
      nullable: true,
      description:
        "By the offerings and contracts of which day, today where nothing is said; stage and standing are those of now.",
    })
    asOf?: string,
  ): Promise<Segment[]> {
    return segmentsOf(ctx, id, asOf);
  }
}
