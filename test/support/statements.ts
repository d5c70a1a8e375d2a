import type { Pool } from "pg";
import type { DataSource } from "typeorm";

/** The text of every statement that `work` sends through the pool; the work itself runs as always. */
export async function statementsOf(dataSource: DataSource, work: () => Promise<unknown>): Promise<string[]> {
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const original = pool.query.bind(pool) as (...args: unknown[]) => unknown;
  const texts: string[] = [];
  pool.query = ((...args: unknown[]) => {
    const [statement] = args as [string | { text: string }];
    texts.push(typeof statement === "string" ? statement : statement.text);
    return original(...args);
  }) as Pool["query"];
  try {
    await work();
  } finally {
    pool.query = original as Pool["query"];
  }
  return texts;
}

/** How often `work` made the pool hand out a connection: for each statement, and for each transaction. */
export async function connectionsTakenBy(
  dataSource: DataSource,
  work: () => Promise<unknown>,
): Promise<number> {
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  let taken = 0;
  const count = (): void => {
    taken++;
  };
  pool.on("acquire", count);
  try {
    await work();
  } finally {
    pool.off("acquire", count);
  }
  return taken;
}
