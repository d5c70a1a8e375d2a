import type { TestApi } from "../../support/api.js";

type Row = { readonly [column: string]: unknown };

const TABLES = [
  "contract",
  "contract_term",
  "contract_amendment",
  "contract_payment",
  "contract_party",
  "contract_observation",
];
const PARTNERS = ["partner_id", "party_id", "holder_id", "former_holder_id"];
/** What the order of writing may decide: instants, and how often a row was written. */
const CHANCE = ["id", "created_at", "updated_at", "version"];

/**
 * All that is stored of contracts, row by row. Contracts stand there by their keys in the source, and partners by their
 * names.
 */
export async function contractTables(api: TestApi): Promise<{ [table: string]: unknown[] }> {
  const ask = (statement: string): Promise<Row[]> => api.dataSource.query<Row[]>(statement);
  const keys = new Map<unknown, unknown>();
  for (const { key, name } of await ask(
    `SELECT id AS key, name FROM partner UNION ALL
     SELECT record_id, id FROM external_reference WHERE kind = 'Contract'`,
  ))
    keys.set(key, name);
  const tables: { [table: string]: unknown[] } = {};
  for (const table of TABLES) {
    const rows = await ask(`SELECT to_jsonb(t) AS row FROM ${table} t`);
    tables[table] = rows.map(({ row }) => plain(row as Row, keys)).sort(byText);
  }
  return tables;
}

function plain(row: Row, keys: ReadonlyMap<unknown, unknown>): Row {
  const contract = keys.get(row["contract_id"] ?? row["id"]);
  const columns = Object.entries(row).filter(([column]) => !CHANCE.includes(column));
  const named = columns.map(([column, value]) => [
    column,
    PARTNERS.includes(column) ? keys.get(value) : value,
  ]);
  return { ...Object.fromEntries(named), contract_id: contract };
}

const byText = (a: Row, b: Row): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
