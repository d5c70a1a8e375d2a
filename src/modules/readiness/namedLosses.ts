import sql, { type Sql } from "sql-template-tag";
import { DomainError, invalid, notFound } from "../../kernel/DomainError.js";
import type { Reader } from "../../kernel/Reader.js";
import { normalisePartnerName } from "../partners/partnerNameRules.js";
import type { Losses } from "./lossRules.js";

/** What a caller takes away. */
export interface NamedLosses {
  readonly partnerIds?: readonly string[] | null | undefined;
  readonly contactIds?: readonly string[] | null | undefined;
  readonly contractIds?: readonly string[] | null | undefined;
  /** Names of subcontractors, in any spelling that a partner's name may have. */
  readonly fourthParties?: readonly string[] | null | undefined;
}

const MOST_NAMED = 100;

/** Gives what is meant by each key that is known: of a partner that was merged, what it became part of. */
type Known = (reader: Reader, keys: readonly string[]) => Promise<{ named: string; meant: string }[]>;

const known =
  (select: (keys: readonly string[]) => Sql): Known =>
  (reader, keys) =>
    keys.length === 0 ? Promise.resolve([]) : reader.rows(select(keys));

const partners = known(
  (ids) =>
    sql`SELECT id AS named, coalesce(merged_into_id, id) AS meant FROM partner WHERE id = ANY(${ids}::uuid[])`,
);
const contacts = known(
  (ids) => sql`SELECT id AS named, id AS meant FROM contact WHERE id = ANY(${ids}::uuid[])`,
);
const contracts = known(
  (ids) => sql`SELECT id AS named, id AS meant FROM contract WHERE id = ANY(${ids}::uuid[])`,
);
const fourthParties = known(
  (names) => sql`
    SELECT DISTINCT normalised_name AS named, normalised_name AS meant
    FROM subcontracting WHERE normalised_name = ANY(${names}::text[])`,
);

/**
 * Finds what a caller takes away.
 * @throws DomainError NOT_FOUND at the one that is not known, INVALID for a list of more than a hundred, or for none at all.
 */
export async function findLosses(reader: Reader, named: NamedLosses): Promise<Losses> {
  const lists = [named.partnerIds, named.contactIds, named.contractIds, named.fourthParties];
  if (lists.every((list) => (list?.length ?? 0) === 0))
    throw invalid(null, "Name at least one partner, person, contract or subcontractor to lose.");
  const names = named.fourthParties?.map(normalisePartnerName);
  return {
    partnerIds: await found(reader, "partnerIds", named.partnerIds, partners, unknown("partner")),
    contactIds: await found(reader, "contactIds", named.contactIds, contacts, unknown("contact")),
    contractIds: await found(reader, "contractIds", named.contractIds, contracts, unknown("contract")),
    fourthParties: await found(reader, "fourthParties", names, fourthParties, unnamed),
  };
}

type Refusal = (field: string) => DomainError;

const unknown =
  (what: string): Refusal =>
  (field) =>
    notFound(what, field);

const unnamed: Refusal = (field) =>
  new DomainError([
    { code: "NOT_FOUND", field, message: "No partner is known to rest on a subcontractor of this name." },
  ]);

async function found(
  reader: Reader,
  field: string,
  list: readonly string[] | null | undefined,
  find: Known,
  refuse: Refusal,
): Promise<Set<string>> {
  const keys = list ?? [];
  if (keys.length > MOST_NAMED) throw invalid(field, `Name at most ${MOST_NAMED}, not ${keys.length}.`);
  const rows = await find(reader, keys);
  const meant = new Map(rows.map((row) => [row.named, row.meant]));
  return new Set(
    keys.map((key, at) => {
      const id = meant.get(key);
      if (id === undefined) throw refuse(`${field}.${at}`);
      return id;
    }),
  );
}
