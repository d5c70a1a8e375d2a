import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { Money } from "../../kernel/Money.js";
import { PaymentBasis } from "./ContractPayment.js";
import { ContractPartyRole } from "./ContractParty.js";
import { TerminatedBy } from "./ContractTermination.js";

/** What every addition to a contract says. */
@InputType()
export abstract class AdditionInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The id of the new record, where the caller wants to choose it.",
  })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The contract." })
  contractId: string;

  @Field(() => Int, {
    description: "The version of the contract that the caller saw; another one is a conflict.",
  })
  expectedVersion: number;
}

@InputType({ description: "Something of a contract to take away." })
export class ContractPartRemoveInput {
  @Field(() => GraphQLUUID, { description: "What is taken away." })
  id: string;

  @Field(() => Int, {
    description: "The version of the contract that the caller saw; another one is a conflict.",
  })
  expectedVersion: number;
}

@InputType({ description: "A further term of a contract." })
export class ContractRenewInput extends AdditionInput {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      "The first day; left out, the day after the last that is agreed, or with tacit renewal the day on which the next term would begin.",
  })
  startsOn?: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The last day; left out, as long as a renewal lasts; null for until it is terminated.",
  })
  endsOn?: string | null;

  @Field(() => Money, { nullable: true, description: "What the term is worth; not below zero." })
  value?: Money | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "When it was agreed; today where nothing is said, null for unknown.",
  })
  decidedOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether there may be a gap before the term, in which the contract bound nobody; without this, a gap is refused.",
  })
  afterLapse?: boolean;
}

@InputType({ description: "A change of a contract that both sides agreed." })
export class ContractAmendInput extends AdditionInput {
  @Field(() => GraphQLLocalDate, { description: "The first day on which it holds." })
  effectiveOn: string;

  @Field(() => String, { description: "What is changed, in at most 200 characters." })
  title: string;

  @Field(() => String, { nullable: true, description: "Why." })
  reason?: string | null;

  @Field(() => Money, {
    nullable: true,
    description: "By how much the value changes; it may be below zero.",
  })
  amount?: Money | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "To which day it moves the end of the term that runs when it takes effect.",
  })
  endsOn?: string | null;
}

@InputType({ description: "The end of a contract by notice." })
export class ContractTerminateInput extends AdditionInput {
  @Field(() => TerminatedBy, { description: "Who ended it." })
  givenBy: TerminatedBy;

  @Field(() => GraphQLLocalDate, { description: "The day on which notice was given." })
  noticeGivenOn: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      "The last day on which it binds; left out, the first on which it can end by a notice of that side on that day.",
  })
  effectiveOn?: string;

  @Field(() => String, { description: "Why." })
  reason: string;
}

@InputType({ description: "Money that was paid under a contract." })
export class ContractPaymentRecordInput extends AdditionInput {
  @Field(() => GraphQLLocalDate, {
    description: "The day of the payment, or the day up to which a total counts; not in the future.",
  })
  paidOn: string;

  @Field(() => Money, { description: "How much, in the contract's currency; not below zero." })
  amount: Money;

  @Field(() => PaymentBasis, {
    nullable: true,
    description: "What the amount counts; one payment where nothing is said.",
  })
  basis?: PaymentBasis;

  @Field(() => String, {
    nullable: true,
    description: "What it was paid for, or the key of the payment elsewhere; a total needs one.",
  })
  reference?: string | null;
}

@InputType({ description: "The address of a document." })
export class ContractDocumentAddInput extends AdditionInput {
  @Field(() => String, { description: "What it is, in at most 200 characters." })
  title: string;

  @Field(() => String, { description: "Where it is, with http:// or https://." })
  url: string;
}

@InputType({ description: "Another partner that has a part in a contract." })
export class ContractPartyAddInput extends AdditionInput {
  @Field(() => GraphQLUUID, { description: "The other partner." })
  partnerId: string;

  @Field(() => ContractPartyRole, { description: "What it does in the contract." })
  role: ContractPartyRole;
}
