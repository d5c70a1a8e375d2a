import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { Money } from "../../kernel/Money.js";
import { ContractKind } from "./Contract.js";
import { RenewalMode } from "./RenewalMode.js";

@InputType()
abstract class ContractInput {
  @Field(() => String, { nullable: true, description: "The number that it goes by; null for none." })
  number?: string | null;

  @Field(() => String, { nullable: true, description: "Our department that it serves; null for unknown." })
  department?: string | null;

  @Field(() => Money, {
    nullable: true,
    description: "What it is worth, not below zero; null for unknown. Its currency is that of all its money.",
  })
  value?: Money | null;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description:
      "The agreement that it hangs under, with the same partner or with one in which this partner has a part; null for none.",
  })
  parentId?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      "The last day of the first term, that day included; null for until it is terminated. Renewed contracts need one.",
  })
  endsOn?: string | null;

  @Field(() => RenewalMode, {
    nullable: true,
    description: "What becomes of it at the end of a term; a new contract ends where nothing is said.",
  })
  renewalMode?: RenewalMode;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many months a renewal lasts, 1 to 600; a tacit renewal needs it, and without renewal there is none.",
  })
  renewalMonths?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many whole days of a term must be left when we give notice, or ask for a renewal; no more than a term has, and needed for a tacit renewal.",
  })
  noticeDays?: number | null;

  @Field(() => Int, { nullable: true, description: "The same for the partner's notice; null for unknown." })
  partnerNoticeDays?: number | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: "When it was signed; null for unknown." })
  signedOn?: string | null;
}

@InputType({ description: "A contract to add." })
export class ContractCreateInput extends ContractInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The partner." })
  partnerId: string;

  @Field(() => ContractKind, { description: "What kind of agreement it is." })
  kind: ContractKind;

  @Field(() => String, { description: "What it is about, in at most 200 characters." })
  title: string;

  @Field(() => GraphQLLocalDate, { description: "The first day of the first term." })
  startsOn: string;

  @Field(() => [ExternalReferenceInput], { nullable: true, description: "How other systems know it." })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({
  description:
    "A change of what is said about a contract; what is left out stays as it is. Renewals, amendments and notice are mutations of their own.",
})
export class ContractUpdateInput extends ContractInput {
  @Field(() => GraphQLUUID, { description: "The contract." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => ContractKind, { nullable: true, description: "What kind of agreement it is." })
  kind?: ContractKind;

  @Field(() => String, { nullable: true, description: "What it is about." })
  title?: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: "The first day of the first term." })
  startsOn?: string;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "References to add to those there are.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({
  description:
    "A contract as another system knows it: found by one of its references, and added where none is known.",
})
export class ContractUpsertInput extends ContractInput {
  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; left out, none is checked.",
  })
  expectedVersion?: number;

  @Field(() => GraphQLUUID, { description: "The partner; a contract cannot change hands so." })
  partnerId: string;

  @Field(() => ContractKind, { description: "What kind of agreement it is." })
  kind: ContractKind;

  @Field(() => String, { description: "What it is about, in at most 200 characters." })
  title: string;

  @Field(() => GraphQLLocalDate, { description: "The first day of the first term." })
  startsOn: string;

  @Field(() => [ExternalReferenceInput], { description: "How other systems know it, at least one." })
  externalReferences: ExternalReferenceInput[];
}
