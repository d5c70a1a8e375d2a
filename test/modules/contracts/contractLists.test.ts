import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addDays } from "../../../src/kernel/dayRules.js";
import { factsByContract } from "../../../src/modules/contracts/contractFacts.js";
import { listContracts } from "../../../src/modules/contracts/contractQueries.js";
import { ContractState } from "../../../src/modules/contracts/ContractState.js";
import { contractStateAt, type ContractFacts } from "../../../src/modules/contracts/termRules.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { statementsOf } from "../../support/statements.js";
import { addArea } from "../offerings/support.js";
import { addContract, addPartner, done, EUR, NOW, TACIT } from "./contractSamples.js";

let api: TestApi;
let partnerId: string;
let area: string;
/** The ids of one contract in each state, and of some more. */
const ids: { [title: string]: string } = {};

beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(NOW) });
  partnerId = await addPartner(api, "Everything Ltd");
  area = await addArea(api, "Network");
  const add = async (title: string, different: object): Promise<any> => {
    const contract = await addContract(api, { partnerId, title, ...different });
    ids[title] = contract.id;
    return contract;
  };
  const past = { startsOn: "2024-01-01", endsOn: "2024-12-31" };
  await add("Later", { startsOn: "2026-06-01", endsOn: "2027-05-31", number: "N-1" });
  await add("Now", { value: EUR("100"), department: "Fire" });
  await add("Over", { ...past, value: EUR("9") });
  await add("Tacit", { ...past, ...TACIT, value: { amount: "20", currency: "USD" } });
  await add("Open", { ...past, endsOn: null });
  const lapsed = await add("Lapsed", past);
  const renewal = { startsOn: "2026-07-01", endsOn: "2026-12-31", afterLapse: true };
  await done(api, "contractRenew", { contractId: lapsed.id, expectedVersion: 1, ...renewal });
  const notice = { givenBy: "US", noticeGivenOn: "2026-05-01", reason: "Enough." };
  const given = await add("Notice", TACIT);
  await done(api, "contractTerminate", { contractId: given.id, expectedVersion: 1, ...notice });
  const ended = await add("Terminated", {});
  await done(api, "contractTerminate", {
    contractId: ended.id,
    expectedVersion: 1,
    ...notice,
    effectiveOn: "2026-05-19",
  });
  const longer = await add("Longer", past);
  const amendment = { effectiveOn: "2024-06-01", title: "Longer", endsOn: "2026-05-19" };
  await done(api, "contractAmend", { contractId: longer.id, expectedVersion: 1, ...amendment });
  await done(api, "entitlementAdd", {
    contractId: ids["Now"],
    expectedVersion: 1,
    serviceAreaId: area,
    supportLevel: "L2",
  });
});
afterAll(() => api.stop());

async function titles(filter: object, orderBy?: object): Promise<string[]> {
  const { data, errors } = await api.query(
    `query ($filter: ContractFilter, $orderBy: ContractOrder) {
       contracts(first: 100, filter: $filter, orderBy: $orderBy) { nodes { title } totalCount } }`,
    { filter, orderBy },
  );
  expect(errors).toEqual([]);
  expect(data.contracts.totalCount).toBe(data.contracts.nodes.length);
  return data.contracts.nodes.map(({ title }: { title: string }) => title);
}

describe("contracts by their state", () => {
  test.each([
    ["NOT_YET_IN_FORCE", ["Later"]],
    ["IN_FORCE", ["Now", "Open", "Tacit"]],
    ["IN_NOTICE", ["Notice"]],
    ["LAPSED", ["Lapsed"]],
    ["ENDED", ["Longer", "Over"]],
    ["TERMINATED", ["Terminated"]],
  ])("%s are %j today", async (state, expected) => {
    expect((await titles({ state: { eq: state } })).sort()).toEqual(expected);
  });

  test("are found by the database as by the rules, on every tenth day of four years", async () => {
    const ctx = api.context();
    const all = Object.values(ids);
    const facts = await factsByContract(ctx, all);
    for (let day = "2023-12-25"; day < "2028-01-01"; day = addDays(day, 10)) {
      const byRules: { [state: string]: string[] } = {};
      all.forEach((id, at) => {
        const { state } = contractStateAt(facts[at] as ContractFacts, day);
        (byRules[state] ??= []).push(id);
      });
      for (const state of Object.values(ContractState)) {
        const { nodes } = await listContracts(
          ctx,
          { first: 100 },
          { state: { eq: state }, asOf: day },
          undefined,
        );
        expect([day, state, nodes.map(({ id }) => id).sort()]).toEqual([
          day,
          state,
          (byRules[state] ?? []).sort(),
        ]);
      }
    }
  });
});

describe("contracts", () => {
  test.each([
    ["by kind", { kind: { eq: "MSA" } }, []],
    ["by number", { number: { contains: "n-" } }, ["Later"]],
    ["by department", { department: { eq: "Fire" } }, ["Now"]],
    ["by title", { title: { contains: "tac" } }, ["Tacit"]],
    [
      "by the day on which notice takes effect",
      { endsOn: { gte: "2026-05-19", lt: "2026-05-20" } },
      ["Longer", "Terminated"],
    ],
    ["by the start", { startsOn: { gte: "2026-06-01" } }, ["Later"]],
    ["by what becomes of them", { renewalMode: { in: ["TACIT"] } }, ["Notice", "Tacit"]],
    ["by a service area", { serviceAreaId: { isNull: false } }, ["Now"]],
  ])("are found %s", async (_name, filter, expected) => {
    expect((await titles({ partnerId: { eq: partnerId }, ...filter })).sort()).toEqual(expected);
  });

  test.each([
    // Of those that are settled until one day, the id decides.
    [
      "ENDS_ON",
      "ASC",
      [["Over", "Tacit"], ["Longer", "Terminated"], ["Lapsed", "Notice", "Now"], ["Later"], ["Open"]],
    ],
    [
      "STARTS_ON",
      "ASC",
      [["Lapsed", "Longer", "Open", "Over", "Tacit"], ["Notice", "Now", "Terminated"], ["Later"]],
    ],
    [
      "TITLE",
      "ASC",
      [["Lapsed"], ["Later"], ["Longer"], ["Notice"], ["Now"], ["Open"], ["Over"], ["Tacit"], ["Terminated"]],
    ],
    [
      "VALUE",
      "DESC",
      [["Now"], ["Tacit"], ["Over"], ["Lapsed", "Later", "Longer", "Notice", "Open", "Terminated"]],
    ],
  ])("come by %s %s", async (field, direction, groups) => {
    const found = await titles({}, { field, direction });
    let start = 0;
    const grouped = groups.map(({ length }) => found.slice(start, (start += length)).sort());
    expect(grouped).toEqual(groups);
    expect(found).toHaveLength(start);
  });

  test.each([
    [{ asOf: "9999-12-31", state: { eq: "ENDED" } }, "INVALID"],
    [{ kind: { eq: null } }, "INVALID"],
  ])("are refused to the filter %j", async (filter, code) => {
    const { errors } = await api.query(
      `query ($filter: ContractFilter) { contracts(filter: $filter) { nodes { id } } }`,
      {
        filter,
      },
    );
    expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  test("pages go on where the last one ended, in every order", async () => {
    for (const field of ["ENDS_ON", "STARTS_ON", "TITLE", "VALUE"])
      for (const direction of ["ASC", "DESC"]) {
        const seen: string[] = [];
        for (let after: string | null = null, more = true; more;) {
          const { data }: any = await api.query(
            `query ($after: String, $orderBy: ContractOrder) { contracts(first: 2, after: $after, orderBy: $orderBy) {
               nodes { title } pageInfo { hasNextPage endCursor } } }`,
            { after, orderBy: { field, direction } },
          );
          seen.push(...data.contracts.nodes.map(({ title }: { title: string }) => title));
          ({ hasNextPage: more, endCursor: after } = data.contracts.pageInfo);
        }
        expect(seen).toEqual(await titles({}, { field, direction }));
      }
  });
});

test("partners with contracts and all that is worked out of them take a fixed number of statements", async () => {
  const query = `{ partners(first: 50) { nodes { contracts(first: 20) { nodes {
    state currentTerm { startsOn } lastSafeNoticeOn nextRenewalOn later: state(asOf: "2030-01-01") value { amount }
    terms { number } paid { amount } termination { reason } payments { nodes { id } } amendments { nodes { id } }
    entitlements { serviceArea { name } contract { title } } obligations { nextDueOn } parties { role } documents { url }
    parent { title } children { totalCount } partner { name } } } } } }`;
  const count = async (): Promise<number> =>
    (await statementsOf(api.dataSource, () => api.query(query))).length;
  await count();
  const few = await count();
  for (let each = 0; each < 5; each++) await addContract(api, TACIT);
  expect(await count()).toBe(few);
});

test("a partner sees its own contracts, and nothing of those of others", async () => {
  const other = await addContract(api, { title: "Secret" });
  const ctx = api.context({ partnerIds: [partnerId] });
  const { nodes } = await listContracts(ctx, { first: 100 }, undefined, undefined);
  expect(nodes).toHaveLength(9);
  expect(nodes.map(({ id }) => id)).not.toContain(other.id);
});
