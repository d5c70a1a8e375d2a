import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const VALUES = "policyVersion contactVerifiedDays drillDays deputyRequired note";
const first = { contactVerifiedDays: 90, drillDays: 180, deputyRequired: true };
const adopt = async (input: object): Promise<any> =>
  (
    await api.query(
      `mutation ($input: ReadinessPolicyAdoptInput!) { readinessPolicyAdopt(input: $input) {
         readinessPolicy { ${VALUES} } userErrors { code field } } }`,
      { input: { ...first, note: "Stricter.", expectedVersion: 1, ...input } },
    )
  ).data.readinessPolicyAdopt;

test("a new version is in force at once, and the old one stays", async () => {
  const { readinessPolicy } = await adopt({ drillDays: 90 });
  expect(readinessPolicy).toEqual({ ...first, drillDays: 90, policyVersion: 2, note: "Stricter." });
  const { data } = await api.query(
    `{ readinessPolicy { policyVersion } first: readinessPolicy(version: 1) { drillDays }
       readinessPolicies { nodes { policyVersion } } }`,
  );
  expect(data).toEqual({
    readinessPolicy: { policyVersion: 2 },
    first: { drillDays: 180 },
    readinessPolicies: { nodes: [{ policyVersion: 2 }, { policyVersion: 1 }] },
  });
});

test.each([
  [{ expectedVersion: 1 }, "CONFLICT", "expectedVersion"],
  [{ expectedVersion: 2, drillDays: 90 }, "INVALID", null],
  [{ expectedVersion: 2, note: " " }, "INVALID", "note"],
  [{ expectedVersion: 2, drillDays: 0 }, "INVALID", "drillDays"],
  [{ expectedVersion: 2, contactVerifiedDays: 3_651 }, "INVALID", "contactVerifiedDays"],
])("refuses %j", async (input, code, field) => {
  expect((await adopt(input)).userErrors).toEqual([{ code, field }]);
});

test("an unknown version is null with a coded error", async () => {
  const { data, errors } = await api.query(`{ readinessPolicy(version: 99) { policyVersion } }`);
  expect([data.readinessPolicy, errors[0]?.extensions.code]).toEqual([null, "NOT_FOUND"]);
});

test("a version is not changed any more", async () => {
  await expect(api.dataSource.query(`UPDATE readiness_policy SET drill_days = 1`)).rejects.toThrow();
});
