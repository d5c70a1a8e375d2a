// Runs once before all tests, outside Jest's transforms: so it takes the build, which `npm test` makes first.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeDataSource } from "../../dist/src/app/dataSource.js";
import { openEmbeddedPostgres } from "../../dist/src/app/embeddedPostgres.js";

export default async function globalSetup() {
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
  // The database that the tests' own are copied from.
  const template = describeDataSource(postgres.url);
  await template.initialize();
  await template.runMigrations();
  await template.destroy();
  process.env.TEST_POSTGRES_URL = postgres.url;
  globalThis.stopTestPostgres = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
