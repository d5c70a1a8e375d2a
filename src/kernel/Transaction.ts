import { setTimeout as pause } from "node:timers/promises";
import type { ClientBase } from "pg";
import sql, { type Sql } from "sql-template-tag";
import type { DataSource, EntityManager, QueryRunner } from "typeorm";
import type { Actor } from "./Actor.js";
import { asDomainError, isTransient } from "./databaseErrors.js";
import type { Reader } from "./Reader.js";
import { prepared } from "./sqlStatements.js";

/** One open transaction. Every verb takes one, so that whoever calls several verbs commits them together. */
export class Transaction implements Reader {
  private last: Promise<unknown> = Promise.resolve();
  private readonly lastActs = new Map<string, (tx: Transaction) => Promise<void>>();

  constructor(
    readonly dataSource: DataSource,
    readonly actor: Actor,
    readonly now: Date,
    readonly manager: EntityManager,
    private readonly client: ClientBase,
  ) {}

  /** Runs one prepared statement in this transaction and gives its rows. */
  async rows<Row extends object>(sql: Sql): Promise<Row[]> {
    // One connection does one thing at a time, and the fields of an answer ask at once.
    const result = this.last.then(() => this.client.query<Row>(prepared(sql)));
    this.last = result.catch(() => undefined);
    return (await result).rows;
  }

  /** Runs one statement that is used once, such as DDL, which cannot be prepared. */
  async run(text: string): Promise<void> {
    await this.client.query(text);
  }

  /**
   * Runs `act` once, just before the commit, whoever asks for it and how often: for what is worked out from all that
   * was written, such as statistics. Acts run in the order in which they were first asked for.
   */
  beforeCommit(name: string, act: (tx: Transaction) => Promise<void>): void {
    this.lastActs.set(name, act);
  }

  /**
   * Runs `part`; when it fails, takes back what it wrote and lets the rest of the transaction live on.
   * @throws whatever `part` threw, constraint violations as a DomainError.
   */
  async savepoint<Result>(part: () => Promise<Result>): Promise<Result> {
    await this.run("SAVEPOINT part");
    try {
      const result = await part();
      await this.run("RELEASE SAVEPOINT part");
      return result;
    } catch (error) {
      await this.run("ROLLBACK TO SAVEPOINT part");
      // Else it would stay, and many failures would pile up one within the other.
      await this.run("RELEASE SAVEPOINT part");
      throw asDomainError(error);
    }
  }

  /**
   * Runs `work` as if it were a transaction: with what it wants done before the commit, and all taken back where it
   * fails; it is kept or lost with this one.
   * @throws whatever `work` threw, constraint violations as a DomainError.
   */
  async part<Result>(origin: Origin, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
    await introduce(this, origin);
    return this.savepoint(async () => {
      const result = await work(this);
      await this.finish();
      return result;
    }).finally(() => this.lastActs.clear());
  }

  /** @internal Only what ends a transaction calls it. */
  async finish(): Promise<void> {
    for (const act of this.lastActs.values()) await act(this);
  }
}

const ATTEMPTS = 5;

/** On whose behalf a transaction is run, and by what. */
export interface Origin extends Pick<Reader, "dataSource" | "actor" | "now"> {
  readonly requestId: string;
  /** The mutation or the command. */
  readonly action: string;
}

/**
 * Runs `work` in one transaction, read committed. A deadlock or a serialisation failure is nobody's mistake: the work
 * is run again from its start, a few times, so it must not have effects outside the transaction.
 * @throws DomainError for what a constraint refuses; anything else as it came. Nothing is stored then.
 */
export async function inTransaction<Result>(
  origin: Origin,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(origin, work);
    } catch (error) {
      if (!isTransient(error) || attempt === ATTEMPTS) throw asDomainError(error);
      await pause(10 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

async function attemptOnce<Result>(
  origin: Origin,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const { dataSource, actor, now } = origin;
  const runner: QueryRunner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as ClientBase;
    await runner.startTransaction("READ COMMITTED");
    const tx = new Transaction(dataSource, actor, now, runner.manager, client);
    await introduce(tx, origin);
    const result = await work(tx);
    await tx.finish();
    await runner.commitTransaction();
    return result;
  } catch (error) {
    // The first error is the one to tell: a rollback on a broken connection fails too, and says less.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

/** Tells the database who acts: the triggers that write the audit put it down with every change. */
async function introduce(tx: Transaction, { actor, now, requestId, action }: Origin): Promise<void> {
  await tx.rows(sql`
    SELECT set_config('mainstay.actor_id', ${actor.id}, true), set_config('mainstay.actor_name', ${actor.name}, true),
      set_config('mainstay.request_id', ${requestId}, true), set_config('mainstay.action', ${action}, true),
      set_config('mainstay.now', ${now.toISOString()}, true)`);
}
