import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { DataSource } from "typeorm";
import { describeDataSource } from "../../src/app/dataSource.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await describeDataSource(database.url).initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

const difference = async (): Promise<string[]> => {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
};
const tables = async (): Promise<string[]> => {
  const rows = await dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'migrations' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};

test("after all migrations the model shows no difference", async () => {
  expect(await difference()).toEqual([]);
});

test("all migrations go down to nothing, and up again to the same", async () => {
  const before = await tables();
  expect(before.length).toBeGreaterThan(3);
  for (const _each of dataSource.migrations) await dataSource.undoLastMigration();
  expect(await tables()).toEqual([]);
  await dataSource.runMigrations();
  expect(await tables()).toEqual(before);
  expect(await difference()).toEqual([]);
});
