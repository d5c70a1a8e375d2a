import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { Evidence } from "./Evidence.js";
import { EvidenceFilter } from "./evidenceInputs.js";
import { listEvidence } from "./evidenceLists.js";

const EvidenceConnection = connectionOf(Evidence, "Evidence");

@Resolver(() => Evidence)
@Allow(Role.VIEWER)
export class EvidenceResolver {
  @Query(() => EvidenceConnection, {
    description: "The ledger that all scores are made from, the latest day first.",
  })
  evidence(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => EvidenceFilter, { nullable: true, description: "Which rows." })
    filter?: EvidenceFilter,
  ): Promise<Page<Evidence>> {
    return listEvidence(ctx, page, filter);
  }

  @FieldResolver(() => Partner, { description: "The partner that is judged." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: Evidence): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }
}
