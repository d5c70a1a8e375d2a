import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Severity } from "../catalog/Severity.js";
import { SupportLevel } from "../catalog/SupportLevel.js";
import type { Verdict } from "./readinessRules.js";
import { ReadinessReasonCode, type ReadinessReason as Reason } from "./reasonRules.js";
import { ReadinessState, type StepVerdict } from "./stepRules.js";

registerEnumType(ReadinessState, {
  name: "ReadinessState",
  description: "Whether an escalation path, or a step of it, works at an instant.",
  valuesConfig: {
    READY: { description: "It works, and nothing speaks against it." },
    DEGRADED: { description: "It would probably work, but for what its reasons say." },
    BROKEN: { description: "It does not work: one of its reasons makes sure of that." },
  },
});

registerEnumType(ReadinessReasonCode, {
  name: "ReadinessReasonCode",
  description: "Why an escalation path, or a step of it, is not ready.",
  valuesConfig: {
    NO_PATH: { description: "Nobody has said whom to call; this breaks the path." },
    LEVEL_TOO_LOW: {
      description: "Nobody who can act reaches the level that the area needs; this breaks the path.",
    },
    TAKEN_AWAY: {
      description: "What the step rests on is taken away in a simulation; this breaks the step.",
    },
    PARTNER_SUSPENDED: {
      description: "The partner let us down in a severe crisis and is suspended; this breaks the step.",
    },
    PARTNER_GONE: { description: "The partner works for us no more; this breaks the step." },
    NO_CONTRACT: { description: "No contract brings this person to us; this breaks the step." },
    CONTRACT_NOT_IN_FORCE: { description: "The contract does not bind on that day; this breaks the step." },
    NOT_ENTITLED: {
      description: "The contract entitles us to nothing in the area on that day; this breaks the step.",
    },
    SEVERITY_NOT_COVERED: {
      description: "The contract promises something for other severities only; this breaks the step.",
    },
    OUTSIDE_HOURS: { description: "Nobody works there at that time; this breaks the step." },
    ACCESS_MISSING: {
      description: "The partner cannot get at the systems of the area; this breaks the step.",
    },
    HOURS_UNKNOWN: { description: "Nobody has said at which hours there is help; this is a doubt." },
    ENTITLED_TO_LESS: {
      description:
        "The contract entitles us to a lower level than the step is counted on for; this is a doubt.",
    },
    PARTNER_NOT_ACTIVE: {
      description: "The partner is on its way in or out, or was never taken on; this is a doubt.",
    },
    CONTACT_UNVERIFIED: {
      description: "Nobody has lately made sure that the person can be reached; this is a doubt.",
    },
    NO_DEPUTY: { description: "Nobody stands in for the person; this is a doubt." },
    NO_DRILL: { description: "The path was not rehearsed lately; this is a doubt." },
    TOO_SLOW: {
      description: "Whoever can help is called when the service must be back already; this is a doubt.",
    },
  },
});

@ObjectType({
  description: "One thing that keeps an escalation path from being ready.",
  simpleResolvers: true,
})
export class ReadinessReason implements Reason {
  @Field(() => ReadinessReasonCode, { description: "What it is, for a program." })
  code: ReadinessReasonCode;

  @Field(() => String, { description: "The same, for a person: who or what, and since or until when." })
  message: string;

  @Field(() => String, { description: "What would mend it." })
  fix: string;
}

@ObjectType({
  description: "Whether one step of an escalation path works at an instant.",
  simpleResolvers: true,
})
export class StepReadiness implements StepVerdict {
  stepId: string;

  @Field(() => ReadinessState, { description: "Whether it works." })
  state: ReadinessState;

  @Field(() => SupportLevel, {
    nullable: true,
    description: "Up to which support level it helps at that time; null where it does not.",
  })
  supportLevel: SupportLevel | null;

  @Field(() => [ReadinessReason], { description: "What speaks against it; empty where it is ready." })
  reasons: readonly ReadinessReason[];
}

/** What depth is, wherever it is told. */
export const DEPTH =
  "How many independent sources of help reach the level that the area needs: teams of ours, and partners.";

@ObjectType({
  description: "Whether help would come in a service area at an instant, how far it would go, and why not.",
  simpleResolvers: true,
})
export class Readiness implements Verdict {
  serviceAreaId: string;

  @Field(() => Severity, { description: "How bad what happens is." })
  severity: Severity;

  @Field(() => Date, { description: "The instant." })
  at: Date;

  @Field(() => ReadinessState, {
    description:
      "BROKEN where nobody who can act reaches the level that the area needs; READY where a step reaches it without a doubt, soon enough, and the path was rehearsed; else DEGRADED.",
  })
  state: ReadinessState;

  @Field(() => SupportLevel, {
    nullable: true,
    description: "The best support level that can be reached, enough or not; null where nobody can act.",
  })
  supportLevel: SupportLevel | null;

  @Field(() => Int, { description: DEPTH })
  depth: number;

  @Field(() => [ReadinessReason], {
    description:
      "What keeps it from being ready: the path itself first, then the steps that would have to help.",
  })
  reasons: readonly ReadinessReason[];

  @Field(() => [StepReadiness], { description: "Each step, in the order in which they are called." })
  steps: readonly StepReadiness[];
}
