import { conflict } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { lockName } from "../../kernel/locks.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ERASED, erasePerson, type ErasureRequest } from "../audit/eraseService.js";
import { BusinessCalendar } from "../calendars/BusinessCalendar.js";
import { findPersonByEmail, findPersonByName } from "./peopleQueries.js";
import { checkPerson, checkTeam, normaliseEmail, type PersonDetails } from "./peopleRules.js";
import { Person } from "./Person.js";
import { Team } from "./Team.js";

interface Origin {
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
}

/** A team that is not known yet. */
export interface NewTeam extends Origin {
  readonly id?: string | undefined;
  readonly name: string;
  readonly calendarId?: string | null | undefined;
}

/** Adds a team. @throws DomainError INVALID, NOT_FOUND at "calendarId", CONFLICT where its name or a reference is taken. */
export async function createTeam(tx: Transaction, input: NewTeam): Promise<Team> {
  const { id, name, calendarId = null, externalReferences = [] } = input;
  checkTeam(input);
  if (calendarId !== null) await getRecord(tx, BusinessCalendar, calendarId, "calendarId");
  const team = await insertRecord(tx, Team, { id, name: name.trim(), calendarId });
  await addReferences(tx, "Team", team.id, externalReferences);
  return team;
}

interface TeamChange extends NewTeam {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/** Changes a team; what is left out stays. Errors as for createTeam; NOT_FOUND, CONFLICT for a stale version. */
export async function updateTeam(tx: Transaction, change: TeamChange): Promise<Team> {
  const { id, expectedVersion, name, calendarId, externalReferences = [] } = change;
  checkTeam(change);
  if (typeof calendarId === "string") await getRecord(tx, BusinessCalendar, calendarId, "calendarId");
  const team = await updateRecord(tx, Team, id, expectedVersion, { name: name.trim(), calendarId });
  await addReferences(tx, "Team", id, externalReferences);
  return team;
}

/** Somebody of our staff who is not known yet. */
export interface NewPerson extends PersonDetails, Origin {
  readonly id?: string | undefined;
  readonly name: string;
}

/** Adds a person. @throws DomainError INVALID, NOT_FOUND at "teamId", CONFLICT where the e-mail address or a reference is taken. */
export async function createPerson(tx: Transaction, input: NewPerson): Promise<Person> {
  const { id, name, email, teamId = null, timeZone = null } = input;
  checkPerson(input);
  if (teamId !== null) await getRecord(tx, Team, teamId, "teamId");
  if (email !== undefined) await refuseTaken(tx, email, null);
  const person = await insertRecord(tx, Person, {
    id,
    name: name.trim(),
    email: email === undefined ? null : normaliseEmail(email),
    teamId,
    timeZone,
  });
  await addReferences(tx, "Person", person.id, input.externalReferences ?? []);
  return person;
}

interface PersonChange extends PersonDetails, Origin {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/**
 * Changes a person; what is left out stays.
 * @throws DomainError NOT_FOUND, INVALID, CONFLICT for a stale version, or an e-mail address or a reference that is taken.
 */
export async function updatePerson(tx: Transaction, change: PersonChange): Promise<Person> {
  const { id, expectedVersion, name, email, teamId, timeZone } = change;
  checkPerson(change);
  await getRecord(tx, Person, id);
  if (typeof teamId === "string") await getRecord(tx, Team, teamId, "teamId");
  if (email !== undefined) await refuseTaken(tx, email, id);
  const person = await updateRecord(tx, Person, id, expectedVersion, {
    name: name?.trim(),
    email: email === undefined ? undefined : normaliseEmail(email),
    teamId,
    timeZone,
  });
  await addReferences(tx, "Person", id, change.externalReferences ?? []);
  return person;
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
    email === undefined ? findPersonByName(tx, name.trim()) : findPersonByEmail(tx, email);
  const found = await find();
  if (found) return found;
  // Only who is about to add waits, and then looks again.
  await lockName(tx, "person", email === undefined ? name.trim() : normaliseEmail(email));
  return (await find()) ?? createPerson(tx, { name, email });
}

async function refuseTaken(tx: Transaction, email: string, exceptId: string | null): Promise<void> {
  const holder = await findPersonByEmail(tx, email);
  if (holder && holder.id !== exceptId)
    throw conflict("email", `Another person has this address already: ${holder.name} (${holder.id}).`);
}

/** Forgets a person of our own staff. Errors as for erasePerson. */
export const eraseStaff = (tx: Transaction, request: ErasureRequest): Promise<Person> =>
  erasePerson(tx, Person, request, { name: ERASED, email: null });
