import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Engagement, engagementById } from "../engagements/Engagement.js";
import { RetainerUseRecordInput, RetainerUseVoidInput } from "./retainerInputs.js";
import { recordUse, voidUse } from "./retainerService.js";
import { RetainerUse } from "./RetainerUse.js";
import { RetainerUseVoid, voidsByUse } from "./RetainerUseVoid.js";

const RetainerUseRecordPayload = payloadOf("RetainerUseRecordPayload", "retainerUse", () => RetainerUse);
const RetainerUseVoidPayload = payloadOf("RetainerUseVoidPayload", "retainerUse", () => RetainerUse);
const RetainerUsesRecord = bulkOf(
  "RetainerUsesRecord",
  "retainerUse",
  RetainerUseRecordInput,
  () => RetainerUse,
);

@Resolver(() => RetainerUse)
@Allow(Role.VIEWER)
export class RetainerUseResolver {
  @FieldResolver(() => Engagement, {
    nullable: true,
    description: "The work that they were used for; null where nobody has said.",
  })
  engagement(@Ctx() ctx: Context, @Root() { engagementId }: RetainerUse): Promise<Engagement> | null {
    return engagementId === null ? null : ctx.load(engagementById, engagementId);
  }

  @FieldResolver(() => [RetainerUseVoid], {
    description: "Who took them back and why; empty where they stand, or where the caller may not know.",
  })
  voided(@Ctx() ctx: Context, @Root() { id }: RetainerUse): Promise<RetainerUseVoid[]> {
    return ctx.load(voidsByUse, id);
  }

  @Mutation(() => RetainerUseRecordPayload, {
    description:
      "Records hours of a retainer that were called off; also more than are left, for that happens.",
  })
  @Allow(Role.MANAGER)
  retainerUseRecord(
    @Ctx() ctx: Context,
    @Arg("input", () => RetainerUseRecordInput, { description: "The hours." }) input: RetainerUseRecordInput,
  ): Promise<Payload<"retainerUse", RetainerUse>> {
    return answer(
      "retainerUse",
      ctx.commit((tx) => recordUse(tx, input)),
    );
  }

  @Mutation(() => RetainerUsesRecord.Payload, {
    description: "Records many uses of retainers, such as a time sheet, each as retainerUseRecord does.",
  })
  @Allow(Role.MANAGER)
  retainerUsesRecord(
    @Ctx() ctx: Context,
    @Arg("input", () => RetainerUsesRecord.Input, { description: "The rows." })
    input: BulkInput<RetainerUseRecordInput>,
  ): Promise<BulkPayload<"retainerUse", RetainerUse>> {
    return runBulk(ctx, "retainerUse", input, recordUse);
  }

  @Mutation(() => RetainerUseVoidPayload, { description: "Takes hours back that were not called off." })
  @Allow(Role.MANAGER)
  retainerUseVoid(
    @Ctx() ctx: Context,
    @Arg("input", () => RetainerUseVoidInput, { description: "Which, and why." }) input: RetainerUseVoidInput,
  ): Promise<Payload<"retainerUse", RetainerUse>> {
    return answer(
      "retainerUse",
      ctx.commit((tx) => voidUse(tx, input)),
    );
  }
}
