import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { Severity } from "../catalog/Severity.js";
import { Readiness } from "./Readiness.js";
import { instantAsked, readinessOf } from "./readinessAnswers.js";

@Resolver(() => ServiceArea)
@Allow(Role.VIEWER)
export class ServiceAreaReadinessResolver {
  @FieldResolver(() => Readiness, {
    nullable: true,
    description: "Whether help would come if something of this severity happened then, and why not.",
  })
  readiness(
    @Ctx() ctx: Context,
    @Root() { id }: ServiceArea,
    @Arg("severity", () => Severity, { description: "How bad it is." }) severity: Severity,
    @Arg("at", () => Date, { nullable: true, description: "When; now where nothing is said." }) at?: Date,
  ): Promise<Readiness> {
    return ctx.load(readinessOf, { serviceAreaId: id, severity, at: instantAsked(ctx, at) });
  }
}
