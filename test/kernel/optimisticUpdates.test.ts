import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { setTimeout as pause } from "node:timers/promises";
import { startTestApi, type TestApi } from "../support/api.js";

const WRITERS = 16;
/** How many updates each; CONTENDED_UPDATES=100 for the long form. */
const UPDATES = Number(process.env["CONTENDED_UPDATES"] ?? 25);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const PARTNER = `partner { id version website }`;
const UPDATE = `mutation ($id: UUID!, $version: Int!, $website: String!) {
  partnerUpdate(input: { id: $id, expectedVersion: $version, website: $website }) { ${PARTNER} userErrors { code field } } }`;

const counted = (website: string): number => Number(new URL(website).searchParams.get("count"));

test(`sixteen writers move one counter on ${UPDATES} times each: one wins each version, and the sum is exact`, async () => {
  const { data } = await api.query(
    `mutation { partnerCreate(input: { name: "Counter", website: "https://counter.example/?count=0" }) { ${PARTNER} } }`,
  );
  const start = data.partnerCreate.partner;
  const won: number[] = [];
  const write = async (): Promise<void> => {
    let { version, website } = start;
    for (let wins = 0; wins < UPDATES;) {
      const next = `https://counter.example/?count=${counted(website) + 1}`;
      const answer = await api.query(UPDATE, { id: start.id, version, website: next });
      const { partner, userErrors } = answer.data.partnerUpdate;
      if (userErrors.length === 0) {
        won.push(partner.version);
        wins++;
      } else {
        expect(userErrors).toEqual([{ code: "CONFLICT", field: "expectedVersion" }]);
        // As clients do: else all would run against each other again at once.
        await pause(Math.random() * 100);
      }
      // Won or lost, the answer shows how the record stands.
      ({ version, website } = partner);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  const total = WRITERS * UPDATES;
  expect(won.sort((one, other) => one - other)).toEqual(Array.from({ length: total }, (_, at) => at + 2));
  const { data: end } = await api.query(`query ($id: UUID!) { partner(id: $id) { version website } }`, {
    id: start.id,
  });
  expect([end.partner.version, counted(end.partner.website)]).toEqual([total + 1, total]);
}, 120_000);
