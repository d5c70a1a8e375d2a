import type { Day } from "../../kernel/dayRules.js";
import type { Context } from "../../kernel/Context.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import { factsByContract } from "./contractFacts.js";
import { nextDueOn } from "./dueRules.js";
import type { Obligation } from "./Obligation.js";
import { fulfilledDaysByObligation } from "./ObligationFulfilment.js";
import { contractStateAt, positionAt, type TermPosition } from "./termRules.js";
import type { ContractState } from "./ContractState.js";

/** The state of a contract on a day, today where none is said. @throws DomainError INVALID at "asOf". */
export async function stateOf(
  ctx: Context,
  id: string,
  asOf: Day | null | undefined,
): Promise<ContractState> {
  const day = await dayAsked(ctx, asOf);
  return contractStateAt(await ctx.load(factsByContract, id), day).state;
}

/** Where a contract stands on a day, today where none is said. @throws DomainError INVALID at "asOf". */
export async function positionOf(
  ctx: Context,
  id: string,
  asOf: Day | null | undefined,
): Promise<TermPosition> {
  const day = await dayAsked(ctx, asOf);
  return positionAt(await ctx.load(factsByContract, id), day);
}

/** The first day on which an obligation is due and was not met; null where nothing is left to do. */
export async function nextDueDayOf(ctx: Context, obligation: Obligation): Promise<Day | null> {
  const [facts, done] = await Promise.all([
    ctx.load(factsByContract, obligation.contractId),
    ctx.load(fulfilledDaysByObligation, obligation.id),
  ]);
  return nextDueOn(obligation, facts, done);
}
