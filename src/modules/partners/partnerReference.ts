import sql, { type Sql } from "sql-template-tag";

interface PartnerReference {
  readonly reference: Sql;
  readonly meant: (ids: readonly unknown[]) => Sql;
}

/**
 * A column that names a partner, for filters: the id of one that was merged stands for what it became part of, and for
 * what was sealed or voided under the old id and stays there.
 */
export const partnerReference = (reference: Sql): PartnerReference => ({
  reference,
  meant: (ids) =>
    sql`SELECT unnest(ARRAY[p.id, p.merged_into_id]) FROM partner p WHERE p.id = ANY(${ids}::uuid[])`,
});
