import DataLoader from "dataloader";
import type { Pool } from "pg";
import type { Sql } from "sql-template-tag";
import type { DataSource } from "typeorm";
import type { Actor } from "./Actor.js";
import { DomainError } from "./DomainError.js";
import type { Reader } from "./Reader.js";
import { prepared } from "./sqlStatements.js";
import { inTransaction, type Transaction } from "./Transaction.js";

/** How the values for many keys are read in one statement. It is a value: its identity names the loader. */
export type Batch<Key, Value> = (reader: Reader, keys: readonly Key[]) => Promise<(Value | Error)[]>;

/** What one request, or one command, works with. */
export class Context implements Reader {
  private readonly loaders = new Map<unknown, DataLoader<unknown, unknown, unknown>>();

  constructor(
    readonly dataSource: DataSource,
    readonly actor: Actor,
    readonly now: Date,
    readonly requestId: string,
    /** The mutation or the command that is run; it stands in the audit. */
    public action = "",
    /** The transaction that all of it is part of, where it must be kept or lost as a whole. */
    private readonly open: Transaction | null = null,
  ) {}

  /**
   * What became of the work that was to be committed: `acted` once there was any, `failure` where it failed by no
   * fault of the caller's. An object, because Apollo hands a copy of the context to the resolvers.
   */
  readonly outcome: { acted: boolean; failure?: unknown } = { acted: false };

  /** The same context, all of whose reads and commits are part of one open transaction. */
  within(tx: Transaction): Context {
    return new Context(this.dataSource, this.actor, this.now, this.requestId, this.action, tx);
  }

  /** Runs one prepared SELECT: on the pool, outside any transaction, where none is open. */
  async rows<Row extends object>(sql: Sql): Promise<Row[]> {
    if (this.open) return this.open.rows<Row>(sql);
    const pool = (this.dataSource.driver as unknown as { master: Pool }).master;
    return (await pool.query<Row>(prepared(sql))).rows;
  }

  /**
   * Gives the value for `key`, together with all keys asked for in the same tick, in one statement.
   * Keys that are not strings are told apart by their JSON.
   */
  load<Key, Value>(batch: Batch<Key, Value>, key: Key): Promise<Value> {
    let loader = this.loaders.get(batch) as DataLoader<Key, Value, string> | undefined;
    if (!loader) {
      loader = new DataLoader<Key, Value, string>((keys) => batch(this, keys), {
        cacheKeyFn: (each) => (typeof each === "string" ? each : JSON.stringify(each)),
      });
      this.loaders.set(batch, loader);
    }
    return loader.load(key);
  }

  /**
   * Runs `work` in one transaction: all of it is stored, or nothing. What was loaded before is forgotten, so that the
   * answer shows the new state.
   * @throws DomainError whatever the work finds wrong, or what the database's constraints refuse.
   */
  async commit<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    this.outcome.acted = true;
    try {
      return await (this.open ? this.open.part(this, work) : inTransaction(this, work));
    } catch (error) {
      if (!(error instanceof DomainError)) this.outcome.failure = error;
      throw error;
    } finally {
      this.loaders.clear();
    }
  }
}
