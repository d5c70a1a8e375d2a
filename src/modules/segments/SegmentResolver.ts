import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { getRecord } from "../../kernel/records.js";
import { Allow, Role } from "../../kernel/Role.js";
import { PartnerConnection, type Partner } from "../partners/Partner.js";
import { PartnerOrder } from "../partners/partnerInputs.js";
import { Segment } from "./Segment.js";
import { SegmentCreateInput, SegmentRemoveInput, SegmentUpdateInput } from "./segmentInputs.js";
import { listSegments, partnersOfSegment } from "./segmentQueries.js";
import { createSegment, removeSegment, updateSegment } from "./segmentService.js";

const SegmentCreatePayload = payloadOf("SegmentCreatePayload", "segment", () => Segment);
const SegmentUpdatePayload = payloadOf("SegmentUpdatePayload", "segment", () => Segment);
const SegmentRemovePayload = payloadOf("SegmentRemovePayload", "segment", () => Segment);

@Resolver(() => Segment)
@Allow(Role.VIEWER)
export class SegmentResolver {
  @Query(() => Segment, { nullable: true, description: "A segment." })
  segment(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The segment." }) id: string,
  ): Promise<Segment> {
    return getRecord(ctx, Segment, id);
  }

  @Query(() => [Segment], { description: "All segments, by name." })
  segments(@Ctx() ctx: Context): Promise<Segment[]> {
    return listSegments(ctx);
  }

  @FieldResolver(() => PartnerConnection, {
    description: "The partners that are in it, by name where no order is given.",
  })
  partners(
    @Ctx() ctx: Context,
    @Root() segment: Segment,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("orderBy", () => PartnerOrder, { nullable: true, description: "In which order." })
    orderBy?: PartnerOrder,
    @Arg("asOf", () => GraphQLLocalDate, {
      nullable: true,
      description:
        "By the offerings and contracts of which day, today where nothing is said; stage and standing are those of now.",
    })
    asOf?: string,
  ): Promise<Page<Partner>> {
    return partnersOfSegment(ctx, segment, page, orderBy, asOf);
  }

  @Mutation(() => SegmentCreatePayload, { description: "Adds a segment." })
  @Allow(Role.MANAGER)
  segmentCreate(
    @Ctx() ctx: Context,
    @Arg("input", () => SegmentCreateInput, { description: "The segment." }) input: SegmentCreateInput,
  ): Promise<Payload<"segment", Segment>> {
    return answer(
      "segment",
      ctx.commit((tx) => createSegment(tx, input)),
    );
  }

  @Mutation(() => SegmentUpdatePayload, { description: "Changes a segment." })
  @Allow(Role.MANAGER)
  segmentUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => SegmentUpdateInput, { description: "The change." }) input: SegmentUpdateInput,
  ): Promise<Payload<"segment", Segment>> {
    return answer(
      "segment",
      ctx.commit((tx) => updateSegment(tx, input)),
    );
  }

  @Mutation(() => SegmentRemovePayload, { description: "Removes a segment; the partners stay as they are." })
  @Allow(Role.MANAGER)
  segmentRemove(
    @Ctx() ctx: Context,
    @Arg("input", () => SegmentRemoveInput, { description: "Which one." }) input: SegmentRemoveInput,
  ): Promise<Payload<"segment", Segment>> {
    return answer(
      "segment",
      ctx.commit((tx) => removeSegment(tx, input)),
    );
  }
}
