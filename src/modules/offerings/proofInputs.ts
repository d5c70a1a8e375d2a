import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { SupportLevel } from "../catalog/SupportLevel.js";
import { ProofKind } from "./OfferingProof.js";

@InputType({ description: "What proves that a partner can do what it offers." })
export class OfferingProofAddInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The offering." })
  offeringId: string;

  @Field(() => Int, {
    description: "The version of the offering that the caller saw; another one is a conflict.",
  })
  expectedVersion: number;

  @Field(() => ProofKind, { description: "What kind of thing it is." })
  kind: ProofKind;

  @Field(() => String, { description: "What it is." })
  title: string;

  @Field(() => String, { nullable: true, description: "The page that shows it, with http:// or https://." })
  url?: string | null;

  @Field(() => SupportLevel, { description: "Up to which support level it proves the offering." })
  supportLevel: SupportLevel;

  @Field(() => GraphQLLocalDate, { description: "When it was proved." })
  provedOn: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: "The last day on which it proves anything." })
  expiresOn?: string | null;
}

@InputType({ description: "The withdrawal of a proof." })
export class OfferingProofWithdrawInput {
  @Field(() => GraphQLUUID, { description: "The proof." })
  proofId: string;

  @Field(() => String, { description: "Why." })
  reason: string;
}

@InputType({ description: "That a partner does not offer something any more." })
export class OfferingWithdrawInput {
  @Field(() => GraphQLUUID, { description: "The offering." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => GraphQLLocalDate, { description: "The first day on which it is not offered." })
  withdrawnOn: string;

  @Field(() => String, { description: "Why." })
  reason: string;
}
