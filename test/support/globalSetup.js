// Runs once before all tests, outside Jest's transforms: so it takes the build, which `npm test` makes first.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describeDataSource } from "../../dist/src/app/dataSource.js";

/**
 * The server that the tests use: an embedded one of their own, of the major version in TEST_POSTGRES_MAJOR (18 or 15),
 * or the one that TEST_POSTGRES_URL names.
 */
async function openServer() {
  const given = process.env.TEST_POSTGRES_URL;
  if (given) return { url: given, close: () => Promise.resolve() };
  const { openEmbeddedPostgres } = await import("../../dist/src/app/postgres/embeddedPostgres.js");
  const dataDir = mkdtempSync(join(tmpdir(), "mainstay-test-"));
  const major = process.env.TEST_POSTGRES_MAJOR === "15" ? 15 : 18;
  // Nothing here must survive a crash of the machine.
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
  };
  const postgres = await openEmbeddedPostgres({ dataDir, major, settings });
  const close = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { url: postgres.url, close };
}

export default async function globalSetup() {
  const server = await openServer();
  const admin = new pg.Client(server.url);
  await admin.connect();
  // The database that the tests' own are copied from.
  const name = `template_${randomUUID().replaceAll("-", "")}`;
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const template = describeDataSource(url.href);
  await template.initialize();
  await template.runMigrations();
  await template.destroy();
  process.env.TEST_TEMPLATE_URL = url.href;
  globalThis.closeTestServer = async () => {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
    await server.close();
  };
}
