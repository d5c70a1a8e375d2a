import { randomUUID } from "node:crypto";
import pg from "pg";

/** A database of a test file's own, with all migrations run. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes an empty, migrated database by copying the template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_TEMPLATE_URL;
  if (server === undefined)
    throw new Error("The tests' PostgreSQL is not running: start them with npm test.");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const template = new URL(server).pathname.slice(1);
  const admin = new URL(server);
  admin.pathname = "/postgres";
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client(admin.href);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  await run(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}
