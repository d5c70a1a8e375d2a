import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { getRecord } from "../../kernel/records.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Evidence } from "../evidence/Evidence.js";
import { evidenceByDrill } from "../evidence/evidenceLists.js";
import { Drill, DrillConnection } from "./Drill.js";
import { DrillParticipation, participationsByDrill } from "./DrillParticipation.js";
import { recordDrill, voidDrill } from "./drillService.js";
import { DrillVoid, voidsByDrill } from "./DrillVoid.js";
import { DrillFilter, DrillRecordInput, DrillVoidInput } from "./escalationInputs.js";
import { listDrills } from "./escalationQueries.js";

const DrillRecordPayload = payloadOf("DrillRecordPayload", "drill", () => Drill);
const DrillVoidPayload = payloadOf("DrillVoidPayload", "drill", () => Drill);

@Resolver(() => Drill)
@Allow(Role.VIEWER)
export class DrillResolver {
  @Query(() => Drill, { nullable: true, description: "One drill, also one that was taken back." })
  drill(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The drill." }) id: string,
  ): Promise<Drill> {
    return getRecord(ctx, Drill, id);
  }

  @Query(() => DrillConnection, { description: "Rehearsals of escalation paths, the latest first." })
  drills(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => DrillFilter, { nullable: true, description: "Which ones." }) filter?: DrillFilter,
  ): Promise<Page<Drill>> {
    return listDrills(ctx, page, filter);
  }

  @FieldResolver(() => ServiceArea, { description: "Where it was held." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: Drill): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }

  @FieldResolver(() => [DrillParticipation], { description: "How each partner did." })
  participations(@Ctx() ctx: Context, @Root() { id }: Drill): Promise<DrillParticipation[]> {
    return ctx.load(participationsByDrill, id);
  }

  @FieldResolver(() => [DrillVoid], { description: "Who took it back and why; empty where it stands." })
  voided(@Ctx() ctx: Context, @Root() { id }: Drill): Promise<DrillVoid[]> {
    return ctx.load(voidsByDrill, id);
  }

  @FieldResolver(() => [Evidence], {
    description:
      "What it proves and still counts: a quarter's first tabletop of a partner, and its first two live drills.",
  })
  evidence(@Ctx() ctx: Context, @Root() { id }: Drill): Promise<Evidence[]> {
    return ctx.load(evidenceByDrill, id);
  }

  @Mutation(() => DrillRecordPayload, {
    description: "Records a rehearsal that was held, and what it proves of each partner.",
  })
  @Allow(Role.MANAGER)
  drillRecord(
    @Ctx() ctx: Context,
    @Arg("input", () => DrillRecordInput, { description: "The drill." }) input: DrillRecordInput,
  ): Promise<Payload<"drill", Drill>> {
    return answer(
      "drill",
      ctx.commit((tx) => recordDrill(tx, input)),
    );
  }

  @Mutation(() => DrillVoidPayload, { description: "Takes a drill back, and its evidence with it." })
  @Allow(Role.MANAGER)
  drillVoid(
    @Ctx() ctx: Context,
    @Arg("input", () => DrillVoidInput, { description: "Which, and why." }) input: DrillVoidInput,
  ): Promise<Payload<"drill", Drill>> {
    return answer(
      "drill",
      ctx.commit((tx) => voidDrill(tx, input)),
    );
  }
}
