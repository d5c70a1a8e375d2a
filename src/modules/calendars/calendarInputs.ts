import { GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { TimeZoneScalar } from "../../kernel/TimeZone.js";
import { Holiday, OpeningHours } from "./BusinessCalendar.js";

@InputType({ description: "A calendar to add." })
export class CalendarCreateInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => String, { description: "The name of the calendar; no other has it." })
  name: string;

  @Field(() => TimeZoneScalar, { description: "Whose clock the hours are read from." })
  timeZone: string;

  @Field(() => [OpeningHours], { description: "The hours of a week, 1 to 100, in any order." })
  weeklyHours: OpeningHours[];

  @Field(() => [Holiday], { nullable: true, description: "The days without hours, at most 1,000." })
  holidays?: Holiday[];
}

@InputType({ description: "A change of a calendar; what is left out stays as it is." })
export class CalendarUpdateInput {
  @Field(() => GraphQLUUID, { description: "The calendar." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: "The name of the calendar; no other has it." })
  name?: string;

  @Field(() => TimeZoneScalar, { nullable: true, description: "Whose clock the hours are read from." })
  timeZone?: string;

  @Field(() => [OpeningHours], {
    nullable: true,
    description: "The hours of a week; they replace all there are.",
  })
  weeklyHours?: OpeningHours[];

  @Field(() => [Holiday], {
    nullable: true,
    description: "The days without hours; they replace all there are.",
  })
  holidays?: Holiday[];
}
