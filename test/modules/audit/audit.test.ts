import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { personalKinds } from "../../../src/kernel/Record.js";
import { verifyAudit } from "../../../src/modules/audit/chainQueries.js";
import { sealAudit } from "../../../src/modules/audit/sealService.js";
import { startTestApi, type TestApi } from "../../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const entriesOf = async (recordId: string): Promise<any[]> => {
  const { data, errors } = await api.query(
    `query ($recordId: UUID!) { auditEntries(filter: { recordId: { eq: $recordId } }) {
       nodes { at actorName requestId action kind change before after position hash } } }`,
    { recordId },
  );
  expect(errors).toEqual([]);
  return data.auditEntries.nodes;
};

async function partner(name: string): Promise<string> {
  const { data } = await api.query(
    `mutation ($name: String!) { partnerCreate(input: { name: $name }) { partner { id } userErrors { message } } }`,
    { name },
  );
  return data.partnerCreate.partner.id;
}

async function contact(): Promise<{ id: string; version: number }> {
  const { data } = await api.query(
    `mutation ($input: ContactCreateInput!) { contactCreate(input: $input) { contact { id version } userErrors { message } } }`,
    { input: { partnerId: await partner("Of a contact"), name: "Ada Smith", email: "ada@example.com" } },
  );
  return data.contactCreate.contact;
}

describe("every change is in the audit, by whom and what was there before and after", () => {
  test("a mutation's, with what it changed alone", async () => {
    const id = await partner("Audited");
    await api.query(
      `mutation ($id: UUID!) { partnerUpdate(input: { id: $id, expectedVersion: 1, website: "https://a.example" }) { userErrors { message } } }`,
      { id },
      Role.MANAGER,
    );
    const [update, create] = await entriesOf(id);
    expect(create).toMatchObject({
      kind: "Partner",
      change: "CREATED",
      action: "partnerCreate",
      before: null,
    });
    expect(create.after).toMatchObject({ name: "Audited", version: 1 });
    expect(update).toMatchObject({
      change: "UPDATED",
      action: "partnerUpdate",
      actorName: "test MANAGER",
      before: { website: null, version: 1 },
      after: { website: "https://a.example", version: 2 },
    });
  });

  test("a change by hand too, under the database's user", async () => {
    const id = await partner("By hand");
    await api.dataSource.query(`UPDATE partner SET name = 'Renamed' WHERE id = $1`, [id]);
    expect(await entriesOf(id)).toMatchObject([
      {
        actorName: new URL(api.databaseUrl).username,
        before: { name: "By hand" },
        after: { name: "Renamed" },
      },
      {},
    ]);
  });

  test("nothing of a mutation that failed", async () => {
    const count = `SELECT (SELECT count(*) FROM audit_entry)::int AS entries, (SELECT count(*) FROM outbox_event)::int AS events`;
    await partner("Taken");
    const before = await api.dataSource.query(count);
    const { data } = await api.query(
      `mutation { partnerCreate(input: { name: "Taken" }) { userErrors { code } } }`,
    );
    expect(data.partnerCreate.userErrors).toEqual([{ code: "CONFLICT" }]);
    expect(await api.dataSource.query(count)).toEqual(before);
  });

  test("secrets never", async () => {
    const secret = await api.key(Role.VIEWER);
    const rows = await api.dataSource.query(`SELECT before, after FROM audit_entry WHERE kind = 'ApiKey'`);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain("secret_hash");
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test("an event for each entry, under its id", async () => {
    const id = await partner("Told");
    expect(
      await api.dataSource.query(
        `SELECT o.type, o.action FROM outbox_event o JOIN audit_entry e USING (id) WHERE o.record_id = $1`,
        [id],
      ),
    ).toEqual([{ type: "partner.created", action: "partnerCreate" }]);
  });
});

/** Tables whose rows are computed, sealed or evidence in themselves, or are the audit's own. */
const UNAUDITED = [
  "audit_entry",
  "audit_head",
  "audit_personal",
  "crisis_statistic",
  "current_standing",
  "dimension_statistic",
  "evidence",
  "evidence_cell",
  "idempotency_key",
  "outbox_event",
  "scorecard",
];

test("every table of records is audited, and the audit knows what is about a person", async () => {
  const rows = await api.dataSource.query<{ name: string; args: string | null }[]>(`
    SELECT c.relname AS name, encode(t.tgargs, 'escape') AS args
    FROM pg_class c LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname = 'audited'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> 'migrations' ORDER BY 1`);
  expect(rows.filter(({ args }) => args === null).map(({ name }) => name)).toEqual(
    UNAUDITED.filter((name) => rows.some((row) => row.name === name)),
  );
  const personal = rows
    .map(({ name, args }) => [name, args?.split("\\000")[1]] as const)
    .filter(([, columns]) => columns);
  const declared = [...personalKinds()].map(([kind, properties]) => [
    api.dataSource.getMetadata(kind).tableName,
    properties
      .map((each) => api.dataSource.getMetadata(kind).findColumnWithPropertyName(each)!.databaseName)
      .join(" "),
  ]);
  expect(personal).toEqual(declared.sort());
});

describe("what is known of a person can be erased", () => {
  const erase = (input: object): Promise<any> =>
    api
      .query(
        `mutation ($input: EraseInput!) { contactErase(input: $input) { contact { name email } userErrors { code field } } }`,
        { input },
      )
      .then(({ data }) => data.contactErase);

  test("from the record and from the audit, whose chain stays whole", async () => {
    const { id, version } = await contact();
    expect((await entriesOf(id))[0].after).toMatchObject({ name: "Ada Smith", email: "ada@example.com" });
    await sealAudit(api.context());
    const answered = await erase({ id, expectedVersion: version, reason: "They asked us to." });
    expect(answered).toEqual({ contact: { name: "Erased", email: null }, userErrors: [] });
    const entries = await entriesOf(id);
    expect(entries.at(-1).after).toMatchObject({ name: null, email: null });
    await sealAudit(api.context());
    const everything = await api.dataSource.query(
      `SELECT (SELECT json_agg(e) FROM audit_entry e) AS a, (SELECT json_agg(p) FROM audit_personal p) AS p, (SELECT json_agg(c) FROM contact c) AS c`,
    );
    expect(JSON.stringify(everything)).not.toContain("ada@example.com");
    expect((await verifyAudit(api.context())).problems).toEqual([]);
  });

  test("not without a reason, nor for a stale version, and then nothing is lost", async () => {
    const { data } = await api.query(`{ partners { nodes { contacts { id version } } } }`);
    const { id } = data.partners.nodes.flatMap((each: any) => each.contacts)[0];
    expect((await erase({ id, expectedVersion: 2, reason: " " })).userErrors).toEqual([
      { code: "INVALID", field: "reason" },
    ]);
    expect((await erase({ id, expectedVersion: 9, reason: "Asked." })).userErrors).toEqual([
      { code: "CONFLICT", field: "expectedVersion" },
    ]);
    expect(await api.dataSource.query(`SELECT count(*)::int AS n FROM erasure`)).toEqual([{ n: 1 }]);
  });
});

test("the audit cannot be changed, not even by a program that holds the database", async () => {
  await sealAudit(api.context());
  const run = (statement: string) => api.dataSource.query(statement);
  await expect(run(`UPDATE audit_entry SET action = 'x'`)).rejects.toThrow("immutable");
  await expect(run(`DELETE FROM audit_entry`)).rejects.toThrow("immutable");
  await expect(run(`TRUNCATE audit_entry`)).rejects.toThrow("immutable");
});

test("several sealers at once make one chain", async () => {
  await Promise.all(Array.from({ length: 30 }, (_, at) => partner(`Concurrent ${at}`)));
  const sealed = await Promise.all(Array.from({ length: 6 }, () => sealAudit(api.context())));
  expect(sealed.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(30);
  const { head, unsealed, problems } = await verifyAudit(api.context());
  expect([unsealed, problems]).toEqual([0, []]);
  const [{ count }] = await api.dataSource.query(`SELECT count(*)::int AS count FROM audit_entry`);
  expect(head.position).toBe(count);
});
