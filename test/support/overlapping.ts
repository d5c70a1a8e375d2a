import type { Transaction } from "../../src/kernel/Transaction.js";
import type { TestApi } from "./api.js";

/**
 * Does `first` in a transaction, starts `second`, and commits only when `second` waits for a lock: two callers at once,
 * the same way every time. Where `second` waits for nothing, the test runs into its time limit.
 */
export async function overlapping<Result>(
  api: TestApi,
  first: (tx: Transaction) => Promise<unknown>,
  second: () => Promise<Result>,
): Promise<Result> {
  let started: Promise<Result> | undefined;
  await api.context().commit(async (tx) => {
    await first(tx);
    started = second();
    while (!(await someoneWaits(api)));
  });
  return started as Promise<Result>;
}

async function someoneWaits(api: TestApi): Promise<boolean> {
  const waiting = await api.dataSource.query<object[]>(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );
  return waiting.length > 0;
}
