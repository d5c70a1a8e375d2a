import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { DrillParticipation } from "./DrillParticipation.js";

@Resolver(() => DrillParticipation)
@Allow(Role.VIEWER)
export class DrillParticipationResolver {
  @FieldResolver(() => Partner, { description: "Who took part." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: DrillParticipation): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }
}
