import sql from "sql-template-tag";
import { notFound } from "../../kernel/DomainError.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { ReviewPolicy } from "./ReviewPolicy.js";

/**
 * The policy for reviews of a version, or the one in force where none is named.
 * @throws DomainError NOT_FOUND at "version".
 */
export async function findReviewPolicy(reader: Reader, version?: number | null): Promise<ReviewPolicy> {
  const { columns, name } = tableOf(reader.dataSource, ReviewPolicy);
  const [policy] = await reader.rows<ReviewPolicy>(sql`
    SELECT ${columns} FROM ${name} t WHERE ${version ?? null}::int IS NULL OR policy_version = ${version ?? null}::int
    ORDER BY policy_version DESC LIMIT 1`);
  if (!policy) throw notFound("review policy", "version");
  return policy;
}

/** A page of all policies for reviews, the newest first. Errors as for listPage. */
export function listReviewPolicies(reader: Reader, page: PageArgs): Promise<Page<ReviewPolicy>> {
  const order = {
    name: "VERSION",
    value: sql`t.policy_version`,
    type: "integer",
    direction: "DESC",
  } as const;
  return listPage(reader, ReviewPolicy, page, { order });
}
