import type { Sql } from "sql-template-tag";
import type { DataSource } from "typeorm";
import type { Actor } from "./Actor.js";

/** Whatever can read: a request's context, or a transaction. Queries take this and so work in both. */
export interface Reader {
  readonly dataSource: DataSource;
  readonly actor: Actor;
  /** The instant that this request or command takes as now. */
  readonly now: Date;
  /** Runs one prepared SELECT and gives its rows as plain objects. */
  rows<Row extends object>(sql: Sql): Promise<Row[]>;
}
