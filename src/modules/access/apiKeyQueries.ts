import sql from "sql-template-tag";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { ApiKey } from "./ApiKey.js";

/** A page of all keys, the oldest first. Errors as for listPage. */
export function listApiKeys(reader: Reader, page: PageArgs): Promise<Page<ApiKey>> {
  const order = { name: "CREATED", value: sql`t.created_at`, type: "timestamptz", direction: "ASC" } as const;
  return listPage(reader, ApiKey, page, { order });
}
