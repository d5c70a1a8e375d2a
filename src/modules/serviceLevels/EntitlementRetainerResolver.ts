import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Entitlement } from "../contracts/Entitlement.js";
import { RetainerBalance } from "./RetainerBalance.js";
import { balanceOn } from "./retainerQueries.js";
import { RetainerUseConnection, usesByEntitlement, type RetainerUse } from "./RetainerUse.js";

@Resolver(() => Entitlement)
@Allow(Role.VIEWER)
export class EntitlementRetainerResolver {
  @FieldResolver(() => RetainerBalance, {
    nullable: true,
    description:
      "What is left of its hours on a day; null where they are not counted, or where it does not hold then.",
  })
  retainerBalance(
    @Ctx() ctx: Context,
    @Root() entitlement: Entitlement,
    @Arg("asOf", () => GraphQLLocalDate, {
      nullable: true,
      description: "The day that is asked about; today where nothing is said.",
    })
    asOf?: string | null,
  ): Promise<RetainerBalance | null> {
    return balanceOn(ctx, entitlement, asOf);
  }

  @FieldResolver(() => RetainerUseConnection, {
    description: "The hours that were called off and not taken back, the latest first.",
  })
  retainerUses(
    @Ctx() ctx: Context,
    @Root() { id }: Entitlement,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<RetainerUse>> {
    return childPage(ctx, usesByEntitlement, id, page);
  }
}
