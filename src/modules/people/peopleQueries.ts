import sql from "sql-template-tag";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import type { PersonFilter } from "./peopleInputs.js";
import { Person } from "./Person.js";
import { Team } from "./Team.js";

/** All teams, by name. */
export function listTeams(reader: Reader): Promise<Team[]> {
  const table = tableOf(reader.dataSource, Team);
  return reader.rows<Team>(sql`
    SELECT ${table.columns} FROM ${table.name} t WHERE ${table.visibleTo(reader.actor)} ORDER BY t.name`);
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
