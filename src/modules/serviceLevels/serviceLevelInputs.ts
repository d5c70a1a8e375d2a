import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { Severity } from "../catalog/Severity.js";
import { AdditionInput } from "../contracts/contractActionInputs.js";
import { CreditTier } from "./CreditTier.js";

@InputType({ description: "What a contract promises for one severity." })
export class ServiceLevelAgreeInput extends AdditionInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The service area; null for all areas that the contract entitles us to.",
  })
  serviceAreaId?: string | null;

  @Field(() => Severity, { description: "For which severity." })
  severity: Severity;

  @Field(() => Int, {
    nullable: true,
    description: "Within how many business minutes the partner answers, 1 to 525,600.",
  })
  respondMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Within how many business minutes the partner puts right, 1 to 525,600; not fewer than to answer.",
  })
  resolveMinutes?: number | null;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The hours in which its minutes count; null for unknown.",
  })
  calendarId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether its minutes count at all hours; then it has no calendar.",
  })
  roundTheClock?: boolean;

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

  @Field(() => [CreditTier], {
    nullable: true,
    description:
      "What the partner owes back for a month in which it kept fewer promises, the mildest first, at most 10.",
  })
  creditTiers?: CreditTier[];
}

@InputType({ description: "The end of a service level." })
export class ServiceLevelEndInput {
  @Field(() => GraphQLUUID, { description: "The service level." })
  id: string;

  @Field(() => Int, {
    description: "The version of the contract that the caller saw; another one is a conflict.",
  })
  expectedVersion: number;

  @Field(() => GraphQLLocalDate, { description: "The last day on which it holds." })
  endsOn: string;
}
