import { Arg, Ctx, FieldResolver, Float, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { BusinessCalendar } from "./BusinessCalendar.js";
import { dueAfter, minutesWithin, spansWithin } from "./businessTime.js";
import { CalendarCreateInput, CalendarUpdateInput } from "./calendarInputs.js";
import { listCalendars } from "./calendarQueries.js";
import { createCalendar, updateCalendar } from "./calendarService.js";
import { OpenSpan } from "./OpenSpan.js";

const CalendarCreatePayload = payloadOf("CalendarCreatePayload", "calendar", () => BusinessCalendar);
const CalendarUpdatePayload = payloadOf("CalendarUpdatePayload", "calendar", () => BusinessCalendar);

@Resolver(() => BusinessCalendar)
@Allow(Role.VIEWER)
export class CalendarResolver {
  @Query(() => [BusinessCalendar], { description: "All calendars, by name." })
  calendars(@Ctx() ctx: Context): Promise<BusinessCalendar[]> {
    return listCalendars(ctx);
  }

  @FieldResolver(() => [OpenSpan], { description: "When it is open within a time of at most 400 days." })
  openSpans(
    @Root() calendar: BusinessCalendar,
    @Arg("from", () => Date, { description: "When the time begins." }) from: Date,
    @Arg("to", () => Date, { description: "When it ends; not part of it." }) to: Date,
  ): OpenSpan[] {
    return spansWithin(calendar, from, to);
  }

  @FieldResolver(() => Float, {
    description: "For how many minutes it is open within a time of at most 400 days.",
  })
  businessMinutes(
    @Root() calendar: BusinessCalendar,
    @Arg("from", () => Date, { description: "When the time begins." }) from: Date,
    @Arg("to", () => Date, { description: "When it ends; not part of it." }) to: Date,
  ): number {
    return minutesWithin(calendar, from, to);
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description: "When so many business minutes have passed; null where ten years do not hold as many.",
  })
  dueAfter(
    @Root() calendar: BusinessCalendar,
    @Arg("from", () => Date, { description: "From when on they are counted." }) from: Date,
    @Arg("minutes", () => Int, { description: "How many, 0 to 1,000,000." }) minutes: number,
  ): Date | null {
    return dueAfter(calendar, from, minutes);
  }

  @Mutation(() => CalendarCreatePayload, { description: "Adds a calendar." })
  @Allow(Role.MANAGER)
  calendarCreate(
    @Ctx() ctx: Context,
    @Arg("input", () => CalendarCreateInput, { description: "The calendar." }) input: CalendarCreateInput,
  ): Promise<Payload<"calendar", BusinessCalendar>> {
    return answer(
      "calendar",
      ctx.commit((tx) => createCalendar(tx, input)),
    );
  }

  @Mutation(() => CalendarUpdatePayload, { description: "Changes a calendar." })
  @Allow(Role.MANAGER)
  calendarUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => CalendarUpdateInput, { description: "The change." }) input: CalendarUpdateInput,
  ): Promise<Payload<"calendar", BusinessCalendar>> {
    return answer(
      "calendar",
      ctx.commit((tx) => updateCalendar(tx, input)),
    );
  }
}
