import type { DataSource } from "typeorm";

/** Whether requests can be served: "ready", or one sentence that says why not. */
export async function isReady(dataSource: DataSource): Promise<string> {
  try {
    return (await dataSource.showMigrations())
      ? "there are pending migrations: run mainstay migrate"
      : "ready";
  } catch {
    return "the database does not answer";
  }
}
