import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { Criticality } from "../catalog/Criticality.js";
import { Severity } from "../catalog/Severity.js";
import { SupportLevel } from "../catalog/SupportLevel.js";
import { Readiness, StepReadiness } from "../readiness/Readiness.js";

@ObjectType({ description: "Somebody to call, as a crisis card names them.", simpleResolvers: true })
export class CrisisCardPerson {
  @Field(() => String, { description: "The person, or the team." })
  name: string;

  @Field(() => String, { nullable: true, description: "What the person does; null where nobody has said." })
  title: string | null;

  @Field(() => String, { nullable: true, description: "The telephone number; null where none is known." })
  phone: string | null;

  @Field(() => String, { nullable: true, description: "The e-mail address; null where none is known." })
  email: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      "When somebody last made sure that the person can be reached there; null for never, and for a team.",
  })
  verifiedOn: string | null;
}

@ObjectType({
  description: "What entitles us to a partner's help, as it is said on the telephone.",
  simpleResolvers: true,
})
export class CrisisCardContract {
  @Field(() => String, { nullable: true, description: "Its number; null where it has none." })
  number: string | null;

  @Field(() => String, { description: "What it is about." })
  title: string;

  @Field(() => SupportLevel, {
    nullable: true,
    description: "Up to which support level it entitles us in this area; null where it names none.",
  })
  supportLevel: SupportLevel | null;

  @Field(() => String, {
    nullable: true,
    description: "At which hours, in words; null where nobody has said.",
  })
  hours: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Within how many business minutes an answer is promised for the severity; null for no promise.",
  })
  respondMinutes: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Within how many business minutes a remedy is promised for the severity; null for no promise.",
  })
  resolveMinutes: number | null;
}

@ObjectType({
  description: "One step of an escalation path, with all that is needed to take it.",
  simpleResolvers: true,
})
export class CrisisCardStep {
  @Field(() => Int, { description: "Its place in the path, from 1." })
  position: number;

  @Field(() => Int, { description: "How many minutes after the beginning it is taken." })
  afterMinutes: number;

  @Field(() => Int, { description: "How often to call before going on." })
  attempts: number;

  @Field(() => SupportLevel, { description: "Up to which support level it can help." })
  supportLevel: SupportLevel;

  @Field(() => String, { nullable: true, description: "The partner; null for a team of ours." })
  partner: string | null;

  @Field(() => CrisisCardPerson, { description: "Whom to call." })
  call: CrisisCardPerson;

  @Field(() => CrisisCardPerson, { nullable: true, description: "Who stands in; null for nobody." })
  deputy: CrisisCardPerson | null;

  @Field(() => String, {
    nullable: true,
    description: "When a team of ours works, in words; null for a partner.",
  })
  hours: string | null;

  @Field(() => [CrisisCardContract], { description: "What entitles us to them; empty for a team of ours." })
  contracts: CrisisCardContract[];

  @Field(() => StepReadiness, { description: "Whether it works when the card is made." })
  readiness: StepReadiness;
}

@ObjectType({ description: "Whom to call for one severity, in order.", simpleResolvers: true })
export class CrisisCardPath {
  @Field(() => Severity, { description: "How bad it is." })
  severity: Severity;

  @Field(() => String, { nullable: true, description: "What to say; null where nobody has written it down." })
  callScript: string | null;

  @Field(() => [CrisisCardStep], { description: "The steps, in their order." })
  steps: CrisisCardStep[];

  @Field(() => Readiness, { description: "Whether help would come when the card is made." })
  readiness: Readiness;
}

@ObjectType({
  description:
    "All that is needed to get help for one service area, for print and for when this API is down.",
  simpleResolvers: true,
})
export class CrisisCard {
  @Field(() => GraphQLUUID, { description: "The service area." })
  serviceAreaId: string;

  @Field(() => String, { description: "The service area's name." })
  name: string;

  @Field(() => Criticality, { description: "How much the business suffers while it is down." })
  criticality: Criticality;

  @Field(() => SupportLevel, { description: "Up to which support level help must be at hand." })
  supportLevel: SupportLevel;

  @Field(() => Int, {
    nullable: true,
    description: "In how many minutes it must be back; null where nobody has said.",
  })
  recoveryTimeMinutes: number | null;

  @Field(() => String, {
    nullable: true,
    description: "When the service is to run, in words; null for unknown.",
  })
  hours: string | null;

  @Field(() => [CrisisCardPath], { description: "The paths, the worst severity first." })
  paths: CrisisCardPath[];

  @Field(() => [Severity], { description: "The severities for which nobody has said whom to call." })
  withoutPath: Severity[];

  @Field(() => Date, {
    description: "The instant for which it was made; its readiness is that of this instant.",
  })
  madeFor: Date;

  @Field(() => String, {
    description:
      "The SHA-256 of all of it but the time and the readiness: as long as this is the same, an older print is still right.",
  })
  sha256: string;
}
