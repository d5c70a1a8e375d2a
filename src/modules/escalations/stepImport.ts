import { isDeepStrictEqual } from "node:util";
import { invalid } from "../../kernel/DomainError.js";
import { isOlder, type Imported } from "../../kernel/importRecord.js";
import { lockName } from "../../kernel/locks.js";
import type { Transaction } from "../../kernel/Transaction.js";
import type { Severity } from "../catalog/Severity.js";
import { findPath } from "./escalationQueries.js";
import type { StepDetails } from "./escalationRules.js";
import { upsertPath } from "./escalationService.js";
import { stepsByPath, type EscalationStep } from "./EscalationStep.js";

/** What a row of an import says about one step of a path; whom it calls is found already. */
export interface StepDraft extends StepDetails {
  readonly serviceAreaId: string;
  readonly severity: Severity;
  /** The step's place in the path, from 1. */
  readonly position: number;
  readonly observedOn?: string | undefined;
}

/**
 * Puts a step into its place of a path: it takes the place of the one that is there, or follows the last. The path is added
 * where there is none. A row of an older snapshot than the path's changes nothing.
 * @throws DomainError INVALID at "position" where a step before it is missing; else as for upsertPath.
 */
export async function importStep(
  tx: Transaction,
  { serviceAreaId, severity, position, observedOn, ...said }: StepDraft,
): Promise<Imported> {
  await lockName(tx, "escalation path", `${serviceAreaId} ${severity}`);
  const path = await findPath(tx, serviceAreaId, severity);
  if (path && isOlder(observedOn, path.observedOn)) return { outcome: "unchanged", id: path.id };
  const [stored] = path ? await stepsByPath(tx, [path.id]) : [];
  const steps = ((stored ?? []) as readonly EscalationStep[]).map(detailsOf);
  if (position < 1 || position > steps.length + 1)
    throw invalid("position", `The path has ${steps.length} steps, so the next one is ${steps.length + 1}.`);
  const before = steps[position - 1];
  const after = { ...before, ...withNulls(said) };
  if (path && isDeepStrictEqual(before, after)) return { outcome: "unchanged", id: path.id };
  steps[position - 1] = after;
  const { id } = await upsertPath(tx, { serviceAreaId, severity, steps, observedOn });
  return { outcome: path ? "updated" : "created", id };
}

const detailsOf = ({
  teamId,
  contactId,
  deputyId,
  contractId,
  supportLevel,
  delayMinutes,
  attempts,
}: EscalationStep): StepDetails => ({
  teamId,
  contactId,
  deputyId,
  contractId,
  supportLevel,
  delayMinutes,
  attempts,
});

/** Whom a step calls is said as a whole: who is not named is not called. How it calls may be left as it is. */
const withNulls = ({ teamId, contactId, deputyId, contractId, ...how }: StepDetails): StepDetails => ({
  ...(Object.fromEntries(Object.entries(how).filter(([, value]) => value !== undefined)) as typeof how),
  teamId: teamId ?? null,
  contactId: contactId ?? null,
  deputyId: deputyId ?? null,
  contractId: contractId ?? null,
});
