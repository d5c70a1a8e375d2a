import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { auditServer } from "graphql-http";
import { Role } from "../../src/kernel/Role.js";
import { startTestApi, type TestApi } from "../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ production: true });
});
afterAll(() => api.stop());

test("every audit of GraphQL over HTTP passes for a caller with a key, the optional ones too", async () => {
  const authorization = `Bearer ${await api.key(Role.VIEWER)}`;
  const results = await auditServer({
    url: `${api.url}/graphql`,
    fetchFn: (input: string, init: RequestInit = {}) =>
      fetch(input, { ...init, headers: { ...(init.headers as Record<string, string>), authorization } }),
  });
  const failures = results.flatMap((each) =>
    each.status === "ok" ? [] : [`${each.status} ${each.id} ${each.name}: ${each.reason}`],
  );
  expect(failures).toEqual([]);
  expect(results).toHaveLength(61);
});
