import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Evidence } from "../evidence/Evidence.js";
import { Drill, drillByIdOrNull } from "./Drill.js";

@Resolver(() => Evidence)
@Allow(Role.VIEWER)
export class EvidenceDrillResolver {
  @FieldResolver(() => Drill, {
    nullable: true,
    description: "The rehearsal that proves it; null for anything else, or where the caller may not know it.",
  })
  drill(@Ctx() ctx: Context, @Root() { drillId }: Evidence): Promise<Drill | null> | null {
    return drillId === null ? null : ctx.load(drillByIdOrNull, drillId);
  }
}
