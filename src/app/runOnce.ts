import sql from "sql-template-tag";
import type { Context } from "../kernel/Context.js";
import { isTransient } from "../kernel/databaseErrors.js";
import type { IdempotencyKey } from "../kernel/IdempotencyKey.js";
import { sealOf } from "../kernel/seal.js";
import { inTransaction, type Transaction } from "../kernel/Transaction.js";
import { HttpRefusal } from "./httpAnswers.js";

/** The header, as Apollo and Node name it. */
export const IDEMPOTENCY_KEY = "idempotency-key";

/** A whole answer over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<{ [name: string]: string }>;
}

/** Carries an answer out of a transaction that must not be kept. */
class NotKept extends Error {
  constructor(readonly answer: HttpAnswer) {
    super();
  }
}

/**
 * Runs a request with an idempotency key once for each client and key, however often it is sent: the change, its audit
 * and the answer are committed together, and a repeat gets the first answer. What wrote nothing, such as a query or a
 * document that was refused, leaves no trace, and neither does a failure of ours.
 * @param run Runs the request in the context given, all of which is one transaction.
 * @throws HttpRefusal 400 for a key that is none, 409 where it came with another body before.
 */
export async function runOnce(
  ctx: Context,
  key: string,
  body: object,
  run: (ctx: Context) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new HttpRefusal(400, "INVALID", "An Idempotency-Key is 1 to 255 visible ASCII characters.");
  const fingerprint = sealOf(body);
  return inTurn(`${ctx.actor.id} ${key}`, async () => {
    try {
      return await inTransaction(ctx, async (tx) => {
        const before = await claim(tx, key, fingerprint);
        return before ? replay(before, fingerprint) : keep(tx, key, await runWithin(tx, ctx, run));
      });
    } catch (error) {
      if (error instanceof NotKept) return error.answer;
      throw error;
    }
  });
}

type Kept = Pick<IdempotencyKey, "fingerprint" | "status" | "contentType" | "body">;

/** Takes the key, or gives what it was taken for; waits for a transaction of another server that has it in hand. */
async function claim(tx: Transaction, key: string, fingerprint: string): Promise<Kept | null> {
  const taken = await tx.rows(sql`
    INSERT INTO idempotency_key (client_id, key, fingerprint, created_at, status, content_type)
    VALUES (${tx.actor.id}, ${key}, ${fingerprint}, ${tx.now}, 0, '') ON CONFLICT DO NOTHING RETURNING 1`);
  if (taken.length > 0) return null;
  const [kept] = await tx.rows<Kept>(sql`
    SELECT fingerprint, status, content_type AS "contentType", body FROM idempotency_key
    WHERE client_id = ${tx.actor.id} AND key = ${key}`);
  if (!kept) throw new Error("An idempotency key was given up while it was asked for.");
  return kept;
}

function replay({ fingerprint, status, contentType, body }: Kept, asked: string): HttpAnswer {
  if (fingerprint !== asked)
    throw new HttpRefusal(409, "CONFLICT", "This Idempotency-Key came with another request before.");
  if (body === null)
    throw new HttpRefusal(
      409,
      "CONFLICT",
      "This request was run; its answer was erased since, with a person.",
    );
  return { status, contentType, body, headers: { "idempotency-replayed": "true" } };
}

async function runWithin(
  tx: Transaction,
  ctx: Context,
  run: (ctx: Context) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  const within = ctx.within(tx);
  const answer = await run(within);
  // The executor has put the failure into the answer; for a deadlock, the whole is run again.
  const { acted, failure } = within.outcome;
  if (isTransient(failure)) throw failure;
  if (!acted || failure !== undefined) throw new NotKept(answer);
  return answer;
}

async function keep(tx: Transaction, key: string, answer: HttpAnswer): Promise<HttpAnswer> {
  await tx.rows(sql`
    UPDATE idempotency_key SET status = ${answer.status}::int, content_type = ${answer.contentType}, body = ${answer.body}
    WHERE client_id = ${tx.actor.id} AND key = ${key}`);
  return answer;
}

const underWay = new Map<string, Promise<unknown>>();

/** Runs one after the other what has the same name, so that a caller's repeats do not each hold a connection while they wait. */
async function inTurn<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  for (let before = underWay.get(name); before; before = underWay.get(name))
    await before.catch(() => undefined);
  const run = work();
  underWay.set(name, run);
  try {
    return await run;
  } finally {
    underWay.delete(name);
  }
}

const KEPT_FOR = "7 days";

/** Forgets keys after seven days. */
export async function forgetOldKeys(ctx: Context): Promise<void> {
  await ctx.rows(
    sql`DELETE FROM idempotency_key WHERE created_at < ${ctx.now}::timestamptz - ${KEPT_FOR}::interval`,
  );
}
