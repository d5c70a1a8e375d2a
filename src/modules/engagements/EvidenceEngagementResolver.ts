import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Evidence } from "../evidence/Evidence.js";
import { Engagement, engagementById } from "./Engagement.js";
import { EngagementPromise, promiseById } from "./EngagementPromise.js";

@Resolver(() => Evidence)
@Allow(Role.VIEWER)
export class EvidenceEngagementResolver {
  @FieldResolver(() => Engagement, {
    nullable: true,
    description: "The work that proves it; null for a review.",
  })
  engagement(@Ctx() ctx: Context, @Root() { engagementId }: Evidence): Promise<Engagement> | null {
    return engagementId === null ? null : ctx.load(engagementById, engagementId);
  }

  @FieldResolver(() => EngagementPromise, {
    nullable: true,
    description: "The promise that was kept or broken; null for anything else.",
  })
  promise(@Ctx() ctx: Context, @Root() { promiseId }: Evidence): Promise<EngagementPromise> | null {
    return promiseId === null ? null : ctx.load(promiseById, promiseId);
  }
}
