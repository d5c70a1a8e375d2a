import { conflict } from "../../kernel/DomainError.js";
import { lockName } from "../../kernel/locks.js";
import { insertRecord, type NewRecord } from "../../kernel/records.js";
import type { RecordClass } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { findPolicy } from "./policyQueries.js";
import type { PolicyVersion } from "./PolicyVersion.js";

/** What everybody says who puts a policy in force. */
export interface Adoption {
  readonly note: string;
  /** The version in force that the caller built on. */
  readonly expectedVersion: number;
}

/** What one kind of policy decides. */
type Decisions<Row extends PolicyVersion> = Omit<NewRecord<Row>, "id" | keyof PolicyVersion>;

/**
 * Puts a new version of a policy in force.
 * @param decide Checks what was sent, by the version in force, and gives what the new one decides.
 * @throws DomainError CONFLICT where another version came in between, and whatever `decide` finds wrong.
 */
export async function adoptVersion<Row extends PolicyVersion>(
  tx: Transaction,
  record: RecordClass<Row>,
  { note, expectedVersion }: Adoption,
  decide: (current: Row) => Decisions<Row>,
): Promise<Row> {
  await lockName(tx, "policy", record.name);
  const current = await findPolicy(tx, record);
  const { policyVersion } = current;
  if (policyVersion !== expectedVersion)
    throw conflict("expectedVersion", `Policy ${policyVersion} is in force.`, current);
  const version = { policyVersion: policyVersion + 1, note: note.trim() };
  return insertRecord(tx, record, { ...decide(current), ...version } as unknown as NewRecord<Row>);
}
