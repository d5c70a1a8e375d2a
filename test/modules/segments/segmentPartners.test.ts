import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { getRecord } from "../../../src/kernel/records.js";
import { Segment } from "../../../src/modules/segments/Segment.js";
import { partnersOfSegment } from "../../../src/modules/segments/segmentQueries.js";
import { statementsOf } from "../../support/statements.js";
import { NOBODY, setScene, type Scene } from "./segmentScene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.api.stop());

let segments = 0;
const segmentOf = async (rule: object): Promise<string> => {
  const { segment, userErrors } = await scene.done("Create", { name: `Segment ${++segments}`, rule });
  expect(userErrors).toEqual([]);
  return segment.id;
};
const remove = (id: string): Promise<any> => scene.done("Remove", { id, expectedVersion: 1 });

/** The partners of a rule, asked in each of the three ways that there are. */
async function partnersOf(rule: object, asOf?: string): Promise<string[]> {
  const id = await segmentOf(rule);
  const { data, errors } = await scene.api.query(
    `query ($id: UUID!, $asOf: LocalDate) {
       segment(id: $id) { partners(asOf: $asOf) { totalCount nodes { name } } }
       all: partners { nodes { name segments(asOf: $asOf) { id } } }
       filtered: partners(filter: { segmentId: $id }) { totalCount nodes { name } } }`,
    { id, asOf },
    Role.VIEWER,
  );
  expect(errors).toEqual([]);
  const names = (nodes: any[]): string[] => nodes.map(({ name }) => name);
  const { nodes, totalCount } = data.segment.partners;
  expect(totalCount).toBe(nodes.length);
  expect(
    names(data.all.nodes.filter((each: any) => each.segments.some((found: any) => found.id === id))),
  ).toEqual(names(nodes));
  if (asOf === undefined) expect(data.filtered).toEqual(data.segment.partners);
  await remove(id);
  return names(nodes);
}

describe("a rule finds the partners", () => {
  const area = (name: "mailId" | "deskId") => ({ serviceAreaIds: [scene[name]] });
  const worth = (amount: string, currency = "EUR") => ({ contractValueAtLeast: { amount, currency } });

  const rules: [what: string, rule: () => object, expected: string[], asOf?: string][] = [
    ["with any of some roles", () => ({ roles: ["RESELLER", "CLOUD_PROVIDER"] }), ["Cloud", "Prospect"]],
    ["at some stages", () => ({ stages: ["PROSPECT", "EXITED"] }), ["Prospect"]],
    ["with a standing", () => ({ standings: ["PROBATION"] }), ["Cloud"]],
    ["that serve an area, by offer or by contract", () => area("mailId"), ["Bound", "Cloud"]],
    ["whose offer has not expired", () => area("deskId"), []],
    ["whose offer had not expired then", () => area("deskId"), ["Lapsed"], "2026-04-30"],
    ["that serve what is critical", () => ({ criticalityAtLeast: "HIGH" }), ["Bound", "Cloud"]],
    [
      "that serve anything",
      () => ({ criticalityAtLeast: "LOW" }),
      ["Bound", "Cloud", "Lapsed"],
      "2026-03-01",
    ],
    ["that are trusted enough", () => ({ trustLowerAtLeast: 0.9 }), ["Bound"]],
    ["that are trusted too little", () => ({ trustLowerAtMost: 0.2 }), ["Cloud"]],
    ["with a contract in force", () => ({ hasContractInForce: true }), ["Bound"]],
    [
      "with a contract in force then",
      () => ({ hasContractInForce: true }),
      ["Bound", "Lapsed"],
      "2026-03-31",
    ],
    ["without one", () => ({ hasContractInForce: false }), ["Cloud", "Lapsed", "Prospect"]],
    ["whose contracts are worth enough together", () => worth("1000"), ["Bound"]],
    ["of whom none has so much in one currency", () => worth("1000.01"), []],
    ["with enough in another currency", () => worth("5000", "GBP"), ["Bound"]],
    ["for whom all conditions hold", () => ({ roles: ["MSP"], hasContractInForce: false }), ["Prospect"]],
  ];

  test.each(rules.map(([what, ...rest]) => ({ what, rest })))(
    "$what",
    async ({ rest: [rule, expected, asOf] }) => {
      expect(await partnersOf(rule(), asOf)).toEqual(expected);
    },
  );
});

describe("the partners of a segment", () => {
  test("come page by page, in the order asked for, by one statement each", async () => {
    const id = await segmentOf({ trustLowerAtLeast: 0 });
    const read = async (after: string | null): Promise<any> =>
      (
        await scene.api.query(
          `query ($id: UUID!, $after: String) { segment(id: $id) {
             partners(first: 1, after: $after, orderBy: { field: TRUST_LOWER, direction: ASC }) {
               nodes { name } pageInfo { hasNextPage endCursor } } } }`,
          { id, after },
        )
      ).data.segment.partners;
    const first = await read(null);
    expect(first).toMatchObject({ nodes: [{ name: "Cloud" }], pageInfo: { hasNextPage: true } });
    expect(await read(first.pageInfo.endCursor)).toMatchObject({
      nodes: [{ name: "Bound" }],
      pageInfo: { hasNextPage: false },
    });
    const ctx = scene.api.context();
    const segment = await getRecord(ctx, Segment, id);
    const statements = await statementsOf(scene.api.dataSource, () =>
      partnersOfSegment(ctx, segment, {}, null, "2026-05-20"),
    );
    expect(statements).toHaveLength(1);
    await remove(id);
  });

  test("are only those that the caller may see", async () => {
    const id = await segmentOf({ stages: ["ACTIVE"] });
    const bound = scene.ids.get("Bound")!;
    const ctx = scene.api.context();
    const segment = await getRecord(ctx, Segment, id);
    const scoped = scene.api.context({ role: Role.VIEWER, partnerIds: [bound] });
    const mine = await partnersOfSegment(scoped, segment, {}, null, null);
    expect(mine.nodes.map(({ name }) => name)).toEqual(["Bound"]);
    expect(await mine.totalCount()).toBe(1);
    await remove(id);
  });

  test.each([
    [`partners(filter: { segmentId: "${NOBODY}" }) { nodes { name } }`, "NOT_FOUND", "filter.segmentId"],
    [`partners { nodes { segments(asOf: "2500-01-01") { name } } }`, "INVALID", "asOf"],
  ])("are refused for %s", async (document, code, field) => {
    const { errors } = await scene.api.query(`{ ${document} }`);
    expect(errors[0]?.extensions).toMatchObject({ code, problems: [{ field }] });
  });
});
