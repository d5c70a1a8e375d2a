import { lockName } from "../../kernel/locks.js";
import { matchRecord } from "../../kernel/matchRecord.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { findPersonByEmail, findTeamByName } from "./peopleQueries.js";
import { checkPerson, checkTeam, normaliseEmail } from "./peopleRules.js";
import {
  createPerson,
  createTeam,
  updatePerson,
  updateTeam,
  type NewPerson,
  type NewTeam,
} from "./peopleService.js";
import { Person } from "./Person.js";
import { Team } from "./Team.js";

interface Seen {
  readonly expectedVersion?: number | undefined;
}

interface PersonUpsert extends NewPerson, Seen {
  readonly email: string;
}

/**
 * Changes the person of this id, reference or e-mail address, or adds them.
 * Errors as for createPerson, updatePerson and matchRecord.
 */
export async function upsertPerson(tx: Transaction, input: PersonUpsert): Promise<Person> {
  const { expectedVersion, ...details } = input;
  checkPerson(input);
  await lockName(tx, "person", normaliseEmail(input.email));
  const person = await matchRecord(tx, Person, input, () => findPersonByEmail(tx, input.email));
  return person
    ? updatePerson(tx, { ...details, id: person.id, expectedVersion: expectedVersion ?? person.version })
    : createPerson(tx, details);
}

interface TeamUpsert extends NewTeam, Seen {}

/** Changes the team of this id, reference or name, or adds it. Errors as for createTeam, updateTeam and matchRecord. */
export async function upsertTeam(tx: Transaction, input: TeamUpsert): Promise<Team> {
  const { expectedVersion, ...details } = input;
  checkTeam(input);
  await lockName(tx, "team", input.name.trim());
  const team = await matchRecord(tx, Team, input, () => findTeamByName(tx, input.name));
  return team
    ? updateTeam(tx, { ...details, id: team.id, expectedVersion: expectedVersion ?? team.version })
    : createTeam(tx, details);
}
