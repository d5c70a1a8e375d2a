import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Coverage } from "./Coverage.js";
import { coverageOf } from "./coverageQueries.js";

@Resolver(() => Coverage)
@Allow(Role.VIEWER)
export class CoverageResolver {
  @Query(() => Coverage, {
    nullable: true,
    description:
      "How a service area is covered in a week: 168 hours for each severity, and when it is not covered.",
  })
  coverage(
    @Ctx() ctx: Context,
    @Arg("serviceAreaId", () => GraphQLUUID, { description: "The service area." }) serviceAreaId: string,
    @Arg("weekOf", () => GraphQLLocalDate, {
      nullable: true,
      description: "A day of the week; today where nothing is said.",
    })
    weekOf?: string,
  ): Promise<Coverage> {
    return coverageOf(ctx, serviceAreaId, weekOf);
  }

  @FieldResolver(() => ServiceArea, { description: "The service area." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: Coverage): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }
}
