import { afterAll, beforeAll, expect, test } from "@jest/globals";
import pg from "pg";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { run, type Ended } from "./cli.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const verify = (...args: string[]): Promise<Ended> =>
  run("cli.js", ["audit", "verify", ...args], database.url);

test("what a command changes is sealed at its end, and whoever tampers with it is named by place", async () => {
  for (const name of ["one", "two"])
    await run("cli.js", ["api-key", "create", "--role", "VIEWER", "--name", name], database.url);
  const good = await verify();
  expect(good.code).toBe(0);
  // The last entries are those of the keys; what migrations write stands before them.
  const [, last = "", anchor = ""] =
    /^(\d+) entries; the chain ends at (\1:[0-9a-f]{64})\n$/.exec(good.out) ?? [];
  expect((await verify("--anchor", anchor)).code).toBe(0);

  const client = new pg.Client(database.url);
  await client.connect();
  await client.query(`SET session_replication_role = replica`);
  await client.query(`UPDATE audit_entry SET after = after || '{"role": "ADMIN"}' WHERE position = $1`, [
    last,
  ]);
  await client.end();
  const broken = await verify();
  expect(broken.code).toBe(1);
  expect(broken.out).toContain(`${last}: The entry is not what was sealed here.`);
  expect(broken.err).toContain("The audit was tampered with in 1 place");
});

test("an anchor that is none is refused with what it should look like", async () => {
  const { code, err } = await verify("--anchor", "latest");
  expect(code).toBe(1);
  expect(err).toContain("POSITION:HASH");
});
