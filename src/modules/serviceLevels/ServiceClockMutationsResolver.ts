import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import {
  ServiceClockPauseInput,
  ServiceClockPauseRemoveInput,
  ServiceClockResolveInput,
  ServiceClockRespondInput,
  ServiceClockResumeInput,
  ServiceClockStartInput,
  ServiceClockVoidInput,
} from "./clockInputs.js";
import { resolveClock, respondClock, startClock, voidClock } from "./clockService.js";
import { pauseClock, removePause, resumeClock } from "./pauseService.js";
import { ServiceClock } from "./ServiceClock.js";

const ServiceClockStartPayload = payloadOf("ServiceClockStartPayload", "serviceClock", () => ServiceClock);
const ServiceClockRespondPayload = payloadOf(
  "ServiceClockRespondPayload",
  "serviceClock",
  () => ServiceClock,
);
const ServiceClockResolvePayload = payloadOf(
  "ServiceClockResolvePayload",
  "serviceClock",
  () => ServiceClock,
);
const ServiceClockPausePayload = payloadOf("ServiceClockPausePayload", "serviceClock", () => ServiceClock);
const ServiceClockResumePayload = payloadOf("ServiceClockResumePayload", "serviceClock", () => ServiceClock);
const ServiceClockPauseRemovePayload = payloadOf(
  "ServiceClockPauseRemovePayload",
  "serviceClock",
  () => ServiceClock,
);
const ServiceClockVoidPayload = payloadOf("ServiceClockVoidPayload", "serviceClock", () => ServiceClock);
type Answer = Promise<Payload<"serviceClock", ServiceClock>>;

/** Each answers with the clock, whose version every change counts up. */
@Resolver()
@Allow(Role.MANAGER)
export class ServiceClockMutationsResolver {
  @Mutation(() => ServiceClockStartPayload, {
    description: "Starts to measure an incident or an escalation against what a service level promises.",
  })
  serviceClockStart(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceClockStartInput, { description: "Which, and against what." })
    input: ServiceClockStartInput,
  ): Answer {
    return answer(
      "serviceClock",
      ctx.commit((tx) => startClock(tx, input)),
    );
  }

  @Mutation(() => ServiceClockRespondPayload, { description: "Says when the partner answered." })
  serviceClockRespond(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceClockRespondInput, { description: "Which, and when." })
    input: ServiceClockRespondInput,
  ): Answer {
    return answer(
      "serviceClock",
      ctx.commit((tx) => respondClock(tx, input)),
    );
  }

  @Mutation(() => ServiceClockResolvePayload, {
    description: "Says when it was put right, which ends a pause that goes on.",
  })
  serviceClockResolve(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceClockResolveInput, { description: "Which, and when." })
    input: ServiceClockResolveInput,
  ): Answer {
    return answer(
      "serviceClock",
      ctx.commit((tx) => resolveClock(tx, input)),
    );
  }

  @Mutation(() => ServiceClockPausePayload, {
    description: "Says that the partner does not go on, and whose turn it is; also afterwards.",
  })
  serviceClockPause(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceClockPauseInput, { description: "The pause." }) input: ServiceClockPauseInput,
  ): Answer {
    return answer(
      "serviceClock",
      ctx.commit((tx) => pauseClock(tx, input)),
    );
  }

  @Mutation(() => ServiceClockResumePayload, {
    description: "Says that the partner goes on: ends the pause that lasts.",
  })
  serviceClockResume(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceClockResumeInput, { description: "Which, and when." })
    input: ServiceClockResumeInput,
  ): Answer {
    return answer(
      "serviceClock",
      ctx.commit((tx) => resumeClock(tx, input)),
    );
  }

  @Mutation(() => ServiceClockPauseRemovePayload, {
    description: "Removes a pause that there was not; the audit keeps what it was.",
  })
  serviceClockPauseRemove(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceClockPauseRemoveInput, { description: "Which pause." })
    input: ServiceClockPauseRemoveInput,
  ): Answer {
    return answer(
      "serviceClock",
      ctx.commit((tx) => removePause(tx, input)),
    );
  }

  @Mutation(() => ServiceClockVoidPayload, {
    description: "Takes a clock back, and its evidence with it; another one can be started then.",
  })
  serviceClockVoid(
    @Ctx() ctx: Context,
    @Arg("input", () => ServiceClockVoidInput, { description: "Which, and why." })
    input: ServiceClockVoidInput,
  ): Answer {
    return answer(
      "serviceClock",
      ctx.commit((tx) => voidClock(tx, input)),
    );
  }
}
