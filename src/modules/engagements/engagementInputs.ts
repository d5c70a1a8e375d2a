import { GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { enumFilterOf, IdFilter, InstantFilter, type EnumFilter } from "../../kernel/filters.js";
import { Severity, SeverityFilter } from "../catalog/Severity.js";
import { EngagementKind, Outcome } from "./Engagement.js";
import { PromiseKind } from "./EngagementPromise.js";

@InputType({ description: "A promise to record." })
export class EngagementPromiseInput {
  @Field(() => PromiseKind, { description: "What was promised." })
  kind: PromiseKind;

  @Field(() => Date, { nullable: true, description: "When the promise was made." })
  madeAt?: Date | null;

  @Field(() => Date, { description: "By when it was first promised; this cannot be changed later." })
  promisedFor: Date;

  @Field(() => Date, { nullable: true, description: "To when the promise was moved later." })
  revisedTo?: Date | null;

  @Field(() => Date, { nullable: true, description: "When it was done." })
  fulfilledAt?: Date | null;
}

@InputType({ description: "What is said of a promise later; what is left out stays as it is." })
export class EngagementPromiseChangeInput {
  @Field(() => GraphQLUUID, { description: "The promise." })
  id: string;

  @Field(() => Date, { nullable: true, description: "To when the promise was moved; null for not at all." })
  revisedTo?: Date | null;

  @Field(() => Date, { nullable: true, description: "When it was done; null for not yet." })
  fulfilledAt?: Date | null;
}

@InputType({ description: "A piece of work by a partner to record." })
export class EngagementRecordInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The partner." })
  partnerId: string;

  @Field(() => EngagementKind, { description: "What kind of work it was." })
  kind: EngagementKind;

  @Field(() => String, { description: "What it was about, in at most 200 characters." })
  title: string;

  @Field(() => Severity, { nullable: true, description: "How bad an incident or an escalation was." })
  severity?: Severity | null;

  @Field(() => Date, { description: "When it began; not in the future." })
  startedAt: Date;

  @Field(() => Date, { nullable: true, description: "When it ended; left out while it goes on." })
  endedAt?: Date | null;

  @Field(() => Outcome, { nullable: true, description: "Whether the partner came and saw it through." })
  outcome?: Outcome | null;

  @Field(() => [GraphQLUUID], {
    nullable: true,
    description: "The service areas that it was about, at most 50.",
  })
  serviceAreaIds?: string[];

  @Field(() => [EngagementPromiseInput], { nullable: true, description: "What was promised, at most 50." })
  promises?: EngagementPromiseInput[];

  @Field(() => [ExternalReferenceInput], { nullable: true, description: "How other systems know it." })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({
  description: "A piece of work as another system knows it; what is left out of an update stays as it is.",
})
export class EngagementUpsertInput extends EngagementRecordInput {
  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; needed where the id names an engagement that exists.",
  })
  expectedVersion?: number;
}

@InputType({ description: "A change of an engagement; what is left out stays as it is." })
export class EngagementUpdateInput {
  @Field(() => GraphQLUUID, { description: "The engagement." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => EngagementKind, { nullable: true, description: "What kind of work it was." })
  kind?: EngagementKind;

  @Field(() => String, { nullable: true, description: "What it was about." })
  title?: string;

  @Field(() => Severity, { nullable: true, description: "How bad it was; null for unknown." })
  severity?: Severity | null;

  @Field(() => Date, { nullable: true, description: "When it began." })
  startedAt?: Date;

  @Field(() => Date, { nullable: true, description: "When it ended; null for not yet." })
  endedAt?: Date | null;

  @Field(() => Outcome, {
    nullable: true,
    description: "Whether the partner came and saw it through; null for unknown.",
  })
  outcome?: Outcome | null;

  @Field(() => [GraphQLUUID], {
    nullable: true,
    description: "The service areas that it was about; replaces those that there are.",
  })
  serviceAreaIds?: string[];

  @Field(() => [EngagementPromiseChangeInput], {
    nullable: true,
    description: "What is said of promises that there are.",
  })
  promises?: EngagementPromiseChangeInput[];

  @Field(() => [EngagementPromiseInput], {
    nullable: true,
    description: "Promises to add to those there are.",
  })
  newPromises?: EngagementPromiseInput[];

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "References to add to those there are.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "The taking back of an engagement that should not have been recorded." })
export class EngagementVoidInput {
  @Field(() => GraphQLUUID, { description: "The engagement." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { description: "Why; it is kept with the evidence that is taken back." })
  reason: string;
}

const EngagementKindFilter = enumFilterOf(EngagementKind, "EngagementKind");

@InputType({ description: "Which engagements; all conditions must hold." })
export class EngagementFilter {
  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => EngagementKindFilter, { nullable: true, description: "By kind." })
  kind?: EnumFilter<EngagementKind> | null;

  @Field(() => SeverityFilter, { nullable: true, description: "By severity." })
  severity?: EnumFilter<Severity> | null;

  @Field(() => InstantFilter, { nullable: true, description: "By when it began." })
  startedAt?: InstantFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By any of its service areas." })
  serviceAreaId?: IdFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether to show also what was taken back; not where nothing is said.",
  })
  includeVoided?: boolean | null;
}
