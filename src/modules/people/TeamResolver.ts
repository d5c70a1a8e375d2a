import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { BusinessCalendar, calendarById } from "../calendars/BusinessCalendar.js";
import { TeamCreateInput } from "./peopleInputs.js";
import { listTeams } from "./peopleQueries.js";
import { createTeam } from "./peopleService.js";
import { Team } from "./Team.js";

const TeamCreatePayload = payloadOf("TeamCreatePayload", "team", () => Team);

@Resolver(() => Team)
@Allow(Role.VIEWER)
export class TeamResolver {
  @Query(() => [Team], { description: "All teams of our own staff, by name." })
  teams(@Ctx() ctx: Context): Promise<Team[]> {
    return listTeams(ctx);
  }

  @FieldResolver(() => BusinessCalendar, {
    nullable: true,
    description: "The calendar by which the team works.",
  })
  calendar(@Ctx() ctx: Context, @Root() { calendarId }: Team): Promise<BusinessCalendar> | null {
    return calendarId === null ? null : ctx.load(calendarById, calendarId);
  }

  @Mutation(() => TeamCreatePayload, { description: "Adds a team." })
  @Allow(Role.MANAGER)
  teamCreate(
    @Ctx() ctx: Context,
    @Arg("input", () => TeamCreateInput, { description: "The team." }) input: TeamCreateInput,
  ): Promise<Payload<"team", Team>> {
    return answer(
      "team",
      ctx.commit((tx) => createTeam(tx, input)),
    );
  }
}
