import type { Transaction } from "../../kernel/Transaction.js";
import { Dimension } from "../evidence/Dimension.js";
import { SourceKind, type Evidence } from "../evidence/Evidence.js";
import { evidenceByServiceClock } from "../evidence/evidenceLists.js";
import type { NewEvidence } from "../evidence/evidenceService.js";
import { settleEvidence } from "../evidence/settleEvidence.js";
import { PromiseKind } from "../engagements/EngagementPromise.js";
import { ClockState } from "./ClockReading.js";
import type { PromiseReading, Reading } from "./clockRules.js";
import type { ServiceClock } from "./ServiceClock.js";

/** All clocks are one source: we measure, wherever the incident was reported. */
const SOURCE = "service-level";

/** Makes the ledger say what a clock shows now. An open promise that is not overdue says nothing. */
export async function settleClock(
  tx: Transaction,
  clock: ServiceClock,
  { promises }: Reading,
): Promise<void> {
  const [standing] = await evidenceByServiceClock(tx, [clock.id]);
  const wanted = promises.flatMap((promise) => evidenceOf(clock, promise));
  await settleEvidence(tx, standing as readonly Evidence[], wanted, "The service clock was changed.");
}

function evidenceOf(
  { id, engagementId, partnerId }: ServiceClock,
  { kind, state, fulfilledAt, dueAt }: PromiseReading,
): NewEvidence[] {
  const occurredAt = fulfilledAt ?? dueAt;
  if (occurredAt === null || (state !== ClockState.KEPT && state !== ClockState.BROKEN)) return [];
  return [
    {
      engagementId,
      serviceClockId: id,
      partnerId,
      source: SOURCE,
      sourceKind: SourceKind.AUTOMATED,
      dimension: kind === PromiseKind.RESPOND ? Dimension.RESPONSIVENESS : Dimension.DELIVERY,
      value: state === ClockState.KEPT ? 1 : 0,
      occurredAt,
      field: "startedAt",
    },
  ];
}
