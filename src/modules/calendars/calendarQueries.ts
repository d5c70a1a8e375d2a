import sql from "sql-template-tag";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { BusinessCalendar } from "./BusinessCalendar.js";

/** All calendars, by name. */
export function listCalendars(reader: Reader): Promise<BusinessCalendar[]> {
  const table = tableOf(reader.dataSource, BusinessCalendar);
  return reader.rows<BusinessCalendar>(sql`
    SELECT ${table.columns} FROM ${table.name} t WHERE ${table.visibleTo(reader.actor)} ORDER BY t.name`);
}
