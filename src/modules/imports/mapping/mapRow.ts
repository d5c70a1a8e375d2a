import type { Draft } from "../drafts.js";
import type { TableRow } from "../reading/Table.js";
import { hold } from "./conditions.js";
import { draftOf } from "./draftOf.js";
import { FieldReader } from "./FieldReader.js";
import type { Mapping, RecordMapping } from "./mappingSchema.js";
import { referenceOf, type RowContext } from "./nestedDrafts.js";
import { RowProblem } from "./RowProblem.js";
import type { Source } from "./Source.js";
import { textsOf } from "./textsOf.js";

/** One row, mapped, before rows of one identity are brought together. */
export interface RowDrafts {
  readonly line: number;
  /** What identifies the row: the texts of the mapping's `identity`. */
  readonly identity: readonly string[];
  readonly observedOn: string | undefined;
  readonly drafts: readonly Draft[];
}

/**
 * What one row becomes.
 * @throws RowProblem for the first thing for which the row cannot be taken.
 */
export function mapRow(row: TableRow, mapping: Mapping, fileName: string): RowDrafts {
  if (row.fault !== undefined) throw new RowProblem(null, row.fault);
  const source: Source = { values: row.values, fileName };
  const refused = mapping.reject.find(({ when }) => hold(when, source));
  if (refused) throw new RowProblem(null, refused.reason);
  const identity = mapping.identity.map((value) => textsOf(value, source, "identity").join(", "));
  if (identity.every((text) => text === ""))
    throw new RowProblem("identity", "The row has nothing in the columns that identify it.");
  const observedOn = new FieldReader(source).day("observedOn", mapping.observedOn);
  const drafts = mapping.records
    .filter(({ when }) => hold(when, source))
    .flatMap((record) => draftsOf(record, { source, identity, observedOn, system: mapping.system }));
  if (drafts.length === 0) throw new RowProblem(null, "No record of the mapping applies to this row.");
  return { line: row.line, identity, observedOn, drafts };
}

interface Origin {
  readonly source: Source;
  readonly identity: readonly string[];
  readonly observedOn: string | undefined;
  readonly system: string;
}

/** One draft, or one for each element of the list that the mapping names. */
function draftsOf(record: RecordMapping, { source, identity, observedOn, system }: Origin): Draft[] {
  const { forEach } = record;
  const items = forEach === undefined ? [undefined] : [...new Set(textsOf(forEach, source, "forEach"))];
  return items.map((item) => {
    const reader = new FieldReader(item === undefined ? source : { ...source, item });
    const context: RowContext = { reader, system, observedOn };
    const key = [...identity, ...(item === undefined ? [] : [item])].filter((text) => text !== "");
    const given = referenceOf(context, "externalReference", record.externalReference);
    return { ...draftOf(context, record), externalReference: given ?? { system, id: key.join("/") } };
  });
}
