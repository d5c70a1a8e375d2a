import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { getRecord } from "../../kernel/records.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Engagement, engagementById } from "../engagements/Engagement.js";
import { Evidence } from "../evidence/Evidence.js";
import { evidenceByServiceClock } from "../evidence/evidenceLists.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { ServiceClockFilter } from "./clockInputs.js";
import { listClocks, readingOf } from "./clockQueries.js";
import { ClockReading } from "./ClockReading.js";
import { ServiceClock, ServiceClockConnection } from "./ServiceClock.js";
import { pausesByClock, ServiceClockPause } from "./ServiceClockPause.js";
import { ServiceLevel, serviceLevelByIdOrNull } from "./ServiceLevel.js";

@Resolver(() => ServiceClock)
@Allow(Role.VIEWER)
export class ServiceClockResolver {
  @Query(() => ServiceClock, {
    nullable: true,
    description: "One service clock, also one that was taken back.",
  })
  serviceClock(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The clock." }) id: string,
  ): Promise<ServiceClock> {
    return getRecord(ctx, ServiceClock, id);
  }

  @Query(() => ServiceClockConnection, {
    description: "How long incidents took, measured against what was promised, the latest start first.",
  })
  serviceClocks(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => ServiceClockFilter, { nullable: true, description: "Which ones." })
    filter?: ServiceClockFilter,
  ): Promise<Page<ServiceClock>> {
    return listClocks(ctx, page, filter);
  }

  @FieldResolver(() => Partner, { description: "Who promised it." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: ServiceClock): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }

  @FieldResolver(() => Engagement, { description: "What is measured." })
  engagement(@Ctx() ctx: Context, @Root() { engagementId }: ServiceClock): Promise<Engagement> {
    return ctx.load(engagementById, engagementId);
  }

  @FieldResolver(() => ServiceLevel, {
    nullable: true,
    description: "What was promised; null where the contract has passed on and the caller may not see it.",
  })
  serviceLevel(@Ctx() ctx: Context, @Root() { serviceLevelId }: ServiceClock): Promise<ServiceLevel | null> {
    return ctx.load(serviceLevelByIdOrNull, serviceLevelId);
  }

  @FieldResolver(() => [ServiceClockPause], {
    description: "When the partner did not go on, in their order.",
  })
  pauses(@Ctx() ctx: Context, @Root() { id }: ServiceClock): Promise<ServiceClockPause[]> {
    return ctx.load(pausesByClock, id);
  }

  @FieldResolver(() => ClockReading, {
    description:
      "What it shows at an instant by what had happened until then: whose minutes, and how the promises stand.",
  })
  reading(
    @Ctx() ctx: Context,
    @Root() { id }: ServiceClock,
    @Arg("asOf", () => Date, {
      nullable: true,
      description: "When; now where nothing is said, and never later.",
    })
    asOf?: Date | null,
  ): Promise<ClockReading> {
    return readingOf(ctx, id, asOf);
  }

  @FieldResolver(() => [Evidence], { description: "What it proves and still counts, by date." })
  evidence(@Ctx() ctx: Context, @Root() { id }: ServiceClock): Promise<Evidence[]> {
    return ctx.load(evidenceByServiceClock, id);
  }
}
