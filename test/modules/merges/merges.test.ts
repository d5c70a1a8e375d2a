import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { rebuildStatistics } from "../../../src/modules/evidence/statisticsService.js";
import { allStatistics } from "../evidence/evidenceSamples.js";
import { drill, fill, merge, NOBODY, setScene, type Scene } from "./mergeScene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.api.stop());

let made = 0;
const partner = (more: object = {}): Promise<string> => scene.partner(`Partner number ${++made}`, more);
const contract = async (partnerId: string): Promise<string> =>
  (
    await scene.done("contractCreate", "contract", "id", {
      partnerId,
      kind: "SUPPORT",
      title: "Support",
      startsOn: "2026-01-01",
    })
  ).id;
const read = async (document: string): Promise<any> => (await scene.api.query(document)).data;
const stored = (table: string): Promise<object[]> =>
  scene.api.dataSource.query<object[]>(`SELECT * FROM "${table}" ORDER BY 1, 2, 3`);

/** All that a merge writes, to see that nothing was written. */
const everything = async (): Promise<unknown> =>
  Promise.all(
    [
      "partner",
      "partner_merge",
      "contact",
      "offering",
      "engagement",
      "review",
      "evidence",
      "external_reference",
    ].map(stored),
  );

describe("a merge is refused, and nothing is written,", () => {
  let survivor: string;
  let merged: string;
  let before: unknown;
  beforeAll(async () => {
    [survivor, merged] = [await partner(), await partner()];
    const other = await partner();
    await fill(scene, merged, { partnerId: other, contractId: await contract(other) });
    before = await everything();
  });

  const refusal = async (survivorId: string, mergedId: string, different: object = {}): Promise<unknown> => {
    const payload = await merge(scene, survivorId, mergedId, different);
    expect(await everything()).toEqual(before);
    return payload.userErrors.map(({ code, field }: any) => `${code} ${field}`);
  };

  test("of a partner with itself", async () => {
    expect(await refusal(survivor, survivor)).toEqual(["INVALID mergedId"]);
  });

  test("of one that does not exist", async () => {
    expect(await refusal(NOBODY, merged)).toEqual(["NOT_FOUND survivorId"]);
    expect(await refusal(survivor, NOBODY)).toEqual(["NOT_FOUND mergedId"]);
  });

  test("of one that has changed meanwhile, which is shown", async () => {
    expect(await refusal(survivor, merged, { survivorVersion: 9 })).toEqual(["CONFLICT survivorVersion"]);
    expect(await refusal(survivor, merged, { mergedVersion: 0 })).toEqual(["CONFLICT mergedVersion"]);
    expect((await merge(scene, survivor, merged, { mergedVersion: 0 })).partner.id).toBe(merged);
  });

  test("for an empty or an overlong reason", async () => {
    expect(await refusal(survivor, merged, { reason: " " })).toEqual(["INVALID reason"]);
    expect(await refusal(survivor, merged, { reason: "x".repeat(10_001) })).toEqual(["INVALID reason"]);
  });

  test("by somebody who may only read", async () => {
    const { errors } = await scene.api.query(
      `mutation ($input: PartnersMergeInput!) { partnersMerge(input: $input) { partner { id } } }`,
      { input: { survivorId: survivor, survivorVersion: 1, mergedId: merged, mergedVersion: 1 } },
      Role.REVIEWER,
    );
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await everything()).toEqual(before);
  });

  test("of one that was merged, and into one that was merged", async () => {
    const [third, fourth] = [await partner(), await partner()];
    expect((await merge(scene, third, fourth)).userErrors).toEqual([]);
    before = await everything();
    expect(await refusal(survivor, fourth)).toEqual(["CONFLICT mergedId"]);
    expect(await refusal(fourth, merged)).toEqual(["CONFLICT survivorId"]);
    expect(await refusal(third, fourth)).toEqual(["CONFLICT mergedId"]);
    expect(await refusal(fourth, third)).toEqual(["CONFLICT survivorId"]);
  });
});

test("of two callers who merge two partners into each other at once, one wins", async () => {
  const [one, other] = [await partner(), await partner()];
  const both = await Promise.all([merge(scene, one, other), merge(scene, other, one)]);
  expect(both.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  expect((await read(`{ a: partner(id: "${one}") { id } b: partner(id: "${other}") { id } }`)).a.id).toBe(
    both.find(({ userErrors }) => userErrors.length === 0).partner.id,
  );
});

test("ids that were merged one after the other all answer with the last survivor", async () => {
  const [first, second, third] = [await partner(), await partner(), await partner()];
  await merge(scene, second, first, { reason: "Renamed." });
  await merge(scene, third, second);
  const { a, b } = await read(
    `{ a: partner(id: "${first}") { id } b: partner(id: "${second}") { merges { mergedId reason } } }`,
  );
  expect(a.id).toBe(third);
  expect(b.merges).toEqual([
    { mergedId: first, reason: "Renamed." },
    { mergedId: second, reason: null },
  ]);
});

describe("what is said of both", () => {
  test("is joined: roles of both, and the survivor's words before the other's", async () => {
    const survivor = await partner({ roles: ["OEM"], website: "https://one.example" });
    const merged = await partner({
      roles: ["MSP", "OEM"],
      website: "https://two.example",
      segment: "ROUTINE",
    });
    await merge(scene, survivor, merged);
    const found = await read(`{ partner(id: "${merged}") { id roles website segment } }`);
    expect(found.partner).toEqual({
      id: survivor,
      roles: ["OEM", "MSP"],
      website: "https://one.example",
      segment: "ROUTINE",
    });
  });

  test("keeps one of the offerings that both have: the later words, and the references of both", async () => {
    const [survivor, merged] = [await partner(), await partner()];
    const offer = (partnerId: string, more: object): Promise<any> =>
      scene.done("offeringUpsert", "offering", "id", {
        partnerId,
        serviceAreaId: scene.areaId,
        name: "Managed mail",
        ...more,
      });
    const kept = await offer(survivor, {
      supportLevel: "L2",
      statedOn: "2026-01-01",
      externalReferences: [{ system: "a", id: "1" }],
    });
    await offer(merged, {
      supportLevel: "L3",
      statedOn: "2026-02-01",
      externalReferences: [{ system: "b", id: "1" }],
    });
    await merge(scene, survivor, merged);
    const fields = "nodes { id supportLevel externalReferences { system } }";
    const { nodes } = (await read(`{ partner(id: "${survivor}") { offerings { ${fields} } } }`)).partner
      .offerings;
    expect(nodes).toEqual([
      { id: kept.id, supportLevel: "L3", externalReferences: [{ system: "a" }, { system: "b" }] },
    ]);
  });

  test("makes no party of a contract of its own", async () => {
    const [survivor, merged] = [await partner(), await partner()];
    const contractId = await contract(survivor);
    const party = { contractId, expectedVersion: 1, partnerId: merged, role: "RESELLER" };
    await scene.done("contractPartyAdd", "contract", "id", party);
    await merge(scene, survivor, merged);
    const found = await read(`{ contract(id: "${contractId}") { partner { id } parties { id } } }`);
    expect(found.contract).toEqual({ partner: { id: survivor }, parties: [] });
  });
});

describe("the group of a partner", () => {
  const parentOf = async (id: string): Promise<string | null> =>
    (await read(`{ partner(id: "${id}") { parent { id } } }`)).partner.parent?.id ?? null;

  test("follows: daughters, and the parent where the survivor has none", async () => {
    const top = await partner();
    const merged = await partner({ parentId: top });
    const daughter = await partner({ parentId: merged });
    const survivor = await partner();
    await merge(scene, survivor, merged);
    expect(await parentOf(daughter)).toBe(survivor);
    expect(await parentOf(survivor)).toBe(top);
  });

  test("has no loop where a partner becomes part of one that stands far below it, or above", async () => {
    const line = async (): Promise<string[]> => {
      const ids = [await partner()];
      for (const _each of [1, 2, 3]) ids.push(await partner({ parentId: ids.at(-1) }));
      return ids;
    };
    const [top, second, third, last] = (await line()) as [string, string, string, string];
    await merge(scene, last, second);
    expect(await parentOf(last)).toBe(top);
    expect(await parentOf(third)).toBe(last);
    const [head, , middle, foot] = (await line()) as [string, string, string, string];
    await merge(scene, head, foot);
    expect(await parentOf(head)).toBeNull();
    expect(await parentOf(middle)).not.toBeNull();
  });
});

describe("the ledger after a merge", () => {
  const crisesOf = async (id: string): Promise<object[]> =>
    (
      await read(`{ evidence(first: 100, filter: { partnerId: { eq: "${id}" } }) {
        nodes { crisisKind value occurredOn } } }`)
    ).evidence.nodes.filter(({ crisisKind }: any) => crisisKind === "LIVE_DRILL");

  test("has statistics that equal a rebuild to the bit", async () => {
    const [survivor, merged, other] = [await partner(), await partner(), await partner()];
    const contractId = await contract(other);
    await fill(scene, survivor, { partnerId: other, contractId });
    const partyOf = { partnerId: other, contractId: await contract(other) };
    await fill(scene, merged, partyOf);
    const before = await allStatistics(scene.api);
    expect((await merge(scene, survivor, merged)).userErrors).toEqual([]);
    const after = await allStatistics(scene.api);
    expect(after).not.toEqual(before);
    expect(after.filter((row) => row.includes(merged))).toEqual([]);
    await scene.api.context().commit(rebuildStatistics);
    expect(await allStatistics(scene.api)).toEqual(after);
  });

  test("counts a drill in which both took part once, as the survivor did in it", async () => {
    const [survivor, merged] = [await partner(), await partner()];
    await drill(scene, [
      { partnerId: survivor, cameThrough: false },
      { partnerId: merged, cameThrough: true, minutesToHuman: 5 },
    ]);
    await merge(scene, survivor, merged);
    expect(await crisesOf(survivor)).toEqual([
      { crisisKind: "LIVE_DRILL", value: 0, occurredOn: "2026-05-12" },
    ]);
  });

  test("counts no more drills of a quarter than those of one partner", async () => {
    const [survivor, merged] = [await partner(), await partner()];
    const held = (partnerId: string, day: string): Promise<any> =>
      drill(scene, [{ partnerId, cameThrough: true, minutesToHuman: 5 }], `${day}T10:00:00.000Z`);
    await held(survivor, "2026-05-20");
    await held(survivor, "2026-06-20");
    await held(merged, "2026-05-10");
    await held(merged, "2026-08-10");
    await merge(scene, survivor, merged);
    expect((await crisesOf(survivor)).map((row: any) => row.occurredOn)).toEqual([
      "2026-08-10",
      "2026-05-20",
      "2026-05-10",
    ]);
  });
});

test("the audit tells that it was done, by whom, and of which partners", async () => {
  const [survivor, merged] = [await partner(), await partner()];
  await merge(scene, survivor, merged, { reason: "The same company." });
  const [entry] = await scene.api.dataSource.query<any[]>(
    `SELECT action, actor_name, after FROM audit_entry WHERE kind = 'PartnerMerge' ORDER BY number DESC LIMIT 1`,
  );
  expect(entry).toMatchObject({
    action: "partnersMerge",
    actor_name: "test ADMIN",
    after: { survivor_id: survivor, merged_id: merged, reason: "The same company." },
  });
});
