import { GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { PartnerConditions } from "../partners/partnerInputs.js";
import { SegmentRule } from "./SegmentRule.js";

@InputType({ description: "A segment to add; at most 50 are kept." })
export class SegmentCreateInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => String, { description: "The name; no other segment has it, in whatever case." })
  name: string;

  @Field(() => String, { nullable: true, description: "What the segment is for." })
  description?: string | null;

  @Field(() => SegmentRule, { description: "Which partners are in it." })
  rule: SegmentRule;
}

@InputType({ description: "A change of a segment; what is left out stays as it is." })
export class SegmentUpdateInput {
  @Field(() => GraphQLUUID, { description: "The segment." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: "The name." })
  name?: string;

  @Field(() => String, { nullable: true, description: "What the segment is for; null for nothing said." })
  description?: string | null;

  @Field(() => SegmentRule, {
    nullable: true,
    description: "Which partners are in it; replaces the whole rule.",
  })
  rule?: SegmentRule;
}

@InputType({ description: "A segment to remove." })
export class SegmentRemoveInput {
  @Field(() => GraphQLUUID, { description: "The segment." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;
}

@InputType({ description: "Which partners; all conditions must hold." })
export class PartnerFilter extends PartnerConditions {
  @Field(() => GraphQLUUID, { nullable: true, description: "Those that are in this segment today." })
  segmentId?: string | null;
}
