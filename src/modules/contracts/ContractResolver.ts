import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { Money, moneyOf } from "../../kernel/Money.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { getRecord } from "../../kernel/records.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { Contract, contractByIdOrNull, ContractConnection, contractsByParent } from "./Contract.js";
import {
  amendmentsByContract,
  ContractAmendmentConnection,
  type ContractAmendment,
} from "./ContractAmendment.js";
import { ContractDocument, documentsByContract } from "./ContractDocument.js";
import { ContractFilter, ContractOrder } from "./contractListInputs.js";
import { ContractParty, partiesByContract } from "./ContractParty.js";
import {
  ContractPaymentConnection,
  paidByContract,
  paymentsByContract,
  type ContractPayment,
} from "./ContractPayment.js";
import { listContracts } from "./contractQueries.js";
import { ContractTerm, termsByContract } from "./ContractTerm.js";
import { ContractTermination, terminationByContract } from "./ContractTermination.js";
import { entitlementsByContract, Entitlement } from "./Entitlement.js";
import { Obligation, obligationsByContract } from "./Obligation.js";

@Resolver(() => Contract)
@Allow(Role.VIEWER)
export class ContractResolver {
  @Query(() => Contract, { nullable: true, description: "One contract." })
  contract(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The contract." }) id: string,
  ): Promise<Contract> {
    return getRecord(ctx, Contract, id);
  }

  @Query(() => ContractConnection, {
    description: "Contracts, the latest start first where no order is given.",
  })
  contracts(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => ContractFilter, { nullable: true, description: "Which ones." })
    filter?: ContractFilter,
    @Arg("orderBy", () => ContractOrder, { nullable: true, description: "In which order." })
    orderBy?: ContractOrder,
  ): Promise<Page<Contract>> {
    return listContracts(ctx, page, filter, orderBy);
  }

  @FieldResolver(() => Partner, { description: "With whom it is." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: Contract): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: "What it is worth, as it was first agreed; null where nobody has said.",
  })
  value(@Root() { valueAmount, currency }: Contract): Money | null {
    return moneyOf(valueAmount, currency);
  }

  @FieldResolver(() => Contract, {
    nullable: true,
    description: "The agreement that it hangs under; null for none, or for one that the caller may not see.",
  })
  parent(@Ctx() ctx: Context, @Root() { parentId }: Contract): Promise<Contract | null> | null {
    return parentId === null ? null : ctx.load(contractByIdOrNull, parentId);
  }

  @FieldResolver(() => ContractConnection, { description: "What hangs under it, the latest start first." })
  children(
    @Ctx() ctx: Context,
    @Root() { id }: Contract,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Contract>> {
    return childPage(ctx, contractsByParent, id, page);
  }

  @FieldResolver(() => [ContractTerm], {
    description: "The terms that were agreed, in their order; tacit renewals have no record.",
  })
  terms(@Ctx() ctx: Context, @Root() { id }: Contract): Promise<ContractTerm[]> {
    return ctx.load(termsByContract, id);
  }

  @FieldResolver(() => ContractAmendmentConnection, { description: "Its amendments, in their order." })
  amendments(
    @Ctx() ctx: Context,
    @Root() { id }: Contract,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<ContractAmendment>> {
    return childPage(ctx, amendmentsByContract, id, page);
  }

  @FieldResolver(() => ContractPaymentConnection, { description: "What was paid, the latest first." })
  payments(
    @Ctx() ctx: Context,
    @Root() { id }: Contract,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<ContractPayment>> {
    return childPage(ctx, paymentsByContract, id, page);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: "All that was paid; null where no payment is recorded.",
  })
  paid(@Ctx() ctx: Context, @Root() { id }: Contract): Promise<Money | null> {
    return ctx.load(paidByContract, id);
  }

  @FieldResolver(() => [Entitlement], { description: "What it entitles us to, by the first day." })
  entitlements(@Ctx() ctx: Context, @Root() { id }: Contract): Promise<Entitlement[]> {
    return ctx.load(entitlementsByContract, id);
  }

  @FieldResolver(() => [Obligation], { description: "What either side must do, by the first day." })
  obligations(@Ctx() ctx: Context, @Root() { id }: Contract): Promise<Obligation[]> {
    return ctx.load(obligationsByContract, id);
  }

  @FieldResolver(() => [ContractParty], { description: "Other partners that have a part in it." })
  parties(@Ctx() ctx: Context, @Root() { id }: Contract): Promise<ContractParty[]> {
    return ctx.load(partiesByContract, id);
  }

  @FieldResolver(() => [ContractDocument], { description: "Its documents, by title." })
  documents(@Ctx() ctx: Context, @Root() { id }: Contract): Promise<ContractDocument[]> {
    return ctx.load(documentsByContract, id);
  }

  @FieldResolver(() => ContractTermination, {
    nullable: true,
    description: "Who ended it by notice, and why; null where nobody did.",
  })
  termination(@Ctx() ctx: Context, @Root() { id }: Contract): Promise<ContractTermination | null> {
    return ctx.load(terminationByContract, id);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know it." })
  externalReferences(@Ctx() ctx: Context, @Root() { id }: Contract): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, id);
  }
}
