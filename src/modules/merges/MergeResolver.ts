import { GraphQLUUID } from "graphql-scalars";
import { Arg, Ctx, Field, InputType, Int, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "../partners/Partner.js";
import { mergePartners } from "./mergeService.js";

@InputType({ description: "Two partners that are one." })
class PartnersMergeInput {
  @Field(() => GraphQLUUID, { description: "The partner that stays." })
  survivorId: string;

  @Field(() => Int, { description: "The version of it that the caller saw." })
  survivorVersion: number;

  @Field(() => GraphQLUUID, {
    description: "The partner that becomes part of it; its id then answers with the other.",
  })
  mergedId: string;

  @Field(() => Int, { description: "The version of it that the caller saw." })
  mergedVersion: number;

  @Field(() => String, { nullable: true, description: "Why they are one; kept with the merge." })
  reason?: string | null;
}

const PartnersMergePayload = payloadOf("PartnersMergePayload", "partner", () => Partner);

@Resolver()
@Allow(Role.MANAGER)
export class MergeResolver {
  @Mutation(() => PartnersMergePayload, {
    description:
      "Merges two partners that are one, with all that is known of either; scorecards follow with the next publication.",
  })
  partnersMerge(
    @Ctx() ctx: Context,
    @Arg("input", () => PartnersMergeInput, { description: "Which two." }) input: PartnersMergeInput,
  ): Promise<Payload<"partner", Partner>> {
    return answer(
      "partner",
      ctx.commit((tx) => mergePartners(tx, input)),
    );
  }
}
