import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "../partners/Partner.js";
import { AccessGrant, accessGrantsByPartner } from "./AccessGrant.js";

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerAccessGrantsResolver {
  @FieldResolver(() => [AccessGrant], {
    description: "At which systems the partner can get, or could once, by date.",
  })
  accessGrants(@Ctx() ctx: Context, @Root() { id }: Partner): Promise<AccessGrant[]> {
    return ctx.load(accessGrantsByPartner, id);
  }
}
