import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, Float, InputType, Int } from "type-graphql";
import { SupportLevel } from "../catalog/SupportLevel.js";
import { AdditionInput } from "./contractActionInputs.js";
import { RetainerPeriod } from "./Entitlement.js";
import { OwedBy, Recurrence } from "./Obligation.js";

@InputType({ description: "What a contract entitles us to." })
export class EntitlementAddInput extends AdditionInput {
  @Field(() => GraphQLUUID, { description: "The service area." })
  serviceAreaId: string;

  @Field(() => SupportLevel, { description: "Up to which support level." })
  supportLevel: SupportLevel;

  @Field(() => GraphQLUUID, { nullable: true, description: "The hours at which it holds; null for unknown." })
  calendarId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it holds at all hours; then it has no calendar.",
  })
  roundTheClock?: boolean;

  @Field(() => Float, {
    nullable: true,
    description: "How many hours of work are included in each period, more than 0 and at most 100,000.",
  })
  retainerHours?: number | null;

  @Field(() => RetainerPeriod, {
    nullable: true,
    description: "How often the hours are granted anew; needed where there are hours.",
  })
  retainerPeriod?: RetainerPeriod | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The first day on which it holds; that of the contract where nothing is said.",
  })
  startsOn?: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The last day on which it holds, not after the contract's; null for as long as that binds.",
  })
  endsOn?: string | null;
}

@InputType({ description: "The end of an entitlement." })
export class EntitlementEndInput {
  @Field(() => GraphQLUUID, { description: "The entitlement." })
  id: string;

  @Field(() => Int, {
    description: "The version of the contract that the caller saw; another one is a conflict.",
  })
  expectedVersion: number;

  @Field(() => GraphQLLocalDate, { description: "The last day on which it holds." })
  endsOn: string;
}

@InputType({ description: "What one side of a contract must do." })
export class ObligationAddInput extends AdditionInput {
  @Field(() => String, { description: "What must be done, in at most 200 characters." })
  title: string;

  @Field(() => OwedBy, { description: "Who must do it." })
  owedBy: OwedBy;

  @Field(() => Recurrence, { description: "How often." })
  recurrence: Recurrence;

  @Field(() => GraphQLLocalDate, { description: "The day by which it must first be done." })
  firstDueOn: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The last day on which it can be due; null for the last day of the contract.",
  })
  dueUntil?: string | null;
}

@InputType({ description: "That an obligation was met for one of its days." })
export class ObligationFulfilInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The id of the new record, where the caller wants to choose it.",
  })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The obligation." })
  obligationId: string;

  @Field(() => Int, {
    description: "The version of the contract that the caller saw; another one is a conflict.",
  })
  expectedVersion: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The day by which it had to be done; the first that is open where nothing is said.",
  })
  dueOn?: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The day on which it was done; today where nothing is said.",
  })
  fulfilledOn?: string;

  @Field(() => String, { nullable: true, description: "What there is to say about it." })
  note?: string | null;
}
