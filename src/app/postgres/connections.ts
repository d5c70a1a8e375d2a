import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { NAME } from "./cluster.js";

const PATIENCE = 5_000;

/** The URL of a database of the embedded server. */
export const urlOf = (port: number, password: string, database = NAME): string =>
  `postgres://${NAME}:${password}@127.0.0.1:${port}/${database}`;

async function ask<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE });
  // A server that goes away while we ask is told by the query's own failure.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Whether a server answers: "up"; "locked" where it refuses the password; "down" otherwise, as while it starts. */
export async function stateOf(port: number, password: string): Promise<"up" | "locked" | "down"> {
  try {
    await ask(urlOf(port, password, "postgres"), "SELECT 1");
    return "up";
  } catch (error) {
    // invalid_password
    return (error as { code?: string }).code === "28P01" ? "locked" : "down";
  }
}

/** Makes our database where a first start was cut short before it did. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const url = urlOf(port, password, "postgres");
  const found = await ask(url, `SELECT 1 FROM pg_database WHERE datname = '${NAME}'`);
  if (found.length === 0) await ask(url, `CREATE DATABASE ${NAME}`);
}

const LOOKS = 5;
const WAIT = 200;

/** Whether others are connected. Looks more than once: sessions that were just left take a moment to end. */
export async function hasOtherClients(port: number, password: string): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    const others = await ask(
      urlOf(port, password, "postgres"),
      `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    if (others.length === 0) return false;
    await pause(WAIT);
  }
  return true;
}
