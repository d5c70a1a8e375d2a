import sql from "sql-template-tag";
import type { Batch, Context } from "../../kernel/Context.js";
import { conditionsOf } from "../../kernel/filters.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Order, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { personalKinds } from "../../kernel/Record.js";
import { camelCase } from "../../kernel/SnakeNaming.js";
import { AuditEntry, type Image } from "./AuditEntry.js";
import type { AuditFilter } from "./auditInputs.js";
import type { AuditPersonal } from "./AuditPersonal.js";

const latestFirst: Order = { name: "NUMBER", value: sql`t.number`, type: "bigint", direction: "DESC" };

/** A page of audit entries, the latest first. Errors as for listPage and conditionsOf. */
export function listAuditEntries(
  reader: Reader,
  page: PageArgs,
  filter: AuditFilter | null | undefined,
): Promise<Page<AuditEntry>> {
  const where = conditionsOf<AuditFilter>(filter, {
    kind: sql`t.kind`,
    recordId: sql`t.record_id`,
    change: sql`t.change`,
    actorId: sql`t.actor_id`,
    action: sql`t.action`,
    requestId: sql`t.request_id`,
    at: sql`t.at`,
  });
  return listPage(reader, AuditEntry, page, { where, order: latestFirst });
}

/** The values about a person that are still kept for many entries. */
const personalByEntry: Batch<string, AuditPersonal[]> = async (reader, ids) => {
  const rows = await reader.rows<AuditPersonal>(sql`
    SELECT entry_id AS "entryId", side, field, salt, value FROM audit_personal WHERE entry_id = ANY(${ids}::uuid[])`);
  const found = groupBy(rows, ({ entryId }) => entryId);
  return ids.map((id) => found.get(id) ?? []);
};

/** Whether a value was taken out because it is about a person; its hash stands in its place. */
const isCommitment = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).join() === "sha256";

/** One side of a change as callers read it: fields by their names in the API, and what was erased as null. */
export async function readableImage(
  ctx: Context,
  entry: AuditEntry,
  side: "BEFORE" | "AFTER",
): Promise<Image | null> {
  const image = side === "BEFORE" ? entry.before : entry.after;
  if (image === null) return null;
  const personal = personalKinds().has(entry.kind) ? await ctx.load(personalByEntry, entry.id) : [];
  const kept = new Map(
    personal.filter((each) => each.side === side).map(({ field, value }) => [field, value]),
  );
  return Object.fromEntries(
    Object.entries(image).map(([column, value]) => [
      camelCase(column),
      isCommitment(value) ? (kept.get(column) ?? null) : value,
    ]),
  );
}
