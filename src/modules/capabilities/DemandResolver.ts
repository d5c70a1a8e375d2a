import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Skill, skillById } from "../catalog/Skill.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import { Demand, DemandConnection } from "./Demand.js";
import { DemandEnd, endByDemand } from "./DemandEnd.js";
import { DemandEndInput, DemandFilter, DemandUpsertInput } from "./demandInputs.js";
import { listDemands } from "./demandQueries.js";
import { endDemand, upsertDemand } from "./demandService.js";

const DemandUpsertPayload = payloadOf("DemandUpsertPayload", "demand", () => Demand);
const DemandEndPayload = payloadOf("DemandEndPayload", "demand", () => Demand);
const DemandsUpsert = bulkOf("DemandsUpsert", "demand", DemandUpsertInput, () => Demand);

@Resolver(() => Demand)
@Allow(Role.VIEWER)
export class DemandResolver {
  @Query(() => DemandConnection, {
    description: "Which skills our service areas need, the latest recorded first.",
  })
  async demands(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => DemandFilter, { nullable: true, description: "Which ones." }) filter?: DemandFilter,
    @Arg("asOf", () => GraphQLLocalDate, { nullable: true, description: "On which day; left out, today." })
    asOf?: string,
  ): Promise<Page<Demand>> {
    return listDemands(ctx, page, await dayAsked(ctx, asOf), filter);
  }

  @FieldResolver(() => ServiceArea, { description: "Where it is needed." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: Demand): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }

  @FieldResolver(() => Skill, { description: "Which skill." })
  skill(@Ctx() ctx: Context, @Root() { skillId }: Demand): Promise<Skill> {
    return ctx.load(skillById, skillId);
  }

  @FieldResolver(() => DemandEnd, {
    nullable: true,
    description: "From when it is not needed, and why; null where it has no end.",
  })
  end(@Ctx() ctx: Context, @Root() { id }: Demand): Promise<DemandEnd | null> {
    return ctx.load(endByDemand, id);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know the demand." })
  externalReferences(@Ctx() ctx: Context, @Root() { id }: Demand): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, id);
  }

  @Mutation(() => DemandUpsertPayload, {
    description:
      "Says that a service area needs a skill, or changes the demand of this id or reference, or else of this area, skill and level.",
  })
  @Allow(Role.MANAGER)
  demandUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => DemandUpsertInput, { description: "What is needed." }) input: DemandUpsertInput,
  ): Promise<Payload<"demand", Demand>> {
    return answer(
      "demand",
      ctx.commit((tx) => upsertDemand(tx, input)),
    );
  }

  @Mutation(() => DemandsUpsert.Payload, {
    description: "Adds or changes many demands, each as demandUpsert does.",
  })
  @Allow(Role.MANAGER)
  demandsUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => DemandsUpsert.Input, { description: "The rows." })
    input: BulkInput<DemandUpsertInput>,
  ): Promise<BulkPayload<"demand", Demand>> {
    return runBulk(ctx, "demand", input, upsertDemand);
  }

  @Mutation(() => DemandEndPayload, {
    description: "Records that a skill is needed no longer, or will not be from a day on.",
  })
  @Allow(Role.MANAGER)
  demandEnd(
    @Ctx() ctx: Context,
    @Arg("input", () => DemandEndInput, { description: "From when, and why." }) input: DemandEndInput,
  ): Promise<Payload<"demand", Demand>> {
    return answer(
      "demand",
      ctx.commit((tx) => endDemand(tx, input)),
    );
  }
}
