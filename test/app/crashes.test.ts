import { expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { describeDataSource } from "../../src/app/dataSource.js";
import { operatorContext } from "../../src/app/operator.js";
import { verifyAudit } from "../../src/modules/audit/chainQueries.js";
import { sealAudit } from "../../src/modules/audit/sealService.js";
import { useInstallation } from "../support/embeddedInstallation.js";
import { startServerProcess, type ServerProcess } from "../support/serverProcess.js";

/** How many mutations; CRASHED_MUTATIONS=2000 for the long form. */
const MUTATIONS = Number(process.env["CRASHED_MUTATIONS"] ?? 500);
const CALLERS = 16;
/** After how many answers something is killed. */
const CRASHES = [0.15, 0.45, 0.75].map((share) => share * MUTATIONS);

const here = useInstallation();

interface Work {
  readonly key: string;
  readonly body: string;
  /** What was answered, once it was. */
  answer?: string;
}

/** Partners to add, each under a key of its own. */
const work = (): Work[] =>
  Array.from({ length: MUTATIONS }, (_, at) => ({
    key: randomUUID(),
    body: JSON.stringify({
      query: `mutation ($input: PartnerCreateInput!) { partnerCreate(input: $input) { partner { id name } userErrors { code } } }`,
      variables: {
        input: { name: `Partner ${at}`, externalReferences: [{ system: "erp", id: `${at}` }] },
      },
    }),
  }));

async function send({ url, key }: ServerProcess, item: Work): Promise<boolean> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${key}`,
        "idempotency-key": item.key,
      },
      body: item.body,
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    if (response.status !== 200 || text.includes('"errors"')) return false;
    item.answer = text;
    return true;
  } catch {
    return false;
  }
}

/** Sends what has no answer yet, from many callers at once, until `enough` have one or the server is gone. */
async function sendUntil(server: ServerProcess, items: readonly Work[], enough: number): Promise<void> {
  const open = items.filter(({ answer }) => answer === undefined);
  let answered = items.length - open.length;
  let gone = false;
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      for (let item = open.pop(); item && !gone; item = open.pop()) {
        if (answered >= enough) return;
        if (await send(server, item)) answered++;
        else gone = true;
      }
    }),
  );
}

async function sendThroughCrashes(crash: (server: ServerProcess) => Promise<void>): Promise<Work[]> {
  const items = work();
  for (const after of CRASHES) {
    const server = await startServerProcess(here.dataDir);
    const sending = sendUntil(server, items, MUTATIONS);
    while (items.filter(({ answer }) => answer !== undefined).length < after) await pause(2);
    await crash(server);
    await sending;
    await server.kill();
  }
  const server = await startServerProcess(here.dataDir);
  await sendUntil(server, items, MUTATIONS);
  // Each once more: what was answered is answered the same, and not done again.
  const again = items.map((item) => ({ ...item }));
  for (const item of again) delete item.answer;
  await sendUntil(server, again, MUTATIONS);
  expect(again.map(({ answer }) => answer)).toEqual(items.map(({ answer }) => answer));
  await server.stop();
  return items;
}

async function checkAll(items: readonly Work[]): Promise<void> {
  const { url } = await here.open();
  const dataSource = await describeDataSource(url).initialize();
  const answered = items.map(({ answer }) => JSON.parse(answer ?? "null").data.partnerCreate);
  expect(answered.filter(({ userErrors }) => userErrors.length > 0)).toEqual([]);
  const partners = await dataSource.query<{ id: string; name: string }[]>(`SELECT id, name FROM partner`);
  const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);
  expect(partners.sort(byId)).toEqual(answered.map(({ partner }) => partner).sort(byId));
  const [counts] = await dataSource.query(`SELECT
    (SELECT count(*)::int FROM external_reference) AS "references",
    (SELECT count(*)::int FROM idempotency_key) AS keys,
    (SELECT count(*)::int FROM audit_entry e JOIN partner p ON p.id = e.record_id AND e.kind = 'Partner'
       WHERE e.change = 'CREATED' AND e.after->>'name' = p.name AND (e.after->>'version')::int = p.version) AS entries,
    (SELECT count(*)::int FROM audit_entry WHERE kind IN ('Partner', 'ExternalReference')) AS all_entries,
    (SELECT count(*)::int FROM outbox_event o JOIN audit_entry e USING (id)
       WHERE e.kind IN ('Partner', 'ExternalReference') AND o.record_id = e.record_id) AS events`);
  expect(counts).toEqual({
    references: MUTATIONS,
    keys: MUTATIONS,
    entries: MUTATIONS,
    all_entries: 2 * MUTATIONS,
    events: 2 * MUTATIONS,
  });
  const ctx = operatorContext(dataSource, "test");
  await sealAudit(ctx);
  expect(await verifyAudit(ctx)).toMatchObject({ unsealed: 0, problems: [] });
  await dataSource.destroy();
}

test(`kill -9 of the server amid ${MUTATIONS} mutations with keys: each happened once, none that was answered is missing`, async () => {
  const items = await sendThroughCrashes((server) => server.kill());
  await checkAll(items);
}, 240_000);

test("kill -9 of PostgreSQL amid them: the same", async () => {
  const items = await sendThroughCrashes(() => {
    process.kill(here.postmaster() ?? 0, "SIGKILL");
    return Promise.resolve();
  });
  await checkAll(items);
}, 240_000);
