// Writes the migration from the last landed one to the model: `npm run migration -- AddContracts`.
// The result is a draft: read it, and add what the model cannot say (partitions, data).
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedPostgres } from "../dist/src/app/postgres/embeddedPostgres.js";
import { describeDataSource } from "../dist/src/app/dataSource.js";

const name = process.argv[2];
if (!/^[A-Z][A-Za-z]+$/.test(name ?? ""))
  throw new Error("Name the migration in CamelCase, a short sentence.");
const dataDir = mkdtempSync(join(tmpdir(), "migration-"));
const postgres = await openEmbeddedPostgres({ dataDir });
const dataSource = describeDataSource(postgres.url);
try {
  await dataSource.initialize();
  await dataSource.runMigrations();
  const { upQueries, downQueries } = await dataSource.driver.createSchemaBuilder().log();
  const write = (queries) =>
    queries.map(({ query }) => `    await runner.query(\`${query.replaceAll("`", "\\`")}\`);`).join("\n");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const text = `import type { MigrationInterface, QueryRunner } from "typeorm";

export class ${name}${stamp} implements MigrationInterface {
  name = "${name}${stamp}";

  async up(runner: QueryRunner): Promise<void> {
${write(upQueries)}
  }

  async down(runner: QueryRunner): Promise<void> {
${write(downQueries.reverse())}
  }
}
`;
  writeFileSync(`migrations/${stamp}-${name}.ts`, text);
  console.log(`Wrote migrations/${stamp}-${name}.ts: add it to migrations/index.ts, and run prettier.`);
} finally {
  if (dataSource.isInitialized) await dataSource.destroy();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
