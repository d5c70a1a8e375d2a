import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { statementsOf } from "../../support/statements.js";
import { NOBODY, setScene, type Agreed, type Scene } from "./serviceLevelScene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.api.stop());

const BALANCE = "startsOn endsOn grantedHours usedHours leftHours usedUpOn";
const USE = "id version hours usedOn note engagement { id } voided { actorName reason }";

interface Retainer extends Agreed {
  readonly entitlementId: string;
}

/** Ten hours a month, beside what the contract entitles us to without counting hours. */
async function retainer(different: object = {}): Promise<Retainer> {
  const agreed = await scene.agreed({ kind: "RETAINER" });
  const { entitlements } = await scene.done(
    "entitlementAdd",
    "contract",
    "entitlements { id retainerHours }",
    {
      ...{ contractId: agreed.contractId, expectedVersion: agreed.version },
      ...{ serviceAreaId: scene.otherAreaId, supportLevel: "L2", retainerHours: 10, retainerPeriod: "MONTH" },
      ...different,
    },
  );
  const { id } = entitlements.find(
    ({ retainerHours }: { retainerHours: number | null }) => retainerHours !== null,
  );
  return { ...agreed, entitlementId: id };
}

const use = (entitlementId: string, hours: number, usedOn: string, more: object = {}): Promise<any> =>
  scene.done("retainerUseRecord", "retainerUse", USE, { entitlementId, hours, usedOn, ...more });

async function balanceOf({ contractId, entitlementId }: Retainer, asOf?: string): Promise<any> {
  const { data } = await scene.api.query(
    `query ($id: UUID!, $asOf: LocalDate) { contract(id: $id) { entitlements {
       id retainerBalance(asOf: $asOf) { ${BALANCE} } retainerUses { totalCount } } } }`,
    { id: contractId, asOf },
  );
  return data.contract.entitlements.find(({ id }: { id: string }) => id === entitlementId);
}

async function errorsOf(mutation: string, input: object): Promise<string[]> {
  const stored = (): Promise<unknown[]> =>
    Promise.all(
      ["retainer_use", "retainer_use_void"].map((table) =>
        scene.api.dataSource.query(`SELECT * FROM ${table} ORDER BY id`),
      ),
    );
  const before = await stored();
  const { userErrors } = await scene.send(mutation, "retainerUse", "id", input);
  expect(await stored()).toEqual(before);
  return userErrors.map(({ code, field }: { code: string; field: string }) => `${code} ${field}`);
}

describe("a retainer", () => {
  test("shows what is left of the period that a day lies in, by what was called off until then", async () => {
    const some = await retainer();
    await use(some.entitlementId, 4.5, "2026-10-31");
    await use(some.entitlementId, 6, "2026-11-02");
    await use(some.entitlementId, 3.25, "2026-11-20", { note: "Moved the mail." });
    expect((await balanceOf(some)).retainerBalance).toEqual({
      ...{ startsOn: "2026-11-01", endsOn: "2026-11-30", grantedHours: 10 },
      ...{ usedHours: 9.25, leftHours: 0.75, usedUpOn: null },
    });
    expect((await balanceOf(some, "2026-11-19")).retainerBalance).toMatchObject({ usedHours: 6 });
    expect((await balanceOf(some, "2026-10-31")).retainerBalance).toMatchObject({ usedHours: 4.5 });
    expect((await balanceOf(some, "2026-12-01")).retainerBalance).toMatchObject({ leftHours: 10 });
    expect((await balanceOf(some, "2027-01-01")).retainerBalance).toBeNull();
  });

  test("can be overdrawn, and says when it was used up", async () => {
    const some = await retainer();
    await use(some.entitlementId, 9, "2026-11-03");
    await use(some.entitlementId, 3, "2026-11-05");
    expect((await balanceOf(some)).retainerBalance).toMatchObject({ leftHours: -2, usedUpOn: "2026-11-05" });
  });

  test("gets hours back that were not called off after all", async () => {
    const some = await retainer();
    const { id, version } = await use(some.entitlementId, 9, "2026-11-03");
    const voiding = { id, expectedVersion: version, reason: "It was another's." };
    expect(await errorsOf("retainerUseVoid", { ...voiding, reason: " " })).toEqual(["INVALID reason"]);
    expect(await errorsOf("retainerUseVoid", { ...voiding, expectedVersion: 7 })).toEqual([
      "CONFLICT expectedVersion",
    ]);
    const voided = await scene.done("retainerUseVoid", "retainerUse", USE, voiding);
    expect(voided.voided).toEqual([{ actorName: "test ADMIN", reason: "It was another's." }]);
    expect(await balanceOf(some)).toMatchObject({
      retainerBalance: { usedHours: 0, leftHours: 10 },
      retainerUses: { totalCount: 0 },
    });
    const again = { ...voiding, expectedVersion: voided.version };
    expect(await errorsOf("retainerUseVoid", again)).toEqual(["CONFLICT id"]);
  });

  test("takes a whole time sheet, or says which row is wrong", async () => {
    const { entitlementId, partnerId } = await retainer();
    const { id: engagementId } = await scene.incident(partnerId);
    const rows = [
      { entitlementId, hours: 1.5, usedOn: "2026-11-13", engagementId },
      { entitlementId, hours: 0, usedOn: "2026-11-13" },
    ];
    const sheet = (onRejection: string): Promise<any> =>
      scene.send("retainerUsesRecord", "results", `outcome retainerUse { ${USE} }`, { rows, onRejection });
    expect(await sheet("REJECT_ALL")).toMatchObject({
      userErrors: [{ code: "INVALID", field: "rows.1.hours" }],
      results: [{ outcome: "NOT_STORED" }, { outcome: "REJECTED" }],
    });
    const { results } = await sheet("REJECT_FAILED");
    expect(results[0]).toMatchObject({
      outcome: "CREATED",
      retainerUse: { hours: 1.5, engagement: { id: engagementId } },
    });
  });

  test.each([
    ["of no hours", { hours: 0 }, "INVALID hours"],
    ["of less than a hundredth", { hours: 0.001 }, "INVALID hours"],
    ["of too many hours", { hours: 10_001 }, "INVALID hours"],
    ["in the future", { usedOn: "2026-11-21" }, "INVALID usedOn"],
    ["before the contract", { usedOn: "2025-12-31" }, "INVALID usedOn"],
    ["of no entitlement", { entitlementId: NOBODY }, "NOT_FOUND entitlementId"],
    ["for no work", { engagementId: NOBODY }, "NOT_FOUND engagementId"],
    ["whose id is null", { id: null }, "INVALID id"],
  ])("refuses a use %s", async (_which, different, error) => {
    const { entitlementId } = await retainer();
    const input = { entitlementId, hours: 1, usedOn: "2026-11-13", ...different };
    expect(await errorsOf("retainerUseRecord", input)).toEqual([error]);
  });

  test("refuses a use of uncounted hours, and for work of another partner or that was taken back", async () => {
    const some = await retainer();
    const said = { entitlementId: some.entitlementId, hours: 1, usedOn: "2026-11-13" };
    const { data } = await scene.api.query(
      `{ contract(id: "${some.contractId}") { entitlements { id retainerHours } } }`,
    );
    const uncounted = data.contract.entitlements.find((each: any) => each.retainerHours === null);
    expect(await errorsOf("retainerUseRecord", { ...said, entitlementId: uncounted.id })).toEqual([
      "INVALID entitlementId",
    ]);
    const { id: foreign } = await scene.incident((await scene.agreed()).partnerId);
    expect(await errorsOf("retainerUseRecord", { ...said, engagementId: foreign })).toEqual([
      "INVALID engagementId",
    ]);
    const { id, version } = await scene.incident(some.partnerId);
    const voiding = { id, expectedVersion: version, reason: "A test." };
    await scene.done("engagementVoid", "engagement", "id", voiding);
    expect(await errorsOf("retainerUseRecord", { ...said, engagementId: id })).toEqual([
      "CONFLICT engagementId",
    ]);
  });
});

test("the balances of a whole list take one statement, beside the terms of the contracts", async () => {
  for (let each = 0; each < 5; each++) {
    const { entitlementId } = await retainer();
    await use(entitlementId, each + 1, "2026-11-13");
  }
  const document = `{ contracts(first: 100) { nodes { entitlements { retainerBalance { usedHours } } } } }`;
  const { data } = await scene.api.query(document);
  const used = data.contracts.nodes.flatMap(({ entitlements }: any) =>
    entitlements.flatMap(({ retainerBalance }: any) => retainerBalance?.usedHours ?? []),
  );
  expect(used).toEqual(expect.arrayContaining([1, 2, 3, 4, 5]));
  const statements = await statementsOf(scene.api.dataSource, () => scene.api.query(document));
  expect(statements.filter((text) => text.includes("retainer_use"))).toHaveLength(1);
  // Which day it is, the list, its entitlements, four for the terms, and the balances.
  expect(statements).toHaveLength(8);
});
