import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner } from "../partners/Partner.js";
import { EngagementConnection, engagementsByPartner, type Engagement } from "./Engagement.js";

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerEngagementsResolver {
  @FieldResolver(() => EngagementConnection, { description: "What the partner has done, the latest first." })
  engagements(
    @Ctx() ctx: Context,
    @Root() partner: Partner,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<Engagement>> {
    return childPage(ctx, engagementsByPartner, partner.id, page);
  }
}
