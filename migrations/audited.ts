import type { QueryRunner } from "typeorm";

interface AuditedColumns {
  /** The column that holds the id of the record that a row belongs to; the row's own id where nothing is said. */
  readonly id?: string;
  /** Columns about a person, whose values can be erased from the audit later. */
  readonly personal?: readonly string[];
  /** Columns that the audit never sees: secrets, and what changes without anybody's doing. */
  readonly hidden?: readonly string[];
}

/** Puts every change of a table's rows into the audit and the outbox, in the transaction that makes it. */
export async function audit(
  runner: QueryRunner,
  table: string,
  { id = "id", personal = [], hidden = [] }: AuditedColumns = {},
): Promise<void> {
  await runner.query(`CREATE TRIGGER "audited" AFTER INSERT OR UPDATE OR DELETE ON "${table}"
    FOR EACH ROW EXECUTE FUNCTION note_change('${id}', '${personal.join(" ")}', '${hidden.join(" ")}')`);
}
