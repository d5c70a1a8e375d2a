import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { SupportLevel } from "../catalog/SupportLevel.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { Eligibility } from "./Eligibility.js";
import { eligiblePartners } from "./eligibilityQueries.js";

@Resolver(() => Eligibility)
@Allow(Role.VIEWER)
export class EligibilityResolver {
  @Query(() => [Eligibility], {
    description:
      "From which partners we may buy a support level in a service area, and why not from the others that offer something there; those that we may buy from first, the most trusted first.",
  })
  eligiblePartners(
    @Ctx() ctx: Context,
    @Arg("serviceAreaId", () => GraphQLUUID, { description: "The service area." }) serviceAreaId: string,
    @Arg("supportLevel", () => SupportLevel, { description: "The support level that is wanted." })
    supportLevel: SupportLevel,
    @Arg("asOf", () => GraphQLLocalDate, {
      nullable: true,
      description: "On which day; today where nothing is said.",
    })
    asOf?: string,
  ): Promise<Eligibility[]> {
    return eligiblePartners(ctx, serviceAreaId, supportLevel, asOf);
  }

  @FieldResolver(() => Partner, { description: "The partner." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: Eligibility): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }
}
