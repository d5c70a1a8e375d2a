import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { OfferingConnection, type Offering, offeringsByServiceArea } from "./Offering.js";

@Resolver(() => ServiceArea)
@Allow(Role.VIEWER)
export class ServiceAreaOfferingsResolver {
  @FieldResolver(() => OfferingConnection, { description: "What partners can do in this area, by name." })
  offerings(
    @Ctx() ctx: Context,
    @Root() area: ServiceArea,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Offering>> {
    return childPage(ctx, offeringsByServiceArea, area.id, page);
  }
}
