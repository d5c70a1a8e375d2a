import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Partner, partnerById, partnerByIdOrNull } from "../partners/Partner.js";
import { Subcontracting, SubcontractingConnection } from "./Subcontracting.js";
import {
  SubcontractingAddInput,
  SubcontractingEndInput,
  SubcontractingFilter,
} from "./subcontractingInputs.js";
import { listSubcontractings } from "./subcontractingQueries.js";
import { addSubcontracting, endSubcontracting } from "./subcontractingService.js";

const SubcontractingAddPayload = payloadOf(
  "SubcontractingAddPayload",
  "subcontracting",
  () => Subcontracting,
);
const SubcontractingEndPayload = payloadOf(
  "SubcontractingEndPayload",
  "subcontracting",
  () => Subcontracting,
);

@Resolver(() => Subcontracting)
@Allow(Role.VIEWER)
export class SubcontractingResolver {
  @Query(() => SubcontractingConnection, {
    description: "Which partners rest on which subcontractors, by the subcontractor's name.",
  })
  subcontractings(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => SubcontractingFilter, { nullable: true, description: "Which ones." })
    filter?: SubcontractingFilter,
  ): Promise<Page<Subcontracting>> {
    return listSubcontractings(ctx, page, filter);
  }

  @FieldResolver(() => Partner, { description: "The partner that rests on the subcontractor." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: Subcontracting): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }

  @FieldResolver(() => Partner, {
    nullable: true,
    description: "The subcontractor, where it is itself a partner of ours that the caller may see.",
  })
  subcontractor(
    @Ctx() ctx: Context,
    @Root() { subcontractorId }: Subcontracting,
  ): Promise<Partner | null> | null {
    return subcontractorId === null ? null : ctx.load(partnerByIdOrNull, subcontractorId);
  }

  @FieldResolver(() => ServiceArea, {
    nullable: true,
    description: "For which service area; null for all that the partner does for us.",
  })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: Subcontracting): Promise<ServiceArea> | null {
    return serviceAreaId === null ? null : ctx.load(serviceAreaById, serviceAreaId);
  }

  @Mutation(() => SubcontractingAddPayload, { description: "Notes that a partner rests on a subcontractor." })
  @Allow(Role.MANAGER)
  subcontractingAdd(
    @Ctx() ctx: Context,
    @Arg("input", () => SubcontractingAddInput, { description: "Who rests on whom." })
    input: SubcontractingAddInput,
  ): Promise<Payload<"subcontracting", Subcontracting>> {
    return answer(
      "subcontracting",
      ctx.commit((tx) => addSubcontracting(tx, input)),
    );
  }

  @Mutation(() => SubcontractingEndPayload, {
    description: "Notes that a partner rests on a subcontractor no more.",
  })
  @Allow(Role.MANAGER)
  subcontractingEnd(
    @Ctx() ctx: Context,
    @Arg("input", () => SubcontractingEndInput, { description: "Which, and when." })
    input: SubcontractingEndInput,
  ): Promise<Payload<"subcontracting", Subcontracting>> {
    return answer(
      "subcontracting",
      ctx.commit((tx) => endSubcontracting(tx, input)),
    );
  }
}
