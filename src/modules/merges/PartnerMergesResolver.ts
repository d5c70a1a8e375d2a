import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "../partners/Partner.js";
import { mergesByPartner, PartnerMerge } from "./PartnerMerge.js";

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerMergesResolver {
  @FieldResolver(() => [PartnerMerge], {
    description: "The duplicates that became part of it, the first first.",
  })
  merges(@Ctx() ctx: Context, @Root() { id }: Partner): Promise<PartnerMerge[]> {
    return ctx.load(mergesByPartner, id);
  }
}
