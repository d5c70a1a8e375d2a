import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { sealOf } from "../../../src/kernel/seal.js";
import { defaultPolicy } from "../../../src/scoring/policy.js";
import { startTestApi, type TestApi } from "../../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const ADOPT = `mutation ($input: PolicyAdoptInput!) { policyAdopt(input: $input) {
  policy { policyVersion document sha256 } userErrors { code field } } }`;
const adopt = async (input: object) => (await api.query(ADOPT, { input })).data.policyAdopt;
const stricter = { ...defaultPolicy, capAboveCrisis: 0.1 };

test("an installation starts with the policy of the engine, under its own seal", async () => {
  const { data } = await api.query(`{ policy { policyVersion document sha256 } }`);
  expect(data.policy).toEqual({ policyVersion: 1, document: defaultPolicy, sha256: sealOf(defaultPolicy) });
});

test("a new policy is in force at once, and the old one stays", async () => {
  const { policy } = await adopt({ document: stricter, note: "Crises count more.", expectedVersion: 1 });
  expect(policy).toEqual({ policyVersion: 2, document: stricter, sha256: sealOf(stricter) });
  const { data } = await api.query(
    `{ policy { policyVersion } first: policy(version: 1) { document } policies { totalCount nodes { policyVersion note } } }`,
  );
  expect(data).toMatchObject({
    policy: { policyVersion: 2 },
    first: { document: defaultPolicy },
    policies: {
      totalCount: 2,
      nodes: [{ policyVersion: 2, note: "Crises count more." }, { policyVersion: 1 }],
    },
  });
});

test.each([
  [{ document: stricter, note: "Again.", expectedVersion: 1 }, "CONFLICT", "expectedVersion"],
  [{ document: stricter, note: "The same.", expectedVersion: 2 }, "INVALID", "document"],
  [{ document: defaultPolicy, note: " ", expectedVersion: 2 }, "INVALID", "note"],
  [
    { document: { ...defaultPolicy, saturation: -1 }, note: "Wrong.", expectedVersion: 2 },
    "INVALID",
    "document.saturation",
  ],
  [{ document: {}, note: "Empty.", expectedVersion: 2 }, "INVALID", "document.weights"],
])("refuses %j", async (input, code, field) => {
  const { userErrors } = await adopt(input);
  expect(userErrors[0]).toEqual({ code, field });
});

test("an unknown version is null with a coded error", async () => {
  const { data, errors } = await api.query(`{ policy(version: 99) { policyVersion } }`);
  expect([data.policy, errors[0]?.extensions.code]).toEqual([null, "NOT_FOUND"]);
});
