import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { NightCall } from "./NightCall.js";
import { NightCallTally } from "./NightCallTally.js";

@Resolver(() => NightCall)
@Allow(Role.VIEWER)
export class NightCallResolver {
  @FieldResolver(() => ServiceArea, { description: "The service area." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: NightCall): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }
}

@Resolver(() => NightCallTally)
@Allow(Role.VIEWER)
export class NightCallTallyResolver {
  @FieldResolver(() => ServiceArea, { description: "The service area." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: NightCallTally): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }
}
