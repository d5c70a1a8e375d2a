import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Evidence } from "../evidence/Evidence.js";
import { ServiceClock, serviceClockByIdOrNull } from "./ServiceClock.js";

@Resolver(() => Evidence)
@Allow(Role.VIEWER)
export class EvidenceServiceClockResolver {
  @FieldResolver(() => ServiceClock, {
    nullable: true,
    description: "The clock that measured whether a service level was kept; null for anything else.",
  })
  serviceClock(
    @Ctx() ctx: Context,
    @Root() { serviceClockId }: Evidence,
  ): Promise<ServiceClock | null> | null {
    return serviceClockId === null ? null : ctx.load(serviceClockByIdOrNull, serviceClockId);
  }
}
