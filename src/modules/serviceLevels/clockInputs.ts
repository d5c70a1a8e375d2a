import { GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { IdFilter, InstantFilter } from "../../kernel/filters.js";
import { ClockParty, PauseReason } from "./ServiceClockPause.js";

@InputType({ description: "The start of a service clock." })
export class ServiceClockStartInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The incident or escalation." })
  engagementId: string;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The service level; found by partner, severity, areas and day where nothing is said.",
  })
  serviceLevelId?: string;

  @Field(() => Date, {
    nullable: true,
    description: "When the partner was called; when the engagement began where nothing is said.",
  })
  startedAt?: Date;
}

/** Which clock, as every change of one says. */
@InputType()
abstract class ClockMarkInput {
  @Field(() => GraphQLUUID, { description: "The clock." })
  id: string;

  @Field(() => Int, {
    description: "The version of the clock that the caller saw; another one is a conflict.",
  })
  expectedVersion: number;
}

@InputType({ description: "That the partner answered." })
export class ServiceClockRespondInput extends ClockMarkInput {
  @Field(() => Date, {
    nullable: true,
    description: "When; now where nothing is said, and null where it turned out that it did not.",
  })
  respondedAt?: Date | null;
}

@InputType({ description: "That it was put right." })
export class ServiceClockResolveInput extends ClockMarkInput {
  @Field(() => Date, {
    nullable: true,
    description: "When; now where nothing is said, and null where it turned out that it was not.",
  })
  resolvedAt?: Date | null;
}

@InputType({ description: "A clock that should not have been started." })
export class ServiceClockVoidInput extends ClockMarkInput {
  @Field(() => String, { description: "Why; it is kept with the evidence that is taken back." })
  reason: string;
}

@InputType({ description: "That the partner does not go on." })
export class ServiceClockPauseInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The id of the pause, where the caller wants to choose it.",
  })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The clock." })
  clockId: string;

  @Field(() => Int, {
    description: "The version of the clock that the caller saw; another one is a conflict.",
  })
  expectedVersion: number;

  @Field(() => Date, { nullable: true, description: "From when on; now where nothing is said." })
  startsAt?: Date;

  @Field(() => Date, { nullable: true, description: "Until when; left out while it goes on." })
  endsAt?: Date | null;

  @Field(() => ClockParty, { description: "Whose turn it is." })
  party: ClockParty;

  @Field(() => PauseReason, { description: "Why the partner does not go on." })
  reason: PauseReason;

  @Field(() => String, { nullable: true, description: "What there is to say about it." })
  note?: string | null;
}

@InputType({ description: "That the partner goes on." })
export class ServiceClockResumeInput {
  @Field(() => GraphQLUUID, { description: "The clock." })
  clockId: string;

  @Field(() => Int, {
    description: "The version of the clock that the caller saw; another one is a conflict.",
  })
  expectedVersion: number;

  @Field(() => Date, { nullable: true, description: "From when on; now where nothing is said." })
  endsAt?: Date;
}

@InputType({ description: "A pause that there was not." })
export class ServiceClockPauseRemoveInput {
  @Field(() => GraphQLUUID, { description: "The pause." })
  id: string;

  @Field(() => Int, {
    description: "The version of the clock that the caller saw; another one is a conflict.",
  })
  expectedVersion: number;
}

@InputType({ description: "Which service clocks; all conditions must hold." })
export class ServiceClockFilter {
  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By service level." })
  serviceLevelId?: IdFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: "By when they were started." })
  startedAt?: InstantFilter | null;

  @Field(() => InstantFilter, { nullable: true, description: "By when the next open promise is due." })
  nextDueAt?: InstantFilter | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is not put right yet, or is." })
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether to show those that were taken back too." })
  includeVoided?: boolean | null;
}
