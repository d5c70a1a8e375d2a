import sql, { type Sql } from "sql-template-tag";
import type { Actor } from "../../kernel/Actor.js";
import { conflict, notFound } from "../../kernel/DomainError.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { findRecord } from "../../kernel/records.js";
import { Role } from "../../kernel/Role.js";
import { ReviewDraft } from "./ReviewDraft.js";
import type { ReviewDraftFilter } from "./reviewDraftInputs.js";
import { shiftOf } from "../organisation/settingsQueries.js";
import { partnerReference } from "../partners/partnerReference.js";
import { reviewedIn } from "./reviewedIn.js";

const isAuthorOrAdmin = (actor: Actor, { actorId }: Pick<ReviewDraft, "actorId">): boolean =>
  actor.role === Role.ADMIN || actor.id === actorId;

/** The same as isAuthorOrAdmin, as a condition on the draft `t`. */
const ofAuthorOrAdmin = (actor: Actor): Sql =>
  actor.role === Role.ADMIN ? sql`true` : sql`t.actor_id = ${actor.id}`;

/** A page of the caller's drafts, for an administrator of all, the last changed first. Errors as for listPage. */
export async function listDrafts(
  reader: Reader,
  page: PageArgs,
  filter: ReviewDraftFilter | null | undefined,
): Promise<Page<ReviewDraft>> {
  const { quarter, ...rest } = filter ?? {};
  const conditions = conditionsOf<Omit<ReviewDraftFilter, "quarter">>(rest, {
    partnerId: partnerReference(sql`t.partner_id`),
    reviewerId: sql`t.reviewer_id`,
  });
  return listPage(reader, ReviewDraft, page, {
    where: [ofAuthorOrAdmin(reader.actor), ...conditions, ...reviewedIn(quarter, await shiftOf(reader))],
    order: { name: "UPDATED_AT", value: sql`t.updated_at`, type: "timestamptz", direction: "DESC" },
  });
}

async function findDraft(reader: Reader, id: string): Promise<ReviewDraft | null> {
  const draft = await findRecord(reader, ReviewDraft, id);
  return draft && isAuthorOrAdmin(reader.actor, draft) ? draft : null;
}

/** The draft, where it is the caller's own or the caller an administrator. @throws DomainError NOT_FOUND. */
export async function getDraft(reader: Reader, id: string): Promise<ReviewDraft> {
  const draft = await findDraft(reader, id);
  if (!draft) throw notFound("review draft");
  return draft;
}

/** Says what to do with a draft where a review is needed. @throws DomainError CONFLICT for a draft that the caller may see. */
export async function refuseDraft(reader: Reader, id: string): Promise<void> {
  if (await findDraft(reader, id)) throw conflict("id", "This is a draft: submit it first.");
}
