import { GraphQLUUID } from "graphql-scalars";
import { Arg, Ctx, Field, FieldResolver, InputType, Int, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "./Partner.js";
import { PartnerStage, PartnerStageChange, stageChangesByPartner, stageOfPartner } from "./PartnerStage.js";
import { moveToStage } from "./stageService.js";

@InputType({ description: "The step of a partner to another stage of its life with us." })
class PartnerStageInput {
  @Field(() => GraphQLUUID, { description: "The partner." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { description: "Why." })
  reason: string;
}

const PartnerOnboardPayload = payloadOf("PartnerOnboardPayload", "partner", () => Partner);
const PartnerActivatePayload = payloadOf("PartnerActivatePayload", "partner", () => Partner);
const PartnerOffboardPayload = payloadOf("PartnerOffboardPayload", "partner", () => Partner);
const PartnerExitPayload = payloadOf("PartnerExitPayload", "partner", () => Partner);
const STEP = { description: "Which, and why." };

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerStageResolver {
  @FieldResolver(() => PartnerStage, {
    description: "Where it stands in its life with us; active where nobody has said otherwise.",
  })
  stage(@Ctx() ctx: Context, @Root() { id }: Partner): Promise<PartnerStage> {
    return ctx.load(stageOfPartner, id);
  }

  @FieldResolver(() => [PartnerStageChange], {
    description: "How it came there, the first step first; empty where nobody has said anything.",
  })
  stageChanges(@Ctx() ctx: Context, @Root() { id }: Partner): Promise<PartnerStageChange[]> {
    return ctx.load(stageChangesByPartner, id);
  }

  @Mutation(() => PartnerOnboardPayload, {
    description: "Begins to take on a prospect, or one that had left.",
  })
  @Allow(Role.MANAGER)
  partnerOnboard(
    @Ctx() ctx: Context,
    @Arg("input", () => PartnerStageInput, STEP) input: PartnerStageInput,
  ): Promise<Payload<"partner", Partner>> {
    return move(ctx, PartnerStage.ONBOARDING, input);
  }

  @Mutation(() => PartnerActivatePayload, {
    description: "Lets a partner work for us that was taken on, or keeps one that was to be let go.",
  })
  @Allow(Role.MANAGER)
  partnerActivate(
    @Ctx() ctx: Context,
    @Arg("input", () => PartnerStageInput, STEP) input: PartnerStageInput,
  ): Promise<Payload<"partner", Partner>> {
    return move(ctx, PartnerStage.ACTIVE, input);
  }

  @Mutation(() => PartnerOffboardPayload, { description: "Begins to let an active partner go." })
  @Allow(Role.MANAGER)
  partnerOffboard(
    @Ctx() ctx: Context,
    @Arg("input", () => PartnerStageInput, STEP) input: PartnerStageInput,
  ): Promise<Payload<"partner", Partner>> {
    return move(ctx, PartnerStage.OFFBOARDING, input);
  }

  @Mutation(() => PartnerExitPayload, {
    description: "Ends it with a partner that is being let go, or that was never active.",
  })
  @Allow(Role.MANAGER)
  partnerExit(
    @Ctx() ctx: Context,
    @Arg("input", () => PartnerStageInput, STEP) input: PartnerStageInput,
  ): Promise<Payload<"partner", Partner>> {
    return move(ctx, PartnerStage.EXITED, input);
  }
}

const move = (
  ctx: Context,
  stage: PartnerStage,
  input: PartnerStageInput,
): Promise<Payload<"partner", Partner>> =>
  answer(
    "partner",
    ctx.commit((tx) => moveToStage(tx, stage, input)),
  );
