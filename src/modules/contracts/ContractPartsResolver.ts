import { GraphQLLocalDate } from "graphql-scalars";
import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { Money, moneyOf } from "../../kernel/Money.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { BusinessCalendar, calendarById } from "../calendars/BusinessCalendar.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Partner, partnerByIdOrNull } from "../partners/Partner.js";
import { Contract, contractById } from "./Contract.js";
import { ContractAmendment } from "./ContractAmendment.js";
import { ContractParty } from "./ContractParty.js";
import { ContractPayment } from "./ContractPayment.js";
import { ContractTerm } from "./ContractTerm.js";
import { nextDueDayOf } from "./contractTimes.js";
import { Entitlement } from "./Entitlement.js";
import { Obligation } from "./Obligation.js";
import {
  fulfilmentsByObligation,
  ObligationFulfilmentConnection,
  type ObligationFulfilment,
} from "./ObligationFulfilment.js";

@Resolver(() => ContractTerm)
@Allow(Role.VIEWER)
export class ContractTermResolver {
  @FieldResolver(() => Money, {
    nullable: true,
    description: "What the term is worth; null where nobody has said.",
  })
  value(@Root() { valueAmount, valueCurrency }: ContractTerm): Money | null {
    return moneyOf(valueAmount, valueCurrency);
  }
}

@Resolver(() => ContractAmendment)
@Allow(Role.VIEWER)
export class ContractAmendmentResolver {
  @FieldResolver(() => Money, {
    nullable: true,
    description: "By how much the value changed, below zero where it fell; null where it did not.",
  })
  amount(@Root() { amount, currency }: ContractAmendment): Money | null {
    return moneyOf(amount, currency);
  }
}

@Resolver(() => ContractPayment)
@Allow(Role.VIEWER)
export class ContractPaymentResolver {
  @FieldResolver(() => Money, { description: "How much." })
  amount(@Root() { amount, currency }: ContractPayment): Money {
    return { amount, currency };
  }
}

@Resolver(() => ContractParty)
@Allow(Role.VIEWER)
export class ContractPartyResolver {
  @FieldResolver(() => Partner, {
    nullable: true,
    description: "The other partner; null where the caller may not see it.",
  })
  partner(@Ctx() ctx: Context, @Root() { partyId }: ContractParty): Promise<Partner | null> {
    return ctx.load(partnerByIdOrNull, partyId);
  }
}

@Resolver(() => Entitlement)
@Allow(Role.VIEWER)
export class EntitlementResolver {
  @FieldResolver(() => Contract, { description: "The contract that grants it." })
  contract(@Ctx() ctx: Context, @Root() { contractId }: Entitlement): Promise<Contract> {
    return ctx.load(contractById, contractId);
  }

  @FieldResolver(() => ServiceArea, { description: "Where it helps." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: Entitlement): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }

  @FieldResolver(() => BusinessCalendar, {
    nullable: true,
    description: "The hours at which it holds; null round the clock, or where nobody has said.",
  })
  calendar(@Ctx() ctx: Context, @Root() { calendarId }: Entitlement): Promise<BusinessCalendar> | null {
    return calendarId === null ? null : ctx.load(calendarById, calendarId);
  }
}

@Resolver(() => Obligation)
@Allow(Role.VIEWER)
export class ObligationResolver {
  @FieldResolver(() => GraphQLLocalDate, {
    nullable: true,
    description:
      "The first day on which it is due and was not met, which may have passed; null where nothing is left to do.",
  })
  nextDueOn(@Ctx() ctx: Context, @Root() obligation: Obligation): Promise<string | null> {
    return nextDueDayOf(ctx, obligation);
  }

  @FieldResolver(() => ObligationFulfilmentConnection, {
    description: "When it was met, the latest due day first.",
  })
  fulfilments(
    @Ctx() ctx: Context,
    @Root() { id }: Obligation,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<ObligationFulfilment>> {
    return childPage(ctx, fulfilmentsByObligation, id, page);
  }
}
