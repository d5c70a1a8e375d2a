import sql from "sql-template-tag";
import { conflict } from "../../kernel/DomainError.js";
import { lockName } from "../../kernel/locks.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { BusinessCalendar } from "../calendars/BusinessCalendar.js";
import { checkPerson, checkTeam, normaliseEmail, type PersonDetails } from "./peopleRules.js";
import { ERASED, erasePerson, type ErasureRequest } from "../audit/eraseService.js";
import { Person } from "./Person.js";
import { Team } from "./Team.js";

interface NewTeam {
  readonly id?: string | undefined;
  readonly name: string;
  readonly calendarId?: string | null | undefined;
}

/** Adds a team. @throws DomainError INVALID, NOT_FOUND at "calendarId", CONFLICT where one of that name is there. */
export async function createTeam(tx: Transaction, { id, name, calendarId = null }: NewTeam): Promise<Team> {
  checkTeam({ name });
  if (calendarId !== null) await getRecord(tx, BusinessCalendar, calendarId, "calendarId");
  return insertRecord(tx, Team, { id, name: name.trim(), calendarId });
}

interface NewPerson extends PersonDetails {
  readonly id?: string | undefined;
  readonly name: string;
}

/** Adds a person. @throws DomainError INVALID, NOT_FOUND at "teamId", CONFLICT where the e-mail address is taken. */
export async function createPerson(tx: Transaction, input: NewPerson): Promise<Person> {
  const { id, name, email, teamId = null, timeZone = null } = input;
  checkPerson(input);
  if (teamId !== null) await getRecord(tx, Team, teamId, "teamId");
  if (email !== undefined) await refuseTaken(tx, email, null);
  return insertRecord(tx, Person, {
    id,
    name: name.trim(),
    email: email === undefined ? null : normaliseEmail(email),
    teamId,
    timeZone,
  });
}

interface PersonChange extends PersonDetails {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/**
 * Changes a person; what is left out stays.
 * @throws DomainError NOT_FOUND, INVALID, CONFLICT for a stale version or an e-mail address that is taken.
 */
export async function updatePerson(tx: Transaction, change: PersonChange): Promise<Person> {
  const { id, expectedVersion, name, email, teamId, timeZone } = change;
  checkPerson(change);
  await getRecord(tx, Person, id);
  if (typeof teamId === "string") await getRecord(tx, Team, teamId, "teamId");
  if (email !== undefined) await refuseTaken(tx, email, id);
  return updateRecord(tx, Person, id, expectedVersion, {
    name: name?.trim(),
    email: email === undefined ? undefined : normaliseEmail(email),
    teamId,
    timeZone,
  });
}

/**
 * The person with this e-mail address or, where none is given, with exactly this name; a new one where there is none.
 * @throws DomainError INVALID, CONFLICT at "name" where several people have the name and no address tells them apart.
 */
export async function ensurePerson(
  tx: Transaction,
  { name, email }: { readonly name: string; readonly email?: string | undefined },
): Promise<Person> {
  checkPerson({ name, email });
  const find = (): Promise<Person | null> =>
    email === undefined ? findByName(tx, name.trim()) : findByEmail(tx, email);
  const found = await find();
  if (found) return found;
  // Only who is about to add waits, and then looks again.
  await lockName(tx, "person", email === undefined ? name.trim() : normaliseEmail(email));
  return (await find()) ?? createPerson(tx, { name, email });
}

async function findByEmail(tx: Transaction, email: string): Promise<Person | null> {
  const table = tableOf(tx.dataSource, Person);
  const [person] = await tx.rows<Person>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.email = ${normaliseEmail(email)}`,
  );
  return person ?? null;
}

async function findByName(tx: Transaction, name: string): Promise<Person | null> {
  const table = tableOf(tx.dataSource, Person);
  const [person, another] = await tx.rows<Person>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.name = ${name} LIMIT 2`,
  );
  if (another) throw conflict("name", `Several people are called "${name}": give the e-mail address.`);
  return person ?? null;
}

async function refuseTaken(tx: Transaction, email: string, exceptId: string | null): Promise<void> {
  const holder = await findByEmail(tx, email);
  if (holder && holder.id !== exceptId)
    throw conflict("email", `Another person has this address already: ${holder.name} (${holder.id}).`);
}

/** Forgets a person of our own staff. Errors as for erasePerson. */
export const eraseStaff = (tx: Transaction, request: ErasureRequest): Promise<Person> =>
  erasePerson(tx, Person, request, { name: ERASED, email: null });
