import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { getRecord } from "../../kernel/records.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { Evidence } from "../evidence/Evidence.js";
import { evidenceByEngagement } from "../evidence/evidenceLists.js";
import { Partner, partnerById } from "../partners/Partner.js";
import { Engagement, EngagementConnection } from "./Engagement.js";
import {
  EngagementFilter,
  EngagementRecordInput,
  EngagementUpdateInput,
  EngagementUpsertInput,
  EngagementVoidInput,
} from "./engagementInputs.js";
import { EngagementPromise, promisesByEngagement } from "./EngagementPromise.js";
import { listEngagements } from "./engagementQueries.js";
import { recordEngagement, updateEngagement, voidEngagement } from "./engagementService.js";
import { upsertEngagement } from "./upsertEngagement.js";
import { serviceAreasByEngagement } from "./EngagementServiceArea.js";
import { EngagementVoid, voidByEngagement } from "./EngagementVoid.js";

const EngagementsRecord = bulkOf("EngagementsRecord", "engagement", EngagementRecordInput, () => Engagement);
const EngagementRecordPayload = payloadOf("EngagementRecordPayload", "engagement", () => Engagement);
const EngagementUpsertPayload = payloadOf("EngagementUpsertPayload", "engagement", () => Engagement);
const EngagementsUpsert = bulkOf("EngagementsUpsert", "engagement", EngagementUpsertInput, () => Engagement);
const EngagementUpdatePayload = payloadOf("EngagementUpdatePayload", "engagement", () => Engagement);
const EngagementVoidPayload = payloadOf("EngagementVoidPayload", "engagement", () => Engagement);

@Resolver(() => Engagement)
@Allow(Role.VIEWER)
export class EngagementResolver {
  @Query(() => Engagement, { nullable: true, description: "One engagement, also one that was taken back." })
  engagement(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The engagement." }) id: string,
  ): Promise<Engagement> {
    return getRecord(ctx, Engagement, id);
  }

  @Query(() => EngagementConnection, { description: "What partners have done, the latest first." })
  engagements(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => EngagementFilter, { nullable: true, description: "Which ones." })
    filter?: EngagementFilter,
  ): Promise<Page<Engagement>> {
    return listEngagements(ctx, page, filter);
  }

  @FieldResolver(() => Partner, { description: "Who did the work." })
  partner(@Ctx() ctx: Context, @Root() { partnerId }: Engagement): Promise<Partner> {
    return ctx.load(partnerById, partnerId);
  }

  @FieldResolver(() => [ServiceArea], { description: "The service areas that it was about, by name." })
  serviceAreas(@Ctx() ctx: Context, @Root() { id }: Engagement): Promise<ServiceArea[]> {
    return ctx.load(serviceAreasByEngagement, id);
  }

  @FieldResolver(() => [EngagementPromise], { description: "What was promised, as it was recorded." })
  promises(@Ctx() ctx: Context, @Root() { id }: Engagement): Promise<EngagementPromise[]> {
    return ctx.load(promisesByEngagement, id);
  }

  @FieldResolver(() => [Evidence], { description: "What it proves and still counts, by date." })
  evidence(@Ctx() ctx: Context, @Root() { id }: Engagement): Promise<Evidence[]> {
    return ctx.load(evidenceByEngagement, id);
  }

  @FieldResolver(() => EngagementVoid, {
    nullable: true,
    description: "Who took it back and why; null where it stands, or where the caller may not know.",
  })
  voided(@Ctx() ctx: Context, @Root() { id }: Engagement): Promise<EngagementVoid | null> {
    return ctx.load(voidByEngagement, id);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know it." })
  externalReferences(@Ctx() ctx: Context, @Root() { id }: Engagement): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, id);
  }

  @Mutation(() => EngagementRecordPayload, {
    description:
      "Records a piece of work by a partner, and with it the evidence of what was kept and what not.",
  })
  @Allow(Role.MANAGER)
  engagementRecord(
    @Ctx() ctx: Context,
    @Arg("input", () => EngagementRecordInput, { description: "The work." }) input: EngagementRecordInput,
  ): Promise<Payload<"engagement", Engagement>> {
    return answer(
      "engagement",
      ctx.commit((tx) => recordEngagement(tx, input)),
    );
  }

  @Mutation(() => EngagementUpsertPayload, {
    description: "Changes the piece of work that has this id or reference, or records it.",
  })
  @Allow(Role.MANAGER)
  engagementUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => EngagementUpsertInput, { description: "The work." }) input: EngagementUpsertInput,
  ): Promise<Payload<"engagement", Engagement>> {
    return answer(
      "engagement",
      ctx.commit((tx) => upsertEngagement(tx, input)),
    );
  }

  @Mutation(() => EngagementsUpsert.Payload, {
    description: "Changes or records many pieces of work, each as engagementUpsert does.",
  })
  @Allow(Role.MANAGER)
  engagementsUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => EngagementsUpsert.Input, { description: "The rows." })
    input: BulkInput<EngagementUpsertInput>,
  ): Promise<BulkPayload<"engagement", Engagement>> {
    return runBulk(ctx, "engagement", input, upsertEngagement);
  }

  @Mutation(() => EngagementUpdatePayload, {
    description: "Changes what is said about a piece of work; its evidence follows.",
  })
  @Allow(Role.MANAGER)
  engagementUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => EngagementUpdateInput, { description: "The change." }) input: EngagementUpdateInput,
  ): Promise<Payload<"engagement", Engagement>> {
    return answer(
      "engagement",
      ctx.commit((tx) => updateEngagement(tx, input)),
    );
  }

  @Mutation(() => EngagementVoidPayload, {
    description: "Takes an engagement back, and its evidence with it.",
  })
  @Allow(Role.MANAGER)
  engagementVoid(
    @Ctx() ctx: Context,
    @Arg("input", () => EngagementVoidInput, { description: "Which, and why." }) input: EngagementVoidInput,
  ): Promise<Payload<"engagement", Engagement>> {
    return answer(
      "engagement",
      ctx.commit((tx) => voidEngagement(tx, input)),
    );
  }

  @Mutation(() => EngagementsRecord.Payload, {
    description: "Records many pieces of work, each as engagementRecord does.",
  })
  @Allow(Role.MANAGER)
  engagementsRecord(
    @Ctx() ctx: Context,
    @Arg("input", () => EngagementsRecord.Input, { description: "The rows." })
    input: BulkInput<EngagementRecordInput>,
  ): Promise<BulkPayload<"engagement", Engagement>> {
    return runBulk(ctx, "engagement", input, recordEngagement);
  }
}
