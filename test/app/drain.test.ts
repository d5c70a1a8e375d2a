import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { once } from "node:events";
import type { QueryRunner } from "typeorm";
import { Role } from "../../src/kernel/Role.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { spawnServer } from "../support/serverProcess.js";

/** Another server over the same database, which looks on. */
let api: TestApi;
let key: string;
beforeAll(async () => {
  api = await startTestApi();
  key = await api.key(Role.MANAGER);
});
afterAll(() => api.stop());

interface Stopping {
  readonly url: string;
  /** What happened, in its order. */
  readonly events: string[];
  /** The answer to a request that was under way when the signal came; its status, or null where none came. */
  readonly answer: Promise<number | null>;
  /** The code that the process ended with. */
  readonly ended: Promise<unknown>;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const create = (url: string, name: string): Promise<number | null> =>
  fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({
      query: `mutation { partnerCreate(input: { name: "${name}" }) { userErrors { code } } }`,
    }),
  }).then(
    async (response) => (await response.text(), response.status),
    () => null,
  );

/** Stops a server that works on a request, which waits for records that `lock` holds. */
async function stopAtWork(lock: QueryRunner, name: string): Promise<Stopping> {
  const { child, url } = await spawnServer({ DATABASE_URL: api.databaseUrl });
  await lock.startTransaction();
  await lock.query("LOCK TABLE partner IN ACCESS EXCLUSIVE MODE");
  const events: string[] = [];
  const answer = create(url, name).finally(() => events.push("answered"));
  await until(async () => {
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
    return (await api.dataSource.query<object[]>(waiting)).length > 0;
  });
  const ended = once(child, "exit").then(([code]) => (events.push("ended"), code as unknown));
  child.kill("SIGTERM");
  await until(async () => (await fetch(`${url}/healthz`)).status === 503);
  events.push("refused");
  return { url, events, answer, ended };
}

const isThere = async (name: string): Promise<boolean> => {
  const { data } = await api.query(`{ partners(filter: { name: { eq: "${name}" } }) { totalCount } }`);
  return data.partners.totalCount === 1;
};

test("a server that is stopped refuses what is new, answers what is under way, and ends", async () => {
  const lock = api.dataSource.createQueryRunner();
  const { url, events, answer, ended } = await stopAtWork(lock, "Under way");
  const refused = await fetch(`${url}/readyz`);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await create(url, "Too late")).toBe(503);
  await lock.rollbackTransaction();
  await lock.release();
  expect([await answer, await ended]).toEqual([200, 0]);
  expect(events).toEqual(["refused", "answered", "ended"]);
  expect([await isThere("Under way"), await isThere("Too late")]).toEqual([true, false]);
});

test("work that does not end is given up, and nothing of it stays", async () => {
  const lock = api.dataSource.createQueryRunner();
  const { events, answer, ended } = await stopAtWork(lock, "Given up");
  await ended; // though the lock is still held
  expect(await answer).toBeNull();
  await lock.rollbackTransaction();
  await lock.release();
  expect(events[0]).toBe("refused");
  expect(await isThere("Given up")).toBe(false);
});
