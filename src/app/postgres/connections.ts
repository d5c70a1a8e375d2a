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

/** Whether a server answers: "up"; "busy" while it starts or stops; "down" otherwise. */
export async function stateOf(port: number, password: string): Promise<"up" | "busy" | "down"> {
  try {
    await ask(urlOf(port, password, "postgres"), "SELECT 1");
    return "up";
  } catch (error) {
    // cannot_connect_now: starting up, shutting down or recovering
    return (error as { code?: string }).code === "57P03" ? "busy" : "down";
  }
}

/** Makes our database where a first start was cut short before it did. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const url = urlOf(port, password, "postgres");
  const found = await ask(url, `SELECT 1 FROM pg_database WHERE datname = '${NAME}'`);
  if (found.length === 0) await ask(url, `CREATE DATABASE ${NAME}`);
}

/** How many others are connected. */
export async function otherClients(port: number, password: string): Promise<number> {
  const [row] = await ask<{ count: number }>(
    urlOf(port, password, "postgres"),
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  return row?.count ?? 0;
}
