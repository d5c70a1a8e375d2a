import sql from "sql-template-tag";
import type { Context } from "../../kernel/Context.js";
import { invalid } from "../../kernel/DomainError.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { partnerReference } from "../partners/partnerReference.js";
import { factsByClock } from "./clockFacts.js";
import type { ServiceClockFilter } from "./clockInputs.js";
import { clockOf, type Reading } from "./clockRules.js";
import { COUNTS, latestStartFirst, ServiceClock } from "./ServiceClock.js";

/** A page of clocks, the latest start first. Errors as for listPage and conditionsOf. */
export function listClocks(
  reader: Reader,
  page: PageArgs,
  filter: ServiceClockFilter | null | undefined,
): Promise<Page<ServiceClock>> {
  const { includeVoided, open = null, ...rest } = filter ?? {};
  const conditions = conditionsOf<Omit<ServiceClockFilter, "includeVoided" | "open">>(rest, {
    partnerId: partnerReference(sql`t.partner_id`),
    serviceLevelId: sql`t.service_level_id`,
    startedAt: sql`t.started_at`,
    nextDueAt: sql`t.next_due_at`,
  });
  const where = [
    ...conditions,
    ...(includeVoided === true ? [] : [COUNTS]),
    ...(open === null ? [] : [sql`(t.resolved_at IS NULL) = ${open}`]),
  ];
  return listPage(reader, ServiceClock, page, { where, order: latestStartFirst });
}

/**
 * What a clock shows at an instant, now where none is said.
 * @throws DomainError INVALID at "asOf" for one that has not come yet.
 */
export async function readingOf(ctx: Context, id: string, asOf: Date | null | undefined): Promise<Reading> {
  const at = asOf ?? ctx.now;
  if (at > ctx.now) throw invalid("asOf", "This has not come yet.");
  return clockOf(await ctx.load(factsByClock, id), at);
}
