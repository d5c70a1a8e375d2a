import type { Context } from "../../../src/kernel/Context.js";
import type { Transaction } from "../../../src/kernel/Transaction.js";
import { contractById, type Contract } from "../../../src/modules/contracts/Contract.js";
import { TerminatedBy } from "../../../src/modules/contracts/ContractTermination.js";
import { terminateContract } from "../../../src/modules/contracts/terminateService.js";
import { spansOf } from "../../../src/modules/readiness/coverageRules.js";
import type { LegFacts, ReadinessFacts } from "../../../src/modules/readiness/readinessFacts.js";
import { gatherFacts } from "../../../src/modules/readiness/readinessQueries.js";

/** When each area is how ready for each severity, and how far help goes; whatever the reasons. */
export function told(facts: ReadinessFacts): unknown[] {
  return [...facts.areas.values()].flatMap((area) =>
    [...area.paths.keys()].map((severity) => {
      const spans = spansOf(area, severity, facts).map(({ start, state, supportLevel, depth }) => ({
        start,
        said: `${state} ${supportLevel ?? "none"} ${depth}`,
      }));
      const changes = spans.filter(({ said }, at) => said !== spans[at - 1]?.said);
      return [area.id, severity, changes];
    }),
  );
}

/** The contracts on which steps stand, each once. */
export const legsIn = ({ areas }: ReadinessFacts): LegFacts[] => {
  const steps = [...areas.values()].flatMap(({ paths }) => [...paths.values()].flatMap((path) => path.steps));
  const legs = steps.flatMap((step) => ("team" in step ? [] : step.engineer.legs));
  return [...new Map(legs.map((leg) => [leg.id, leg])).values()];
};

class Undone extends Error {}

/** The facts as they are once these contracts were really terminated, in a copy that is thrown away. */
export async function afterTerminating(
  ctx: Context,
  { window }: ReadinessFacts,
  contractIds: readonly string[],
): Promise<ReadinessFacts> {
  const dayBefore = (days: number): string =>
    new Date(window.start - days * 86_400_000).toISOString().slice(0, 10);
  let facts: ReadinessFacts | undefined;
  const terminate = async (tx: Transaction, contractId: string): Promise<void> => {
    const [contract] = await contractById(tx, [contractId]);
    await terminateContract(tx, {
      contractId,
      expectedVersion: (contract as Contract).version,
      givenBy: TerminatedBy.PARTNER,
      noticeGivenOn: dayBefore(20),
      effectiveOn: dayBefore(1),
      reason: "The partner has gone.",
    });
  };
  try {
    await ctx.commit(async (tx) => {
      for (const id of contractIds) await terminate(tx, id);
      facts = await gatherFacts(tx, window, null);
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  return facts as ReadinessFacts;
}
