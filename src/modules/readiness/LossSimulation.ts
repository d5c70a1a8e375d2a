import { GraphQLLocalDate } from "graphql-scalars";
import { Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { Severity } from "../catalog/Severity.js";
import type { AreaTimes } from "./damageRules.js";
import { ReadinessReason } from "./Readiness.js";
import { WeakLinkKind, type WeakLink as Link } from "./weakLinkRules.js";

@ObjectType({ description: "A time without a break.", simpleResolvers: true })
export class SimulatedTime {
  @Field(() => Date, { description: "When it begins." })
  start: Date;

  @Field(() => Date, { description: "When it ends, which is not part of it." })
  end: Date;
}

@ObjectType({
  description: "Times of a service area and a severity about which a simulation has something to say.",
  simpleResolvers: true,
})
export class SimulatedTimes {
  serviceAreaId: string;

  @Field(() => Severity, { description: "The severity." })
  severity: Severity;

  @Field(() => Float, { description: "How many hours of the week they are." })
  hours: number;

  @Field(() => Float, {
    description:
      "The same hours, by the weight of the area: 1 where it is LOW, then 2, 4, and 8 where it is CRITICAL.",
  })
  damage: number;

  @Field(() => [SimulatedTime], { description: "The times, in order." })
  times: readonly SimulatedTime[];

  @Field(() => [ReadinessReason], { description: "All that is to blame for any of them." })
  reasons: readonly ReadinessReason[];
}

@ObjectType({ description: "What a week would be like without something.", simpleResolvers: true })
export class LossSimulation {
  @Field(() => GraphQLLocalDate, { description: "The Monday with which the week begins, at 00:00 UTC." })
  weekOf: string;

  @Field(() => Float, {
    description:
      "The hours that become uncovered over all areas and severities, by the weights of the areas.",
  })
  damage: number;

  /** All of them, of which callers ask for the first ones. */
  uncovered: readonly AreaTimes[];

  /** All of them, of which callers ask for the first ones. */
  onOneLeg: readonly AreaTimes[];
}

registerEnumType(WeakLinkKind, {
  name: "WeakLinkKind",
  description: "What can be lost.",
  valuesConfig: {
    PARTNER: { description: "A partner, with its people, its contracts, and the partners that rest on it." },
    CONTACT: { description: "A person at a partner; a deputy steps in." },
    CONTRACT: { description: "A contract." },
    FOURTH_PARTY: { description: "A subcontractor, with the partners that rest on it." },
  },
});

@ObjectType({ description: "One loss that uncovers something, and what it does.", simpleResolvers: true })
export class WeakLink implements Link {
  @Field(() => WeakLinkKind, { description: "What is lost." })
  kind: WeakLinkKind;

  key: string;

  @Field(() => String, { description: "How it is called." })
  name: string;

  @Field(() => Float, {
    description:
      "The hours that become uncovered over all areas and severities, by the weights of the areas.",
  })
  damage: number;

  /** All of them, of which callers ask for the first ones. */
  uncovered: readonly AreaTimes[];
}
