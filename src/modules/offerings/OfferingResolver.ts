import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { Offering, OfferingConnection } from "./Offering.js";
import { OfferingFilter, OfferingOrder, OfferingUpsertInput } from "./offeringInputs.js";
import { listOfferings } from "./offeringQueries.js";
import { upsertOffering } from "./offeringService.js";

const OfferingsUpsert = bulkOf("OfferingsUpsert", "offering", OfferingUpsertInput, () => Offering);
const OfferingUpsertPayload = payloadOf("OfferingUpsertPayload", "offering", () => Offering);

@Resolver(() => Offering)
@Allow(Role.VIEWER)
export class OfferingResolver {
  @Query(() => OfferingConnection, { description: "What partners can do, by name where no order is given." })
  offerings(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => OfferingFilter, { nullable: true, description: "Which ones." })
    filter?: OfferingFilter,
    @Arg("orderBy", () => OfferingOrder, { nullable: true, description: "In which order." })
    orderBy?: OfferingOrder,
  ): Promise<Page<Offering>> {
    return listOfferings(ctx, page, filter, orderBy);
  }

  @FieldResolver(() => Partner, { description: "Who offers it." })
  partner(@Ctx() ctx: Context, @Root() offering: Offering): Promise<Partner> {
    return ctx.load(partnerById, offering.partnerId);
  }

  @FieldResolver(() => ServiceArea, { description: "Where it helps." })
  serviceArea(@Ctx() ctx: Context, @Root() offering: Offering): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, offering.serviceAreaId);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know the offering." })
  externalReferences(@Ctx() ctx: Context, @Root() offering: Offering): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, offering.id);
  }

  @Mutation(() => OfferingUpsertPayload, {
    description:
      "Adds what a partner can do, or changes the offering that has this id or reference, or else this partner, service area and name.",
  })
  @Allow(Role.MANAGER)
  offeringUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => OfferingUpsertInput, { description: "The offering." }) input: OfferingUpsertInput,
  ): Promise<Payload<"offering", Offering>> {
    return answer(
      "offering",
      ctx.commit((tx) => upsertOffering(tx, input)),
    );
  }

  @Mutation(() => OfferingsUpsert.Payload, {
    description: "Adds or changes many offerings, each as offeringUpsert does.",
  })
  @Allow(Role.MANAGER)
  offeringsUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => OfferingsUpsert.Input, { description: "The rows." })
    input: BulkInput<OfferingUpsertInput>,
  ): Promise<BulkPayload<"offering", Offering>> {
    return runBulk(ctx, "offering", input, upsertOffering);
  }
}
