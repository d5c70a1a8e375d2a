import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { childPage } from "../../kernel/childPages.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { BusinessCalendar, calendarById } from "../calendars/BusinessCalendar.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Contract, contractById } from "../contracts/Contract.js";
import { clocksByServiceLevel, ServiceClockConnection, type ServiceClock } from "./ServiceClock.js";
import { ServiceLevel } from "./ServiceLevel.js";
import { ServiceLevelAgreeInput, ServiceLevelEndInput } from "./serviceLevelInputs.js";
import { agreeServiceLevel, endServiceLevel } from "./serviceLevelService.js";

const ServiceLevelAgreePayload = payloadOf("ServiceLevelAgreePayload", "contract", () => Contract);
const ServiceLevelEndPayload = payloadOf("ServiceLevelEndPayload", "contract", () => Contract);

/** A change answers with the contract, whose version it counts up. */
@Resolver(() => ServiceLevel)
@Allow(Role.VIEWER)
export class ServiceLevelResolver {
  @FieldResolver(() => Contract, { description: "The contract that promises it." })
  contract(@Ctx() ctx: Context, @Root() { contractId }: ServiceLevel): Promise<Contract> {
    return ctx.load(contractById, contractId);
  }

  @FieldResolver(() => ServiceArea, {
    nullable: true,
    description:
      "Where it holds; null for all areas that the contract entitles us to, where no other service level names the area.",
  })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: ServiceLevel): Promise<ServiceArea> | null {
    return serviceAreaId === null ? null : ctx.load(serviceAreaById, serviceAreaId);
  }

  @FieldResolver(() => BusinessCalendar, {
    nullable: true,
    description: "The hours in which its minutes count; null round the clock, or where nobody has said.",
  })
  calendar(@Ctx() ctx: Context, @Root() { calendarId }: ServiceLevel): Promise<BusinessCalendar> | null {
    return calendarId === null ? null : ctx.load(calendarById, calendarId);
  }

  @FieldResolver(() => ServiceClockConnection, {
    description: "What was measured against it and counts, the latest start first.",
  })
  clocks(
    @Ctx() ctx: Context,
    @Root() { id }: ServiceLevel,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Page<ServiceClock>> {
    return childPage(ctx, clocksByServiceLevel, id, page);
  }

  @Mutation(() => ServiceLevelAgreePayload, {
    description: "Says what a contract promises for one severity.",
  })
  @Allow(Role.MANAGER)
  serviceLevelAgree(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceLevelAgreeInput, { description: "The service level." })
    input: ServiceLevelAgreeInput,
  ): Promise<Payload<"contract", Contract>> {
    return answer(
      "contract",
      ctx.commit((tx) => agreeServiceLevel(tx, input)),
    );
  }

  @Mutation(() => ServiceLevelEndPayload, { description: "Ends a service level on a day." })
  @Allow(Role.MANAGER)
  serviceLevelEnd(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceLevelEndInput, { description: "Which, and when." })
    input: ServiceLevelEndInput,
  ): Promise<Payload<"contract", Contract>> {
    return answer(
      "contract",
      ctx.commit((tx) => endServiceLevel(tx, input)),
    );
  }
}
