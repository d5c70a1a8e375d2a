import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ContractFilter } from "./contractListInputs.js";
import { ContractTotals } from "./ContractTotals.js";
import { contractTotals } from "./totalQueries.js";

@Resolver(() => ContractTotals)
@Allow(Role.VIEWER)
export class ContractTotalsResolver {
  @Query(() => ContractTotals, {
    description: "What contracts come to together, as of the filter's day or today.",
  })
  contractTotals(
    @Ctx() ctx: Context,
    @Arg("filter", () => ContractFilter, {
      nullable: true,
      description: "Which ones; all where nothing is said.",
    })
    filter?: ContractFilter,
  ): Promise<ContractTotals> {
    return contractTotals(ctx, filter);
  }
}
