import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { PromiseKind } from "../engagements/EngagementPromise.js";
import { ClockParty } from "./ServiceClockPause.js";

/** How a promise stands. */
export enum ClockState {
  RUNNING = "RUNNING",
  PAUSED = "PAUSED",
  KEPT = "KEPT",
  BROKEN = "BROKEN",
}
registerEnumType(ClockState, {
  name: "ClockState",
  description: "How a promise of a service level stands.",
  valuesConfig: {
    RUNNING: { description: "It is open, and the partner's minutes pass." },
    PAUSED: { description: "It is open, and it is somebody else's turn." },
    KEPT: { description: "It was done in time." },
    BROKEN: { description: "It was done too late, or was not done and is overdue." },
  },
});

@ObjectType({ description: "How one promise of a service level stands.", simpleResolvers: true })
export class ClockPromise {
  @Field(() => PromiseKind, { description: "What was promised." })
  kind: PromiseKind;

  @Field(() => Int, { description: "Within how many business minutes." })
  minutes: number;

  @Field(() => Float, {
    description: "How many business minutes went on the partner's account until it was done, or until then.",
  })
  minutesUsed: number;

  @Field(() => Date, {
    nullable: true,
    description:
      "When it is due, moved out by what others delayed; null while it is somebody else's turn, or where ten years do not hold as many minutes.",
  })
  dueAt: Date | null;

  @Field(() => Date, { nullable: true, description: "When it was done; null while it was not." })
  fulfilledAt: Date | null;

  @Field(() => ClockState, { description: "How it stands." })
  state: ClockState;
}

/** It is worked out, and not stored. */
@ObjectType({
  description:
    "What a clock shows at an instant: every business minute is on the account of exactly one party, and they add up.",
  simpleResolvers: true,
})
export class ClockReading {
  @Field(() => Float, { description: "The business minutes on the partner's account." })
  partnerMinutes: number;

  @Field(() => Float, { description: "The business minutes on ours." })
  ourMinutes: number;

  @Field(() => Float, { description: "The business minutes on that of others." })
  thirdPartyMinutes: number;

  @Field(() => ClockParty, {
    nullable: true,
    description: "Whose turn it is; null before the start, and once it is put right.",
  })
  turn: ClockParty | null;

  @Field(() => [ClockPromise], { description: "How each promise stands: to answer, to put right." })
  promises: readonly ClockPromise[];
}
