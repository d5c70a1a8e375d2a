import sql from "sql-template-tag";
import { notFound } from "../../kernel/DomainError.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Order, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { wordsOf } from "../../kernel/records.js";
import { tableOf, type RecordClass } from "../../kernel/tables.js";
import type { PolicyVersion } from "./PolicyVersion.js";

/**
 * A version of a policy, or the one in force where none is named.
 * @throws DomainError NOT_FOUND at "version".
 */
export async function findPolicy<Row extends PolicyVersion>(
  reader: Reader,
  record: RecordClass<Row>,
  version?: number | null,
): Promise<Row> {
  const { columns, name } = tableOf(reader.dataSource, record);
  const [policy] = await reader.rows<Row>(sql`
    SELECT ${columns} FROM ${name} t WHERE ${version ?? null}::int IS NULL OR policy_version = ${version ?? null}::int
    ORDER BY policy_version DESC LIMIT 1`);
  if (!policy) throw notFound(wordsOf(record), "version");
  return policy;
}

const newestFirst: Order = {
  name: "VERSION",
  value: sql`t.policy_version`,
  type: "integer",
  direction: "DESC",
};

/** A page of all versions of a policy, the newest first. Errors as for listPage. */
export const listPolicies = <Row extends PolicyVersion>(
  reader: Reader,
  record: RecordClass<Row>,
  page: PageArgs,
): Promise<Page<Row>> => listPage(reader, record, page, { order: newestFirst });
