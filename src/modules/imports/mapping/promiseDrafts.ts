import type { Severity } from "../../catalog/Severity.js";
import type { PromiseDraft } from "../drafts.js";
import { hold } from "./conditions.js";
import type { FieldReader } from "./FieldReader.js";
import type { PromiseMapping } from "./mappingSchema.js";
import { stated } from "./stated.js";

/** What a promise may be counted from. */
interface Work {
  readonly severity: Severity | undefined;
  readonly startedAt: Date;
}

/**
 * The promises of one engagement. One for which neither the row nor the mapping names a time is none: without a promise
 * there is nothing to keep.
 */
export function promiseDrafts(
  reader: FieldReader,
  mappings: readonly PromiseMapping[],
  work: Work,
): PromiseDraft[] {
  return mappings.flatMap((mapping, at) => {
    if (!hold(mapping.when, reader.source)) return [];
    const promisedFor = dueTime(reader, mapping, work, `promises.${at}.promisedFor`);
    if (promisedFor === undefined) return [];
    return stated({
      kind: mapping.kind,
      madeAt: reader.instant(`promises.${at}.madeAt`, mapping.madeAt),
      promisedFor,
      fulfilledAt: reader.instant(`promises.${at}.fulfilledAt`, mapping.fulfilledAt),
    });
  });
}

const MILLISECONDS = 60_000;

function dueTime(
  reader: FieldReader,
  { promisedFor, withinMinutes }: PromiseMapping,
  { severity, startedAt }: Work,
  field: string,
): Date | undefined {
  if (withinMinutes === undefined) return reader.instant(field, promisedFor, "end");
  const minutes = withinMinutes[severity ?? "none"];
  return minutes === undefined ? undefined : new Date(startedAt.getTime() + minutes * MILLISECONDS);
}
