import { GraphQLLocalDate } from "graphql-scalars";
import { Field, InputType, ObjectType, registerEnumType } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId } from "../../kernel/batches.js";
import { Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { TimeZoneScalar } from "../../kernel/TimeZone.js";

/** A day of the week, in the order of ISO 8601. */
export enum Weekday {
  MONDAY = "MONDAY",
  TUESDAY = "TUESDAY",
  WEDNESDAY = "WEDNESDAY",
  THURSDAY = "THURSDAY",
  FRIDAY = "FRIDAY",
  SATURDAY = "SATURDAY",
  SUNDAY = "SUNDAY",
}
registerEnumType(Weekday, {
  name: "Weekday",
  description: "A day of the week.",
  valuesConfig: {
    MONDAY: { description: "The first day of the week by ISO 8601." },
    TUESDAY: { description: "The second day." },
    WEDNESDAY: { description: "The third day." },
    THURSDAY: { description: "The fourth day." },
    FRIDAY: { description: "The fifth day." },
    SATURDAY: { description: "The sixth day." },
    SUNDAY: { description: "The seventh day." },
  },
});

const HOURS = "Hours of one day of the week, by the calendar's own clock; the end is not part of them.";

/** One class for the answer and the input: both say the same. */
@ObjectType("OpeningHours", { description: HOURS, simpleResolvers: true })
@InputType("OpeningHoursInput", { description: HOURS })
export class OpeningHours {
  @Field(() => Weekday, { description: "The day." })
  day: Weekday;

  @Field(() => String, { description: 'When they begin, from "00:00" to "23:59".' })
  opens: string;

  @Field(() => String, { description: 'When they end, to "24:00", which is the end of the day.' })
  closes: string;
}

const HOLIDAY = "A day on which a calendar has no hours.";

/** One class for the answer and the input: both say the same. */
@ObjectType("Holiday", { description: HOLIDAY, simpleResolvers: true })
@InputType("HolidayInput", { description: HOLIDAY })
export class Holiday {
  @Field(() => GraphQLLocalDate, { description: "The day, by the calendar's own clock." })
  day: string;

  @Field(() => String, { nullable: true, description: "What it is." })
  name?: string | null;
}

@Record({
  description: "The hours in which somebody works: a time zone and the hours of a week.",
  scope: "everyone",
})
export class BusinessCalendar extends BaseRecord {
  @Text("The name of the calendar.")
  @Index({ unique: true })
  name: string;

  @Column({ type: "text" })
  @Field(() => TimeZoneScalar, { description: "Whose clock the hours are read from." })
  timeZone: string;

  /** In the order of the week: what is open at an instant is then found by one pass. */
  @Column({ type: "jsonb" })
  @Field(() => [OpeningHours], { description: "The hours of a week, in their order." })
  weeklyHours: OpeningHours[];

  @Column({ type: "jsonb", default: [] })
  @Field(() => [Holiday], { description: "The days without hours, in their order." })
  holidays: Holiday[];
}

export const calendarById = byId(() => BusinessCalendar);
