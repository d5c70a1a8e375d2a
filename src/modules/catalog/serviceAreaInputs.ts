import { GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { Criticality } from "./Criticality.js";
import { SupportLevel } from "./SupportLevel.js";

@InputType()
abstract class ServiceAreaInput {
  @Field(() => String, { nullable: true, description: "What the service is; null for nothing." })
  description?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many independent sources of help there must be, 1 to 10; a new area needs 1.",
  })
  requiredDepth?: number;

  @Field(() => GraphQLUUID, { nullable: true, description: "The hours of the service; null for unknown." })
  calendarId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "In how many minutes the service must be back, 0 to 525,600 (a year); null for unknown.",
  })
  recoveryTimeMinutes?: number | null;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "How other systems know the area; added to what is known already.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "A service area to add." })
export class ServiceAreaCreateInput extends ServiceAreaInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => String, { description: "The name; no other area has it." })
  name: string;

  @Field(() => Criticality, { description: "How much the business suffers while the service is down." })
  criticality: Criticality;

  @Field(() => SupportLevel, { description: "Up to which support level help must be at hand." })
  supportLevel: SupportLevel;
}

@InputType({ description: "A change of a service area; what is left out stays as it is." })
export class ServiceAreaUpdateInput extends ServiceAreaInput {
  @Field(() => GraphQLUUID, { description: "The service area." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: "The name; no other area has it." })
  name?: string;

  @Field(() => Criticality, { nullable: true, description: "How much the business suffers without it." })
  criticality?: Criticality;

  @Field(() => SupportLevel, { nullable: true, description: "Up to which level help must be at hand." })
  supportLevel?: SupportLevel;
}

@InputType({
  description:
    "A service area as another system knows it: found by a reference or else by name, and added where there is none.",
})
export class ServiceAreaUpsertInput extends ServiceAreaInput {
  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; left out, none is checked.",
  })
  expectedVersion?: number;

  @Field(() => String, { description: "The name; no other area has it." })
  name: string;

  @Field(() => Criticality, { description: "How much the business suffers while the service is down." })
  criticality: Criticality;

  @Field(() => SupportLevel, { description: "Up to which support level help must be at hand." })
  supportLevel: SupportLevel;
}
