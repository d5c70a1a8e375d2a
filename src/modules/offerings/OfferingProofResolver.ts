import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { BusinessCalendar, calendarById } from "../calendars/BusinessCalendar.js";
import { SupportLevel } from "../catalog/SupportLevel.js";
import { Offering } from "./Offering.js";
import { OfferingProof, proofsByOffering } from "./OfferingProof.js";
import { OfferingSkill, skillsByOffering } from "./OfferingSkill.js";
import { OfferingWithdrawal, withdrawalsByOffering } from "./OfferingWithdrawal.js";
import { OfferingProofAddInput, OfferingProofWithdrawInput, OfferingWithdrawInput } from "./proofInputs.js";
import { proofState, provenLevel } from "./proofQueries.js";
import { addProof, withdrawOffering, withdrawProof } from "./proofService.js";
import { ProofState } from "./ProofState.js";

const OfferingProofAddPayload = payloadOf("OfferingProofAddPayload", "offering", () => Offering);
const OfferingProofWithdrawPayload = payloadOf("OfferingProofWithdrawPayload", "offering", () => Offering);
const OfferingWithdrawPayload = payloadOf("OfferingWithdrawPayload", "offering", () => Offering);
const AS_OF = { nullable: true, description: "On which day; today where nothing is said." };

@Resolver(() => Offering)
@Allow(Role.VIEWER)
export class OfferingProofResolver {
  @FieldResolver(() => [OfferingProof], {
    description: "What proves it, also what has expired or was withdrawn, the first first.",
  })
  proofs(@Ctx() ctx: Context, @Root() { id }: Offering): Promise<OfferingProof[]> {
    return ctx.load(proofsByOffering, id);
  }

  @FieldResolver(() => ProofState, { description: "How far it is proved on a day." })
  proofState(
    @Ctx() ctx: Context,
    @Root() offering: Offering,
    @Arg("asOf", () => GraphQLLocalDate, AS_OF) asOf?: string,
  ): Promise<ProofState> {
    return proofState(ctx, offering, asOf);
  }

  @FieldResolver(() => SupportLevel, {
    nullable: true,
    description: "Up to which support level it is proved on a day; null where it is not.",
  })
  provenUpTo(
    @Ctx() ctx: Context,
    @Root() offering: Offering,
    @Arg("asOf", () => GraphQLLocalDate, AS_OF) asOf?: string,
  ): Promise<SupportLevel | null> {
    return provenLevel(ctx, offering, asOf);
  }

  @FieldResolver(() => [OfferingWithdrawal], {
    description: "Since when and why it is not offered any more; empty where it is.",
  })
  withdrawn(@Ctx() ctx: Context, @Root() { id }: Offering): Promise<OfferingWithdrawal[]> {
    return ctx.load(withdrawalsByOffering, id);
  }

  @FieldResolver(() => [OfferingSkill], { description: "The skills that come with it." })
  skills(@Ctx() ctx: Context, @Root() { id }: Offering): Promise<OfferingSkill[]> {
    return ctx.load(skillsByOffering, id);
  }

  @FieldResolver(() => BusinessCalendar, {
    nullable: true,
    description: "The hours in which it is offered; null for at all hours, or where nobody has said.",
  })
  calendar(@Ctx() ctx: Context, @Root() { calendarId }: Offering): Promise<BusinessCalendar> | null {
    return calendarId === null ? null : ctx.load(calendarById, calendarId);
  }

  @Mutation(() => OfferingProofAddPayload, { description: "Adds a proof to an offering." })
  @Allow(Role.MANAGER)
  offeringProofAdd(
    @Ctx() ctx: Context,
    @Arg("input", () => OfferingProofAddInput, { description: "The proof." }) input: OfferingProofAddInput,
  ): Promise<Payload<"offering", Offering>> {
    return answer(
      "offering",
      ctx.commit((tx) => addProof(tx, input)),
    );
  }

  @Mutation(() => OfferingProofWithdrawPayload, { description: "Withdraws a proof that does not hold." })
  @Allow(Role.MANAGER)
  offeringProofWithdraw(
    @Ctx() ctx: Context,
    @Arg("input", () => OfferingProofWithdrawInput, { description: "Which, and why." })
    input: OfferingProofWithdrawInput,
  ): Promise<Payload<"offering", Offering>> {
    return answer(
      "offering",
      ctx.commit((tx) => withdrawProof(tx, input)),
    );
  }

  @Mutation(() => OfferingWithdrawPayload, {
    description: "Notes that a partner does not offer something any more.",
  })
  @Allow(Role.MANAGER)
  offeringWithdraw(
    @Ctx() ctx: Context,
    @Arg("input", () => OfferingWithdrawInput, { description: "Which, since when, and why." })
    input: OfferingWithdrawInput,
  ): Promise<Payload<"offering", Offering>> {
    return answer(
      "offering",
      ctx.commit((tx) => withdrawOffering(tx, input)),
    );
  }
}
