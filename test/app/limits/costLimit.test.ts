import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { limitsFor } from "../../../src/app/limits/limits.js";
import { Role } from "../../../src/kernel/Role.js";
import { startTestApi, type TestApi } from "../../support/api.js";

let api: TestApi;
let generous: TestApi;
beforeAll(async () => {
  generous = await startTestApi();
  // Points come back so slowly that none do while a test runs.
  const points = { capacity: 10_000, perSecond: 0.001 };
  api = await startTestApi({ limits: { ...limitsFor(1), points }, databaseUrl: generous.databaseUrl });
  for (const name of ["One", "Two"])
    await generous.query(`mutation { partnerCreate(input: { name: "${name}" }) { userErrors { code } } }`);
});
afterAll(async () => {
  await api.stop();
  await generous.stop();
});

interface CostAnswer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: {
    readonly errors?: readonly {
      readonly message: string;
      readonly extensions: { readonly code: string; readonly cost?: object };
    }[];
    readonly extensions?: {
      readonly cost: { readonly requested: number; readonly actual: number; readonly available: number };
    };
  };
}

async function post(
  role: Role,
  query: string,
  headers: object = { "mainstay-cost": "1" },
): Promise<CostAnswer> {
  const response = await fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await api.key(role)}`,
      ...headers,
    },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as CostAnswer["body"];
  return { status: response.status, retryAfter: response.headers.get("retry-after"), body };
}

const PARTNERS = "{ partners(first: 50) { nodes { id } } }";

test("the cost is told to who asks for it, and what was not used comes back", async () => {
  const first = (await post(Role.ADMIN, PARTNERS)).body.extensions!.cost;
  expect([first.requested, first.actual]).toEqual([51, 3]);
  // A document that is known is looked at no more, and costs nothing of itself.
  const second = (await post(Role.ADMIN, PARTNERS)).body.extensions!.cost;
  expect(first.available - second.available).toBe(3);
  expect((await post(Role.ADMIN, PARTNERS, {})).body.extensions).toBeUndefined();
});

test("what is too dear is refused with its cost and the limit, and nothing is taken for it", async () => {
  const dear = "{ partners(first: 100) { nodes { contracts(first: 100) { nodes { partner { name } } } } } }";
  const { status, body } = await post(Role.MANAGER, dear);
  const requested = 1 + 100 * (1 + 1 + 100 * 2);
  expect([status, body.errors![0]!.extensions]).toMatchObject([
    400,
    { code: "INVALID", cost: { requested, limit: 10_000 } },
  ]);
  expect(body.errors![0]!.message).toContain(String(requested));
});

test("a key that has spent its points is told when to come again, and the others go on", async () => {
  const dear = "{ partners(first: 100) { nodes { contracts(first: 45) { nodes { partner { name } } } } } }";
  let answer = await post(Role.VIEWER, dear);
  expect(answer.status).toBe(200);
  while (answer.status === 200) answer = await post(Role.VIEWER, dear);
  expect([answer.status, answer.body.errors![0]!.extensions.code]).toEqual([429, "RATE_LIMITED"]);
  expect(Number(answer.retryAfter)).toBeGreaterThan(0);
  expect((await post(Role.REVIEWER, dear)).status).toBe(200);
});

test("documents that are new each time are paid for, valid or not; then a mutation does not happen either", async () => {
  const fields = Array.from({ length: 90 }, (_each, at) => `f${at}`).join(" ");
  for (const more of [fields, ""]) {
    let status = 0;
    for (let at = 0; status !== 429; at++)
      ({ status } = await post(Role.MANAGER, `{ me { g${at} ${more} } }`));
  }
  const create = `mutation { partnerCreate(input: { name: "Unpaid" }) { userErrors { code } } }`;
  expect((await post(Role.MANAGER, create)).status).toBe(429);
  const { data } = await generous.query(`{ partners(filter: { name: { eq: "Unpaid" } }) { totalCount } }`);
  expect(data.partners.totalCount).toBe(0);
});
