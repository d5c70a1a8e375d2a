import { GraphQLUUID } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Severity } from "../catalog/Severity.js";
import { EscalationStep, stepById } from "../escalations/EscalationStep.js";
import { Readiness, StepReadiness } from "./Readiness.js";
import { instantAsked, readinessOf } from "./readinessAnswers.js";

@Resolver(() => Readiness)
@Allow(Role.VIEWER)
export class ReadinessResolver {
  @Query(() => Readiness, {
    nullable: true,
    description:
      "Whether help would come in a service area if something of this severity happened then, and why not.",
  })
  readiness(
    @Ctx() ctx: Context,
    @Arg("serviceAreaId", () => GraphQLUUID, { description: "The service area." }) serviceAreaId: string,
    @Arg("severity", () => Severity, { description: "How bad it is." }) severity: Severity,
    @Arg("at", () => Date, { nullable: true, description: "When; now where nothing is said." }) at?: Date,
  ): Promise<Readiness> {
    return ctx.load(readinessOf, { serviceAreaId, severity, at: instantAsked(ctx, at) });
  }

  @FieldResolver(() => ServiceArea, { description: "The service area." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: Readiness): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }
}

@Resolver(() => StepReadiness)
@Allow(Role.VIEWER)
export class StepReadinessResolver {
  @FieldResolver(() => EscalationStep, { description: "The step." })
  step(@Ctx() ctx: Context, @Root() { stepId }: StepReadiness): Promise<EscalationStep> {
    return ctx.load(stepById, stepId);
  }
}
