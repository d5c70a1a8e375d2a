import sql from "sql-template-tag";
import { notFound } from "../../kernel/DomainError.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { Policy } from "./Policy.js";

/**
 * The policy of a version, or the one in force where none is named.
 * @throws DomainError NOT_FOUND at "version".
 */
export async function findPolicy(reader: Reader, version?: number | null): Promise<Policy> {
  const { columns, name } = tableOf(reader.dataSource, Policy);
  const [policy] = await reader.rows<Policy>(sql`
    SELECT ${columns} FROM ${name} t WHERE ${version ?? null}::int IS NULL OR policy_version = ${version ?? null}::int
    ORDER BY policy_version DESC LIMIT 1`);
  if (!policy) throw notFound("policy", "version");
  return policy;
}

/** A page of all policies, the newest first. Errors as for listPage. */
export function listPolicies(reader: Reader, page: PageArgs): Promise<Page<Policy>> {
  const order = {
    name: "VERSION",
    value: sql`t.policy_version`,
    type: "integer",
    direction: "DESC",
  } as const;
  return listPage(reader, Policy, page, { order });
}
