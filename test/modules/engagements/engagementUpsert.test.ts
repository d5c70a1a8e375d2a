import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { BASE, evidenceOfPartner, NOW, sendEngagement } from "./engagementSamples.js";

let api: TestApi;
let partnerId: string;
let otherId: string;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(NOW) });
  [partnerId, otherId] = await api
    .context()
    .commit(async (tx) => [
      (await createPartner(tx, { name: "Ours" })).id,
      (await createPartner(tx, { name: "Other" })).id,
    ]);
});
afterAll(() => api.stop());

const upsert = (input: object): Promise<any> =>
  sendEngagement(api, "Upsert", { ...BASE, severity: "SEV3", partnerId, ...input });
const reference = (id: string): object => ({ externalReferences: [{ system: "itsm", id }] });
const promise = { kind: "RESPOND", promisedFor: "2026-05-04T11:00:00.000Z" };

test("the first time it is recorded, then changed, and its evidence follows", async () => {
  const made = await upsert({ ...reference("INC-1"), promises: [promise] });
  expect(made.userErrors).toEqual([]);
  const changed = await upsert({
    ...reference("INC-1"),
    title: "Mail was down",
    promises: [{ ...promise, fulfilledAt: "2026-05-04T10:20:00.000Z" }],
  });
  expect(changed.engagement).toMatchObject({ id: made.engagement.id, title: "Mail was down", version: 2 });
  expect(changed.engagement.promises).toMatchObject([
    { ...promise, fulfilledAt: "2026-05-04T10:20:00.000Z" },
  ]);
  expect((await evidenceOfPartner(api, partnerId)).map(({ value }) => value)).toEqual([1]);
});

test("another date than the first one moves a promise, and does not excuse it", async () => {
  await upsert({ ...reference("INC-2"), promises: [promise] });
  const late = "2026-05-04T15:00:00.000Z";
  const { engagement } = await upsert({
    ...reference("INC-2"),
    promises: [{ ...promise, promisedFor: late, fulfilledAt: late }],
  });
  expect(engagement.promises).toMatchObject([{ promisedFor: promise.promisedFor, revisedTo: late }]);
  expect(engagement.evidence[0].value).toBeLessThan(1);
});

test.each([
  ["without id or reference", {}, "INVALID", "externalReferences"],
  ["of another partner", { ...reference("INC-1"), partnerId: "other" }, "INVALID", "partnerId"],
  ["with a stale version", { ...reference("INC-1"), expectedVersion: 1 }, "CONFLICT", "expectedVersion"],
])("one %s is refused at its field, and nothing changes", async (_what, input: any, code, field) => {
  const count = `SELECT sum(version)::int AS versions, count(*)::int AS count FROM engagement`;
  const before = await api.dataSource.query(count);
  const { userErrors } = await upsert({ ...input, ...(input.partnerId && { partnerId: otherId }) });
  expect(userErrors).toMatchObject([{ code, field }]);
  expect(await api.dataSource.query(count)).toEqual(before);
});
