import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { AccessGrant } from "./AccessGrant.js";
import { grantAccess, revokeAccess } from "./accessGrantService.js";
import { AccessGrantInput, AccessRevokeInput } from "./escalationInputs.js";

const AccessGrantPayload = payloadOf("AccessGrantPayload", "accessGrant", () => AccessGrant);
const AccessRevokePayload = payloadOf("AccessRevokePayload", "accessGrant", () => AccessGrant);

@Resolver(() => AccessGrant)
@Allow(Role.VIEWER)
export class AccessGrantResolver {
  @FieldResolver(() => Partner, { description: "Who can get at them." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: AccessGrant): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }

  @FieldResolver(() => ServiceArea, { description: "Whose systems." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: AccessGrant): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }

  @Mutation(() => AccessGrantPayload, {
    description: "Notes that a partner can get at the systems of a service area.",
  })
  @Allow(Role.MANAGER)
  accessGrant(
    @Ctx() ctx: Context,
    @Arg("input", () => AccessGrantInput, { description: "The access." }) input: AccessGrantInput,
  ): Promise<Payload<"accessGrant", AccessGrant>> {
    return answer(
      "accessGrant",
      ctx.commit((tx) => grantAccess(tx, input)),
    );
  }

  @Mutation(() => AccessRevokePayload, { description: "Notes the end of an access." })
  @Allow(Role.MANAGER)
  accessRevoke(
    @Ctx() ctx: Context,
    @Arg("input", () => AccessRevokeInput, { description: "Which, and when." }) input: AccessRevokeInput,
  ): Promise<Payload<"accessGrant", AccessGrant>> {
    return answer(
      "accessGrant",
      ctx.commit((tx) => revokeAccess(tx, input)),
    );
  }
}
