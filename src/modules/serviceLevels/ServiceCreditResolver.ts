import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Money, moneyOf } from "../../kernel/Money.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Contract, contractById } from "../contracts/Contract.js";
import { claimCredit, settleClaim } from "./creditClaimService.js";
import {
  ServiceCreditClaimInput,
  ServiceCreditSettleInput,
  ServiceCreditTermsAgreeInput,
} from "./creditInputs.js";
import { agreeCreditTerms } from "./creditTermsService.js";
import { ServiceCreditLine } from "./ServiceCredit.js";
import { ServiceCreditClaim } from "./ServiceCreditClaim.js";
import { ServiceCreditTerms } from "./ServiceCreditTerms.js";
import { ServiceLevel, serviceLevelById } from "./ServiceLevel.js";

const ServiceCreditTermsAgreePayload = payloadOf(
  "ServiceCreditTermsAgreePayload",
  "contract",
  () => Contract,
);
const ServiceCreditClaimPayload = payloadOf(
  "ServiceCreditClaimPayload",
  "serviceCreditClaim",
  () => ServiceCreditClaim,
);
const ServiceCreditSettlePayload = payloadOf(
  "ServiceCreditSettlePayload",
  "serviceCreditClaim",
  () => ServiceCreditClaim,
);

@Resolver(() => ServiceCreditTerms)
@Allow(Role.VIEWER)
export class ServiceCreditTermsResolver {
  @FieldResolver(() => Money, {
    nullable: true,
    description: "The fee of a month; null where it is what was paid in it.",
  })
  monthlyFee(@Root() { feeAmount, feeCurrency }: ServiceCreditTerms): Money | null {
    return moneyOf(feeAmount, feeCurrency);
  }

  @Mutation(() => ServiceCreditTermsAgreePayload, {
    description: "Says what a contract says about money that is owed back where service levels are missed.",
  })
  @Allow(Role.MANAGER)
  serviceCreditTermsAgree(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceCreditTermsAgreeInput, { description: "The terms." })
    input: ServiceCreditTermsAgreeInput,
  ): Promise<Payload<"contract", Contract>> {
    return answer(
      "contract",
      ctx.commit((tx) => agreeCreditTerms(tx, input)),
    );
  }
}

@Resolver(() => ServiceCreditLine)
@Allow(Role.VIEWER)
export class ServiceCreditLineResolver {
  @FieldResolver(() => ServiceLevel, { description: "What was promised." })
  serviceLevel(@Ctx() ctx: Context, @Root() { serviceLevelId }: ServiceCreditLine): Promise<ServiceLevel> {
    return ctx.load(serviceLevelById, serviceLevelId);
  }
}

@Resolver(() => ServiceCreditClaim)
@Allow(Role.VIEWER)
export class ServiceCreditClaimResolver {
  @FieldResolver(() => Contract, { description: "The contract." })
  contract(@Ctx() ctx: Context, @Root() { contractId }: ServiceCreditClaim): Promise<Contract> {
    return ctx.load(contractById, contractId);
  }

  @FieldResolver(() => Money, { description: "What was owed by what was known when we asked." })
  amount(@Root() { amount, currency }: ServiceCreditClaim): Money {
    return { amount, currency };
  }

  @FieldResolver(() => Money, { nullable: true, description: "What was paid; null where nothing was." })
  paid(@Root() { paidAmount, currency }: ServiceCreditClaim): Money | null {
    return moneyOf(paidAmount, currency);
  }

  @Mutation(() => ServiceCreditClaimPayload, {
    description: "Records that we asked for what is owed back for a month, by what the ledger says now.",
  })
  @Allow(Role.MANAGER)
  serviceCreditClaim(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceCreditClaimInput, { description: "Which month." })
    input: ServiceCreditClaimInput,
  ): Promise<Payload<"serviceCreditClaim", ServiceCreditClaim>> {
    return answer(
      "serviceCreditClaim",
      ctx.commit((tx) => claimCredit(tx, input)),
    );
  }

  @Mutation(() => ServiceCreditSettlePayload, { description: "Records what became of a claim." })
  @Allow(Role.MANAGER)
  serviceCreditSettle(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceCreditSettleInput, { description: "Which, and how." })
    input: ServiceCreditSettleInput,
  ): Promise<Payload<"serviceCreditClaim", ServiceCreditClaim>> {
    return answer(
      "serviceCreditClaim",
      ctx.commit((tx) => settleClaim(tx, input)),
    );
  }
}
