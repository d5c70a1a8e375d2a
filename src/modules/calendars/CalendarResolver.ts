import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { BusinessCalendar } from "./BusinessCalendar.js";
import { CalendarCreateInput, CalendarUpdateInput } from "./calendarInputs.js";
import { listCalendars } from "./calendarQueries.js";
import { createCalendar, updateCalendar } from "./calendarService.js";

const CalendarCreatePayload = payloadOf("CalendarCreatePayload", "calendar", () => BusinessCalendar);
const CalendarUpdatePayload = payloadOf("CalendarUpdatePayload", "calendar", () => BusinessCalendar);

@Resolver(() => BusinessCalendar)
@Allow(Role.VIEWER)
export class CalendarResolver {
  @Query(() => [BusinessCalendar], { description: "All calendars, by name." })
  calendars(@Ctx() ctx: Context): Promise<BusinessCalendar[]> {
    return listCalendars(ctx);
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
