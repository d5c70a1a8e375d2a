import sql from "sql-template-tag";
import type { Batch } from "../../kernel/Context.js";
import { conflict, notFound } from "../../kernel/DomainError.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Review } from "./Review.js";
import { refuseDraft } from "./reviewDraftQueries.js";
import type { ReviewLife } from "./reviewLifeRules.js";

/**
 * What became of many reviews. Whoever may see a review may know how far it has come, so the records are read through it:
 * those that are hidden from partners hide who acted.
 */
export const lifeByReview: Batch<string, ReviewLife> = async (reader, ids) => {
  const { visibleTo } = tableOf(reader.dataSource, Review);
  const rows = await reader.rows<ReviewLife & { readonly id: string }>(sql`
    SELECT t.id, t.created_at AS "createdAt", s.answer_until AS "answerUntil", a.created_at AS "answeredAt",
      p.created_at AS "publishedEarlyAt", w.created_at AS "withdrawnAt"
    FROM review t
      LEFT JOIN review_submission s ON s.review_id = t.id
      LEFT JOIN review_answer a ON a.review_id = t.id
      LEFT JOIN review_publication p ON p.review_id = t.id
      LEFT JOIN review_withdrawal w ON w.review_id = t.id
    WHERE t.id = ANY(${ids}::uuid[]) AND ${visibleTo(reader.actor)}`);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? notFound("review"));
};

/** What became of one review. @throws DomainError NOT_FOUND. */
export async function lifeOf(reader: Reader, id: string): Promise<ReviewLife> {
  const [life] = await lifeByReview(reader, [id]);
  if (!life || life instanceof Error) throw life ?? notFound("review");
  return life;
}

/**
 * The review and what became of it, which nobody else changes until the end of the transaction.
 * @throws DomainError NOT_FOUND, CONFLICT for a draft or, with the review as it stands, for a stale version.
 */
export async function holdReview(
  tx: Transaction,
  id: string,
  expectedVersion: number,
): Promise<{ review: Review; life: ReviewLife }> {
  const { columns, visibleTo } = tableOf(tx.dataSource, Review);
  const [review] = await tx.rows<Review>(
    sql`SELECT ${columns} FROM review t WHERE t.id = ${id}::uuid AND ${visibleTo(tx.actor)} FOR UPDATE`,
  );
  if (!review) {
    await refuseDraft(tx, id);
    throw notFound("review");
  }
  if (review.version !== expectedVersion)
    throw conflict(
      "expectedVersion",
      `This review has changed meanwhile: it is at version ${review.version}.`,
      review,
    );
  return { review, life: await lifeOf(tx, id) };
}
