import sql, { type Sql } from "sql-template-tag";
import { registerEnumType } from "type-graphql";

/** How far a review has come. It follows from records and the clock, and is stored nowhere. */
export enum ReviewState {
  SUBMITTED = "SUBMITTED",
  PUBLISHED = "PUBLISHED",
  WITHDRAWN = "WITHDRAWN",
}
registerEnumType(ReviewState, {
  name: "ReviewState",
  description: "How far a review has come; drafts are apart (see reviewDrafts).",
  valuesConfig: {
    SUBMITTED: { description: "It counts, its author may still change it, and the partner may answer it." },
    PUBLISHED: { description: "It counts, and nobody changes it any more." },
    WITHDRAWN: { description: "It was withdrawn and counts no more." },
  },
});

/** The state of the review `t` at an instant; the same as stateOf gives. */
export const stateAt = (now: Date): Sql => sql`(CASE
  WHEN EXISTS (SELECT 1 FROM review_withdrawal w WHERE w.review_id = t.id) THEN 'WITHDRAWN'
  WHEN EXISTS (SELECT 1 FROM review_submission s WHERE s.review_id = t.id AND s.answer_until > ${now}::timestamptz)
    AND NOT EXISTS (SELECT 1 FROM review_publication p WHERE p.review_id = t.id) THEN 'SUBMITTED'
  ELSE 'PUBLISHED' END)`;
