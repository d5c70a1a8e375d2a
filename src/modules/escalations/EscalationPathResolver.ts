import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { GraphQLUUID } from "graphql-scalars";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { Severity } from "../catalog/Severity.js";
import { Drill } from "./Drill.js";
import { EscalationPathRemoveInput, EscalationPathUpsertInput } from "./escalationInputs.js";
import { EscalationPath } from "./EscalationPath.js";
import { findPath, latestDrillOf } from "./escalationQueries.js";
import { removePath, upsertPath } from "./escalationService.js";
import { EscalationStep, stepsByPath } from "./EscalationStep.js";

const EscalationPathUpsertPayload = payloadOf(
  "EscalationPathUpsertPayload",
  "escalationPath",
  () => EscalationPath,
);
const EscalationPathRemovePayload = payloadOf(
  "EscalationPathRemovePayload",
  "escalationPath",
  () => EscalationPath,
);

@Resolver(() => EscalationPath)
@Allow(Role.VIEWER)
export class EscalationPathResolver {
  @Query(() => EscalationPath, {
    nullable: true,
    description: "Whom to call in a service area and severity; null where nobody has said.",
  })
  escalationPath(
    @Ctx() ctx: Context,
    @Arg("serviceAreaId", () => GraphQLUUID, { description: "The service area." }) serviceAreaId: string,
    @Arg("severity", () => Severity, { description: "How bad it is." }) severity: Severity,
  ): Promise<EscalationPath | null> {
    return findPath(ctx, serviceAreaId, severity);
  }

  @FieldResolver(() => ServiceArea, { description: "Where it helps." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: EscalationPath): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }

  @FieldResolver(() => [EscalationStep], { description: "The steps, in their order." })
  steps(@Ctx() ctx: Context, @Root() { id }: EscalationPath): Promise<EscalationStep[]> {
    return ctx.load(stepsByPath, id);
  }

  @FieldResolver(() => Drill, {
    nullable: true,
    description: "The latest rehearsal that stands; null where there was none.",
  })
  latestDrill(
    @Ctx() ctx: Context,
    @Root() { serviceAreaId, severity }: EscalationPath,
  ): Promise<Drill | null> {
    return ctx.load(latestDrillOf, { serviceAreaId, severity });
  }

  @Mutation(() => EscalationPathUpsertPayload, {
    description: "Sets whom to call in a service area and severity; all steps there are, are replaced.",
  })
  @Allow(Role.MANAGER)
  escalationPathUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => EscalationPathUpsertInput, { description: "The path." })
    input: EscalationPathUpsertInput,
  ): Promise<Payload<"escalationPath", EscalationPath>> {
    return answer(
      "escalationPath",
      ctx.commit((tx) => upsertPath(tx, input)),
    );
  }

  @Mutation(() => EscalationPathRemovePayload, { description: "Removes a path and its steps." })
  @Allow(Role.MANAGER)
  escalationPathRemove(
    @Ctx() ctx: Context,
    @Arg("input", () => EscalationPathRemoveInput, { description: "Which one." })
    input: EscalationPathRemoveInput,
  ): Promise<Payload<"escalationPath", EscalationPath>> {
    return answer(
      "escalationPath",
      ctx.commit((tx) => removePath(tx, input)),
    );
  }
}
