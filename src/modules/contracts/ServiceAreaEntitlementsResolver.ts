import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { EntitlementConnection, entitlementsByServiceArea, type Entitlement } from "./Entitlement.js";

@Resolver(() => ServiceArea)
@Allow(Role.VIEWER)
export class ServiceAreaEntitlementsResolver {
  @FieldResolver(() => EntitlementConnection, {
    description: "What contracts entitle us to in the area, the latest start first.",
  })
  entitlements(
    @Ctx() ctx: Context,
    @Root() area: ServiceArea,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Entitlement>> {
    return childPage(ctx, entitlementsByServiceArea, area.id, page);
  }
}
