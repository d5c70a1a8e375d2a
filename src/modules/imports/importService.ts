import { DomainError } from "../../kernel/DomainError.js";
import { lockName } from "../../kernel/locks.js";
import type { Transaction } from "../../kernel/Transaction.js";
import type { MappedFile, MappedRow, Rejection } from "./drafts.js";
import { importRow, type Origin } from "./importRow.js";
import { createMemory } from "./memory.js";

/** What became of the rows of one file; each is counted once. */
export interface ImportReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** By line. */
  readonly rejected: readonly Rejection[];
}

/** Told of each row that is done. */
type Progress = (done: number, total: number) => void;

interface Options {
  /** The mapping's name: the source of the evidence that the rows give. */
  readonly mapping: string;
  readonly progress?: Progress | undefined;
}

/**
 * Stores a mapped file. A row that is refused leaves nothing behind and is told; the others are stored. A row that repeats
 * another is unchanged. Imports wait for each other, so that two of the same file at once do not both find nothing.
 * @throws whatever is nobody's mistake but ours; then the transaction cannot go on.
 */
export async function importTable(
  tx: Transaction,
  { rows, rejected: unmapped }: MappedFile,
  { mapping, progress }: Options,
): Promise<ImportReport> {
  await lockName(tx, "import", "");
  const origin = { mapping, memory: createMemory() };
  const counts = { created: 0, updated: 0, unchanged: 0 };
  const rejected = [...unmapped];
  for (const [at, row] of rows.entries()) {
    const settled = await settleRow(tx, row, origin);
    if (typeof settled === "string") {
      counts[settled] += row.lines.length;
      counts.unchanged += row.repeats.length;
    } else rejected.push(...settled);
    progress?.(at + 1, rows.length);
  }
  return { ...counts, rejected: rejected.sort((a, b) => a.line - b.line) };
}

/** What became of one row, or why none of its lines is taken. */
async function settleRow(
  tx: Transaction,
  row: MappedRow,
  origin: Origin,
): Promise<"created" | "updated" | "unchanged" | Rejection[]> {
  try {
    const outcome = await tx.savepoint(() => importRow(tx, row, origin));
    origin.memory.keep();
    return outcome;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    origin.memory.forget();
    return [...row.lines, ...row.repeats].map((line) => ({ line, ...explanation(error) }));
  }
}

/** All that is wrong with a row, at the first field that is. */
function explanation({ problems }: DomainError): Omit<Rejection, "line"> {
  const [first, ...others] = problems;
  const rest = others.map(({ field, message }) => (field === null ? message : `${field}: ${message}`));
  return { field: first.field, reason: [first.message, ...rest].join(" ") };
}
