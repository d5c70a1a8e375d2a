import { GraphQLUUID } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { getRecord } from "../../kernel/records.js";
import { Allow, Role } from "../../kernel/Role.js";
import { BusinessCalendar, calendarById } from "../calendars/BusinessCalendar.js";
import { listServiceAreas } from "./catalogQueries.js";
import { ServiceArea } from "./ServiceArea.js";
import {
  ServiceAreaCreateInput,
  ServiceAreaUpdateInput,
  ServiceAreaUpsertInput,
} from "./serviceAreaInputs.js";
import { createServiceArea, updateServiceArea, upsertServiceArea } from "./serviceAreaService.js";

const ServiceAreaCreatePayload = payloadOf("ServiceAreaCreatePayload", "serviceArea", () => ServiceArea);
const ServiceAreaUpdatePayload = payloadOf("ServiceAreaUpdatePayload", "serviceArea", () => ServiceArea);
const ServiceAreasUpsert = bulkOf(
  "ServiceAreasUpsert",
  "serviceArea",
  ServiceAreaUpsertInput,
  () => ServiceArea,
);
const ServiceAreaUpsertPayload = payloadOf("ServiceAreaUpsertPayload", "serviceArea", () => ServiceArea);
type Answer = Promise<Payload<"serviceArea", ServiceArea>>;

@Resolver(() => ServiceArea)
@Allow(Role.VIEWER)
export class ServiceAreaResolver {
  @Query(() => ServiceArea, { nullable: true, description: "One service area." })
  serviceArea(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The service area." }) id: string,
  ): Promise<ServiceArea> {
    return getRecord(ctx, ServiceArea, id);
  }

  @Query(() => [ServiceArea], { description: "All service areas, the most critical first, then by name." })
  serviceAreas(@Ctx() ctx: Context): Promise<ServiceArea[]> {
    return listServiceAreas(ctx);
  }

  @FieldResolver(() => BusinessCalendar, {
    nullable: true,
    description: "The hours of the service; null where nobody has said.",
  })
  calendar(@Ctx() ctx: Context, @Root() { calendarId }: ServiceArea): Promise<BusinessCalendar> | null {
    return calendarId === null ? null : ctx.load(calendarById, calendarId);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know the area." })
  externalReferences(@Ctx() ctx: Context, @Root() area: ServiceArea): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, area.id);
  }

  @Mutation(() => ServiceAreaCreatePayload, { description: "Adds a service area." })
  @Allow(Role.MANAGER)
  serviceAreaCreate(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceAreaCreateInput, { description: "The service area." })
    input: ServiceAreaCreateInput,
  ): Answer {
    return answer(
      "serviceArea",
      ctx.commit((tx) => createServiceArea(tx, input)),
    );
  }

  @Mutation(() => ServiceAreaUpdatePayload, { description: "Changes what is said about a service area." })
  @Allow(Role.MANAGER)
  serviceAreaUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceAreaUpdateInput, { description: "The change." })
    input: ServiceAreaUpdateInput,
  ): Answer {
    return answer(
      "serviceArea",
      ctx.commit((tx) => updateServiceArea(tx, input)),
    );
  }

  @Mutation(() => ServiceAreaUpsertPayload, {
    description: "Adds a service area, or changes the one that has its reference or else its name.",
  })
  @Allow(Role.MANAGER)
  serviceAreaUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceAreaUpsertInput, { description: "The service area." })
    input: ServiceAreaUpsertInput,
  ): Answer {
    return answer(
      "serviceArea",
      ctx.commit((tx) => upsertServiceArea(tx, input)),
    );
  }

  @Mutation(() => ServiceAreasUpsert.Payload, {
    description: "Adds or changes many service areas, each as serviceAreaUpsert does.",
  })
  @Allow(Role.MANAGER)
  serviceAreasUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceAreasUpsert.Input, { description: "The rows." })
    input: BulkInput<ServiceAreaUpsertInput>,
  ): Promise<BulkPayload<"serviceArea", ServiceArea>> {
    return runBulk(ctx, "serviceArea", input, upsertServiceArea);
  }
}
