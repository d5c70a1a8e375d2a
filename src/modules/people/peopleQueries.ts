import sql from "sql-template-tag";
import { conflict } from "../../kernel/DomainError.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import type { PersonFilter } from "./peopleInputs.js";
import { normaliseEmail } from "./peopleRules.js";
import { Person } from "./Person.js";
import { Team } from "./Team.js";

/** All teams, by name. */
export function listTeams(reader: Reader): Promise<Team[]> {
  const table = tableOf(reader.dataSource, Team);
  return reader.rows<Team>(sql`
    SELECT ${table.columns} FROM ${table.name} t WHERE ${table.visibleTo(reader.actor)} ORDER BY t.name`);
}

/** The team of exactly this name, or null. */
export async function findTeamByName(reader: Reader, name: string): Promise<Team | null> {
  const table = tableOf(reader.dataSource, Team);
  const [team] = await reader.rows<Team>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.name = ${name.trim()}`,
  );
  return team ?? null;
}

/** The person with this e-mail address, in whatever case, or null. */
export async function findPersonByEmail(reader: Reader, email: string): Promise<Person | null> {
  const table = tableOf(reader.dataSource, Person);
  const [person] = await reader.rows<Person>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.email = ${normaliseEmail(email)}`,
  );
  return person ?? null;
}

/** The one person of exactly this name, or null. @throws DomainError CONFLICT at "name" where several have it. */
export async function findPersonByName(reader: Reader, name: string): Promise<Person | null> {
  const table = tableOf(reader.dataSource, Person);
  const [person, another] = await reader.rows<Person>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.name = ${name} LIMIT 2`,
  );
  if (another) throw conflict("name", `Several people are called "${name}": give the e-mail address.`);
  return person ?? null;
}

/** A page of our people, by name. Errors as for listPage and conditionsOf. */
export function listPeople(
  reader: Reader,
  page: PageArgs,
  filter: PersonFilter | null | undefined,
): Promise<Page<Person>> {
  return listPage(reader, Person, page, {
    where: conditionsOf(filter, { teamId: sql`t.team_id`, name: sql`t.name` }),
    order: { name: "NAME", value: sql`lower(t.name)`, type: "text", direction: "ASC" },
  });
}
