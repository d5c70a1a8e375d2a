import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "../partners/Partner.js";
import { OfferingConnection, type Offering, offeringsByPartner } from "./Offering.js";

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerOfferingsResolver {
  @FieldResolver(() => OfferingConnection, { description: "What the partner can do, by name." })
  offerings(
    @Ctx() ctx: Context,
    @Root() partner: Partner,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Offering>> {
    return childPage(ctx, offeringsByPartner, partner.id, page);
  }
}
