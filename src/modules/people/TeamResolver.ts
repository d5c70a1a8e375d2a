import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { BusinessCalendar, calendarById } from "../calendars/BusinessCalendar.js";
import { TeamCreateInput, TeamUpsertInput } from "./peopleInputs.js";
import { listTeams } from "./peopleQueries.js";
import { createTeam } from "./peopleService.js";
import { Team } from "./Team.js";
import { upsertTeam } from "./upsertPerson.js";

const TeamCreatePayload = payloadOf("TeamCreatePayload", "team", () => Team);
const TeamUpsertPayload = payloadOf("TeamUpsertPayload", "team", () => Team);
const TeamsUpsert = bulkOf("TeamsUpsert", "team", TeamUpsertInput, () => Team);

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

  @FieldResolver(() => [ExternalReference], { description: "How other systems know the team." })
  externalReferences(@Ctx() ctx: Context, @Root() team: Team): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, team.id);
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

  @Mutation(() => TeamUpsertPayload, {
    description: "Changes the team that has this id, reference or else this name, or adds it.",
  })
  @Allow(Role.MANAGER)
  teamUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => TeamUpsertInput, { description: "The team." }) input: TeamUpsertInput,
  ): Promise<Payload<"team", Team>> {
    return answer(
      "team",
      ctx.commit((tx) => upsertTeam(tx, input)),
    );
  }

  @Mutation(() => TeamsUpsert.Payload, {
    description: "Changes or adds many teams, each as teamUpsert does.",
  })
  @Allow(Role.MANAGER)
  teamsUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => TeamsUpsert.Input, { description: "The rows." }) input: BulkInput<TeamUpsertInput>,
  ): Promise<BulkPayload<"team", Team>> {
    return runBulk(ctx, "team", input, upsertTeam);
  }
}
