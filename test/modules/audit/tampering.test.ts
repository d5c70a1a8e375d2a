import { afterAll, beforeAll, expect, test } from "@jest/globals";
import pg from "pg";
import { randomInt } from "node:crypto";
import { describeDataSource } from "../../../src/app/dataSource.js";
import { Context } from "../../../src/kernel/Context.js";
import { Role } from "../../../src/kernel/Role.js";
import { verifyAudit } from "../../../src/modules/audit/chainQueries.js";
import { sealAudit } from "../../../src/modules/audit/sealService.js";
import { createContact, createPartner, updatePartner } from "../../../src/modules/partners/partnerService.js";
import { createTestDatabase, type TestDatabase } from "../../support/database.js";

/** How often somebody tampers; AUDIT_TAMPERINGS asks for more. */
const TAMPERINGS = Number(process.env.AUDIT_TAMPERINGS ?? "1000");
const ENTRIES = 12;

let database: TestDatabase;
let client: pg.Client;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  const dataSource = await describeDataSource(database.url).initialize();
  const actor = { id: "test", name: "test", role: Role.ADMIN, partnerIds: null };
  ctx = new Context(dataSource, actor, new Date(), "test", "test");
  await ctx.commit(async (tx) => {
    const partner = await createPartner(tx, { name: "Tampered with" });
    for (let at = 1; at <= ENTRIES / 2; at++) {
      await createContact(tx, { partnerId: partner.id, name: `Person ${at}`, email: `${at}@example.com` });
      await updatePartner(tx, { id: partner.id, expectedVersion: at, website: `https://example.com/${at}` });
    }
  });
  await sealAudit(ctx);
  client = new pg.Client(database.url);
  await client.connect();
  // Whoever tampers holds the database, and turns the guards off first.
  await client.query(`SET session_replication_role = replica`);
});
afterAll(async () => {
  await client.end();
  await ctx.dataSource.destroy();
  await database.drop();
});

const rows = async (text: string, values: unknown[] = []): Promise<any[]> =>
  (await client.query(text, values)).rows;

/** For each column a value that differs from whatever stands there. */
const COLUMNS = {
  id: `gen_random_uuid()`,
  number: `number + 1000`,
  at: `at + interval '1 microsecond'`,
  actor_id: `actor_id || 'x'`,
  actor_name: `upper(actor_name) || ' '`,
  request_id: `request_id || 'x'`,
  action: `action || 'x'`,
  kind: `kind || 'x'`,
  record_id: `gen_random_uuid()`,
  change: `CASE change WHEN 'CREATED' THEN 'UPDATED' ELSE 'CREATED' END`,
  before: `coalesce(before, '{}') || '{"website": "https://example.com/other"}'`,
  after: `after || '{"version": 999}'`,
  hash: `encode(sha256(convert_to(hash, 'UTF8')), 'hex')`,
};
const somewhere = (most: number): number => randomInt(1, most + 1);

/** Each does one kind of harm to a chain of `length` entries, and gives the first place where it must show. */
const harms: { readonly [harm: string]: (length: number) => Promise<number> } = {
  "a value is changed": async (length) => {
    const at = somewhere(length);
    const [column, value] = Object.entries(COLUMNS)[randomInt(Object.keys(COLUMNS).length)]!;
    const identity = column === "number" ? "OVERRIDING SYSTEM VALUE" : "";
    if (identity) {
      await rows(`CREATE TEMP TABLE moved ON COMMIT DROP AS SELECT * FROM audit_entry WHERE position = $1`, [
        at,
      ]);
      await rows(`DELETE FROM audit_entry WHERE position = $1`, [at]);
      await rows(`UPDATE moved SET number = number + 1000`);
      await rows(`INSERT INTO audit_entry OVERRIDING SYSTEM VALUE SELECT * FROM moved`);
    } else await rows(`UPDATE audit_entry SET ${column} = ${value} WHERE position = $1`, [at]);
    return at;
  },
  "an entry is removed": async (length) => {
    const at = somewhere(length);
    await rows(`DELETE FROM audit_entry WHERE position = $1`, [at]);
    return at;
  },
  "an entry is removed, and those behind it move up": async (length) => {
    const at = somewhere(length - 1);
    await rows(`DELETE FROM audit_entry WHERE position = $1`, [at]);
    for (let next = at + 1; next <= length; next++)
      await rows(`UPDATE audit_entry SET position = $2 WHERE position = $1`, [next, next - 1]);
    return at;
  },
  "the last ones are cut off": async (length) => {
    const at = somewhere(length);
    await rows(`DELETE FROM audit_entry WHERE position >= $1`, [at]);
    return at;
  },
  "a copy is put in, and those behind it move down": async (length) => {
    const at = somewhere(length);
    for (let next = length; next >= at; next--)
      await rows(`UPDATE audit_entry SET position = $2 WHERE position = $1`, [next, next + 1]);
    await rows(
      `INSERT INTO audit_entry OVERRIDING SYSTEM VALUE
       SELECT gen_random_uuid(), number, at, actor_id, actor_name, request_id, action, kind, record_id, change, before, after, $1::bigint, hash
       FROM audit_entry WHERE position = $1::bigint + 1`,
      [at],
    );
    return at;
  },
  "one is put in at the end": async (length) => {
    await rows(
      `INSERT INTO audit_entry OVERRIDING SYSTEM VALUE
       SELECT gen_random_uuid(), number + 1, at, actor_id, actor_name, request_id, action, kind, record_id, change, before, after, position + 1, hash
       FROM audit_entry WHERE position = $1`,
      [length],
    );
    return length + 1;
  },
  "two change places": async (length) => {
    const [one, other] = [somewhere(length), somewhere(length)];
    const [first, second] = one === other ? [1, 2] : [Math.min(one, other), Math.max(one, other)];
    await rows(`UPDATE audit_entry SET position = 0 WHERE position = $1`, [first]);
    await rows(`UPDATE audit_entry SET position = $1 WHERE position = $2`, [first, second]);
    await rows(`UPDATE audit_entry SET position = $1 WHERE position = 0`, [second]);
    return first;
  },
  "a value about a person is changed": async () => {
    const [{ id, position }] = await aPerson();
    await rows(`UPDATE audit_personal SET value = value || '.' WHERE entry_id = $1 AND field = 'name'`, [id]);
    return position;
  },
  "a value about a person disappears": async () => {
    const [{ id, position }] = await aPerson();
    await rows(`DELETE FROM audit_personal WHERE entry_id = $1 AND field = 'email'`, [id]);
    return position;
  },
  "a value about a person is added": async () => {
    const [{ id, position }] = await aPerson();
    await rows(`INSERT INTO audit_personal VALUES ($1, 'BEFORE', 'name', 'salt', 'Somebody else')`, [id]);
    return position;
  },
  "the head is moved back with the last entries": async (length) => {
    const at = somewhere(length - 1);
    await rows(`DELETE FROM audit_entry WHERE position > $1`, [at]);
    await rows(`UPDATE audit_head SET position = $1`, [at]);
    return at;
  },
};

const aPerson = (): Promise<any[]> =>
  rows(`SELECT id, position FROM audit_entry WHERE kind = 'Contact' ORDER BY random() LIMIT 1`);

test(`${TAMPERINGS} random tamperings are all found, each at its place`, async () => {
  const { problems, head } = await verifyAudit(ctx);
  expect(problems).toEqual([]);
  expect(head.position).toBeGreaterThanOrEqual(ENTRIES);
  const reader = { dataSource: ctx.dataSource, actor: ctx.actor, now: ctx.now };
  const withClient = { ...reader, rows: async (sql: any) => rows(sql.text, sql.values) };
  const missed: unknown[] = [];
  for (let time = 0; time < TAMPERINGS; time++) {
    const [harm, act] = Object.entries(harms)[time % Object.keys(harms).length]!;
    await rows("BEGIN");
    const place = await act(head.position);
    const found = await verifyAudit(withClient as never);
    await rows("ROLLBACK");
    if (found.problems[0]?.position !== place) missed.push({ harm, place, found: found.problems });
  }
  expect(missed).toEqual([]);
}, 300_000);

test("whoever rewrites the whole chain behind a change is found by an anchor that was noted elsewhere", async () => {
  const { head } = await verifyAudit(ctx);
  await rows("BEGIN");
  await rows(`UPDATE audit_entry SET actor_name = 'nobody' WHERE position = 3`);
  await rows(`UPDATE audit_entry SET position = NULL, hash = NULL WHERE position >= 3`);
  await rows(`UPDATE audit_head SET position = 2, hash = (SELECT hash FROM audit_entry WHERE position = 2)`);
  await rows("COMMIT");
  await sealAudit(ctx);
  expect((await verifyAudit(ctx)).problems).toEqual([]);
  expect((await verifyAudit(ctx, head)).problems).toMatchObject([{ position: head.position }]);
});
