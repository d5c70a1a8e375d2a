import type { ServiceLevelDraft } from "../drafts.js";
import type { RecordMapping } from "./mappingSchema.js";
import { partnerDraft, serviceAreaDraft, type RowContext } from "./nestedDrafts.js";
import { stated } from "./stated.js";
import { SEVERITIES, TRUTHS } from "./words.js";

/**
 * What a row says of what a contract promises.
 * @throws RowProblem for the first field that cannot be read, or is needed and empty.
 */
export function serviceLevelDraft(
  context: RowContext,
  mapping: Extract<RecordMapping, { noun: "serviceLevel" }>,
): ServiceLevelDraft {
  const { reader, observedOn } = context;
  // A list names an area in some rows, and means all of the contract's in the others.
  const area =
    reader.text("serviceArea.name", mapping.serviceArea?.name) === undefined
      ? undefined
      : mapping.serviceArea;
  const always = reader.word("roundTheClock", mapping.roundTheClock, TRUTHS);
  return stated({
    noun: "serviceLevel" as const,
    partner: partnerDraft(context, mapping.partner, "partner."),
    contract: reader.needed("contract", reader.text("contract", mapping.contract)),
    serviceArea: area && serviceAreaDraft(context, area, "serviceArea."),
    severity: reader.needed("severity", reader.word("severity", mapping.severity, SEVERITIES)),
    respondMinutes: reader.whole("respondMinutes", mapping.respondMinutes),
    resolveMinutes: reader.whole("resolveMinutes", mapping.resolveMinutes),
    calendar: reader.text("calendar", mapping.calendar),
    roundTheClock: always === undefined ? undefined : always === "true",
    startsOn: reader.day("startsOn", mapping.startsOn),
    endsOn: reader.day("endsOn", mapping.endsOn),
    observedOn,
  });
}
