import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { ServiceLevelConnection, serviceLevelsByServiceArea, type ServiceLevel } from "./ServiceLevel.js";

@Resolver(() => ServiceArea)
@Allow(Role.VIEWER)
export class ServiceAreaServiceLevelsResolver {
  @FieldResolver(() => ServiceLevelConnection, {
    description:
      "The service levels that name the area, the latest start first; those for all areas of a contract stand with the contract.",
  })
  serviceLevels(
    @Ctx() ctx: Context,
    @Root() area: ServiceArea,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<ServiceLevel>> {
    return childPage(ctx, serviceLevelsByServiceArea, area.id, page);
  }
}
