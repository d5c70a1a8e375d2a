import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Contract, contractById } from "./Contract.js";
import { ContractDecision, ContractDecisionConnection } from "./ContractDecision.js";
import { renewalCalendarPage } from "./renewalCalendarPages.js";

@Resolver(() => ContractDecision)
@Allow(Role.VIEWER)
export class RenewalCalendarResolver {
  @Query(() => ContractDecisionConnection, {
    description: "What must be decided about contracts by when, the most urgent first.",
  })
  renewalCalendar(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("from", () => GraphQLLocalDate, { description: "The first day." }) from: string,
    @Arg("until", () => GraphQLLocalDate, { description: "The last day, at most 1,100 days later." })
    until: string,
    @Arg("partnerId", () => GraphQLUUID, { nullable: true, description: "About this partner alone." })
    partnerId?: string | null,
  ): Promise<Page<ContractDecision>> {
    return renewalCalendarPage(ctx, { from, until, partnerId }, page);
  }

  @FieldResolver(() => Contract, { description: "The contract that it is about." })
  contract(@Ctx() ctx: Context, @Root() { contractId }: ContractDecision): Promise<Contract> {
    return ctx.load(contractById, contractId);
  }
}
