import type { Problems } from "../../kernel/DomainError.js";
import { checkText } from "../../kernel/textRules.js";
import type { NightCallInput, NightCallSaid } from "./NightCall.js";
import { saysWhy } from "./reasonRules.js";

const MOST = 50;

/** Few enough, and no service area has two. */
export function checkNightCalls(problems: Problems, nightCalls: readonly NightCallInput[]): void {
  problems.unless(nightCalls.length <= MOST, "nightCalls", `At most ${MOST} service areas can be judged.`);
  plainNightCalls(nightCalls).forEach(({ serviceAreaId, reason }, at, plain) => {
    const earlier = plain.slice(0, at).some((each) => each.serviceAreaId === serviceAreaId);
    problems.unless(!earlier, `nightCalls.${at}.serviceAreaId`, "This service area is judged already.");
    checkText(problems, `nightCalls.${at}.reason`, reason);
  });
}

/** Whoever would not call says why. */
export function checkRefusals(problems: Problems, nightCalls: readonly NightCallInput[]): void {
  nightCalls.forEach(({ wouldCall, reason }, at) =>
    problems.unless(
      wouldCall || saysWhy(reason),
      `nightCalls.${at}.reason`,
      "Say why you would not call, in two words or more.",
    ),
  );
}

/** As they are stored: one spelling of each id, and no blanks around the reasons. */
export const plainNightCalls = (nightCalls: readonly NightCallInput[] = []): NightCallSaid[] =>
  nightCalls.map(({ serviceAreaId, wouldCall, reason }) => ({
    serviceAreaId: serviceAreaId.toLowerCase(),
    wouldCall,
    reason: reason?.trim() ?? null,
  }));
