import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, Float, InputType, Int } from "type-graphql";
import { enumFilterOf, IdFilter, InstantFilter, type EnumFilter } from "../../kernel/filters.js";
import { Severity, SeverityFilter } from "../catalog/Severity.js";
import { SupportLevel } from "../catalog/SupportLevel.js";
import { DrillKind } from "./Drill.js";

@InputType({
  description: "One step of an escalation path; it calls a team of ours or a person at a partner.",
})
export class EscalationStepInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The team of ours that is called." })
  teamId?: string | null;

  @Field(() => GraphQLUUID, { nullable: true, description: "The person at a partner who is called." })
  contactId?: string | null;

  @Field(() => GraphQLUUID, { nullable: true, description: "Who stands in for that person." })
  deputyId?: string | null;

  @Field(() => GraphQLUUID, { nullable: true, description: "The contract that entitles us to that person." })
  contractId?: string | null;

  @Field(() => SupportLevel, { description: "Up to which support level this step can help." })
  supportLevel: SupportLevel;

  @Field(() => Int, { defaultValue: 0, description: "How many minutes after the step before, 0 to 1,440." })
  delayMinutes: number;

  @Field(() => Int, { defaultValue: 1, description: "How often it is called before the next is, 1 to 10." })
  attempts: number;
}

@InputType({ description: "Whom to call in a service area and severity; replaces what there is." })
export class EscalationPathUpsertInput {
  @Field(() => GraphQLUUID, { description: "The service area." })
  serviceAreaId: string;

  @Field(() => Severity, { description: "How bad it is." })
  severity: Severity;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; another one is a conflict.",
  })
  expectedVersion?: number;

  @Field(() => String, { nullable: true, description: "What to say when you call." })
  callScript?: string | null;

  @Field(() => [EscalationStepInput], { description: "The steps, 1 to 20, in their order." })
  steps: EscalationStepInput[];
}

@InputType({ description: "Which path to remove." })
export class EscalationPathRemoveInput {
  @Field(() => GraphQLUUID, { description: "The path." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;
}

@InputType({ description: "How a partner did in a drill." })
export class DrillParticipationInput {
  @Field(() => GraphQLUUID, { description: "The partner." })
  partnerId: string;

  @Field(() => Boolean, { description: "Whether it came and saw it through." })
  cameThrough: boolean;

  @Field(() => Float, { nullable: true, description: "After how many minutes a human answered." })
  minutesToHuman?: number | null;

  @Field(() => Float, { nullable: true, description: "After how many minutes the right engineer was there." })
  minutesToEngineer?: number | null;
}

@InputType({ description: "A rehearsal of an escalation path that was held." })
export class DrillRecordInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The service area." })
  serviceAreaId: string;

  @Field(() => Severity, { description: "For which severity it was rehearsed." })
  severity: Severity;

  @Field(() => DrillKind, { description: "How it was rehearsed." })
  kind: DrillKind;

  @Field(() => Boolean, { description: "Whether those who were called knew of it before." })
  announced: boolean;

  @Field(() => Date, { description: "When it was held; not in the future." })
  heldAt: Date;

  @Field(() => [DrillParticipationInput], { description: "How each partner did, at most 50." })
  participations: DrillParticipationInput[];

  @Field(() => [String], {
    nullable: true,
    description: "What did not work, each in a sentence, at most 50.",
  })
  defects?: string[];

  @Field(() => String, { nullable: true, description: "What else there is to say." })
  note?: string | null;
}

@InputType({ description: "The taking back of a drill that should not have been recorded." })
export class DrillVoidInput {
  @Field(() => GraphQLUUID, { description: "The drill." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { description: "Why; it is kept with the evidence that is taken back." })
  reason: string;
}

const DrillKindFilter = enumFilterOf(DrillKind, "DrillKind");

@InputType({ description: "Which drills; all conditions must hold." })
export class DrillFilter {
  @Field(() => IdFilter, { nullable: true, description: "By service area." })
  serviceAreaId?: IdFilter | null;

  @Field(() => SeverityFilter, { nullable: true, description: "By severity." })
  severity?: EnumFilter<Severity> | null;

  @Field(() => DrillKindFilter, { nullable: true, description: "By kind." })
  kind?: EnumFilter<DrillKind> | null;

  @Field(() => InstantFilter, { nullable: true, description: "By when it was held." })
  heldAt?: InstantFilter | null;

  @Field(() => Boolean, { nullable: true, description: "Whether to show those that were taken back too." })
  includeVoided?: boolean | null;
}

@InputType({ description: "That a partner can get at the systems of a service area." })
export class AccessGrantInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The partner." })
  partnerId: string;

  @Field(() => GraphQLUUID, { description: "The service area." })
  serviceAreaId: string;

  @Field(() => GraphQLLocalDate, { description: "From when on." })
  grantedOn: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: "The last day on which it works." })
  expiresOn?: string | null;

  @Field(() => String, { nullable: true, description: "Which account, which way in; never a secret." })
  note?: string | null;
}

@InputType({ description: "The end of an access." })
export class AccessRevokeInput {
  @Field(() => GraphQLUUID, { description: "The access." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => GraphQLLocalDate, { description: "The last day on which it works." })
  revokedOn: string;
}
