import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, Float, InputType, Int } from "type-graphql";

@InputType({ description: "Hours of a retainer that were called off." })
export class RetainerUseRecordInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The entitlement that grants them." })
  entitlementId: string;

  @Field(() => Float, {
    description:
      "How many, more than 0 and at most 10,000, in hundredths at the finest; more than are left is no mistake.",
  })
  hours: number;

  @Field(() => GraphQLLocalDate, { description: "The day on which they were called off." })
  usedOn: string;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The work of the partner that they were used for.",
  })
  engagementId?: string | null;

  @Field(() => String, { nullable: true, description: "What they were used for." })
  note?: string | null;
}

@InputType({ description: "Hours that were not called off after all." })
export class RetainerUseVoidInput {
  @Field(() => GraphQLUUID, { description: "The use." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { description: "Why." })
  reason: string;
}
