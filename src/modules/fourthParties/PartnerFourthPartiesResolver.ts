import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "../partners/Partner.js";
import { Subcontracting, subcontractingsByPartner } from "./Subcontracting.js";

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerFourthPartiesResolver {
  @FieldResolver(() => [Subcontracting], {
    description: "On whom the partner rests, or rested once, for what it does for us, by name.",
  })
  fourthParties(@Ctx() ctx: Context, @Root() { id }: Partner): Promise<Subcontracting[]> {
    return ctx.load(subcontractingsByPartner, id);
  }
}
