import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "../partners/Partner.js";
import { ContractConnection, contractsByPartner, type Contract } from "./Contract.js";
import { ContractTotals } from "./ContractTotals.js";
import { partnerTotals } from "./totalQueries.js";

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerContractsResolver {
  @FieldResolver(() => ContractConnection, {
    description: "The agreements with the partner, the latest start first.",
  })
  contracts(
    @Ctx() ctx: Context,
    @Root() partner: Partner,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Contract>> {
    return childPage(ctx, contractsByPartner, partner.id, page);
  }

  @FieldResolver(() => ContractTotals, {
    description: "What its contracts that bind on a day come to together.",
  })
  contractTotals(
    @Ctx() ctx: Context,
    @Root() { id }: Partner,
    @Arg("asOf", () => GraphQLLocalDate, {
      nullable: true,
      description: "The day; today where nothing is said.",
    })
    asOf?: string | null,
  ): Promise<ContractTotals> {
    return partnerTotals(ctx, id, asOf);
  }
}
