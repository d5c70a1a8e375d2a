import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Severity } from "../catalog/Severity.js";
import { firstMissing, sleepIndexOf } from "./coverageQueries.js";
import { MissingReadiness, SleepIndex } from "./SleepIndex.js";

@Resolver(() => SleepIndex)
@Allow(Role.VIEWER)
export class SleepIndexResolver {
  @Query(() => SleepIndex, {
    nullable: true,
    description: "How well the organisation may sleep in a week, and what keeps it awake.",
  })
  sleepIndex(
    @Ctx() ctx: Context,
    @Arg("weekOf", () => GraphQLLocalDate, {
      nullable: true,
      description: "A day of the week; today where nothing is said.",
    })
    weekOf?: string,
    @Arg("severities", () => [Severity], {
      nullable: true,
      description: "What areas are to be ready for; SEV1 and SEV2 where nothing is said.",
    })
    severities?: Severity[],
  ): Promise<SleepIndex> {
    return sleepIndexOf(ctx, weekOf, severities);
  }

  @FieldResolver(() => [MissingReadiness], { description: "What is missing, the worst damage first." })
  missing(
    @Root() index: SleepIndex,
    @Arg("first", () => Int, { nullable: true, description: "How many, 1 to 100; 20 where nothing is said." })
    first?: number,
  ): readonly MissingReadiness[] {
    return firstMissing(index, first);
  }
}

@Resolver(() => MissingReadiness)
@Allow(Role.VIEWER)
export class MissingReadinessResolver {
  @FieldResolver(() => ServiceArea, { description: "The service area." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: MissingReadiness): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }
}
