import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Engagement } from "../engagements/Engagement.js";
import { clockByEngagement, ServiceClock } from "./ServiceClock.js";

@Resolver(() => Engagement)
@Allow(Role.VIEWER)
export class EngagementServiceClockResolver {
  @FieldResolver(() => ServiceClock, {
    nullable: true,
    description:
      "How long it took, measured against what a service level promises; null where it is not measured.",
  })
  serviceClock(@Ctx() ctx: Context, @Root() { id }: Engagement): Promise<ServiceClock | null> {
    return ctx.load(clockByEngagement, id);
  }
}
