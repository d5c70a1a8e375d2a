import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { createSegment } from "../../../src/modules/segments/segmentService.js";
import { listSegments, segmentsOf } from "../../../src/modules/segments/segmentQueries.js";
import { overlapping } from "../../support/overlapping.js";
import { NOBODY, setScene, type Scene } from "./segmentScene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterEach(() => scene.api.dataSource.query(`DELETE FROM segment`));
afterAll(() => scene.api.stop());

const MSP = { roles: ["MSP"] };
const create = async (name: string, rule: object = MSP): Promise<any> =>
  (await scene.done("Create", { name, rule })).segment;
const names = async (): Promise<string[]> =>
  (await scene.api.query(`{ segments { name } }`, {}, Role.VIEWER)).data.segments.map(
    ({ name }: any) => name,
  );
const errorsOf = ({ userErrors }: any): string[] =>
  userErrors.map(({ code, field }: any) => `${code} ${field}`);

describe("a segment", () => {
  test("is added, changed and removed, and keeps the rule as it was said", async () => {
    const rule = {
      roles: ["MSP", "MSP", "CLOUD_PROVIDER"],
      serviceAreaIds: [scene.mailId],
      criticalityAtLeast: "HIGH",
      trustLowerAtLeast: 0.25,
      contractValueAtLeast: { amount: "0100", currency: "EUR" },
      hasContractInForce: false,
      standings: null,
    };
    const input = { name: " Ours ", description: "For the board.", rule };
    const { segment } = await scene.done("Create", input);
    expect(segment).toMatchObject({
      name: "Ours",
      description: "For the board.",
      version: 1,
      rule: {
        ...rule,
        roles: ["MSP", "CLOUD_PROVIDER"],
        contractValueAtLeast: { amount: "100.00", currency: "EUR" },
        stages: null,
        trustLowerAtMost: null,
      },
    });
    const changed = await scene.done("Update", { id: segment.id, expectedVersion: 1, name: "Theirs" });
    expect(changed.segment).toMatchObject({ name: "Theirs", rule: segment.rule, version: 2 });
    const ruled = await scene.done("Update", { id: segment.id, expectedVersion: 2, rule: MSP });
    expect(ruled.segment.rule).toMatchObject({ roles: ["MSP"], hasContractInForce: null });
    expect(errorsOf(await scene.done("Remove", { id: segment.id, expectedVersion: 1 }))).toEqual([
      "CONFLICT expectedVersion",
    ]);
    expect(await names()).toEqual(["Theirs"]);
    expect((await scene.done("Remove", { id: segment.id, expectedVersion: 3 })).segment.name).toBe("Theirs");
    expect(await names()).toEqual([]);
    const { errors } = await scene.api.query(`query ($id: UUID!) { segment(id: $id) { name } }`, {
      id: segment.id,
    });
    expect(errors[0]?.extensions.code).toBe("NOT_FOUND");
  });

  test.each<[string, object, string[]]>([
    ["an empty rule", {}, ["INVALID rule"]],
    ["a rule that says nothing", { roles: null, trustLowerAtMost: null }, ["INVALID rule"]],
    ["an empty list", { roles: [] }, ["INVALID rule.roles"]],
    [
      "trust beyond 1",
      { trustLowerAtLeast: 1.1 },
      ["INVALID rule.trustLowerAtLeast", "INVALID rule.trustLowerAtMost"],
    ],
    [
      "bounds that leave nothing",
      { trustLowerAtLeast: 0.6, trustLowerAtMost: 0.5 },
      ["INVALID rule.trustLowerAtMost"],
    ],
    ["an unknown area", { serviceAreaIds: [NOBODY] }, ["NOT_FOUND rule.serviceAreaIds.0"]],
    [
      "a value below zero",
      { contractValueAtLeast: { amount: "-1", currency: "EUR" } },
      ["INVALID rule.contractValueAtLeast.amount"],
    ],
    [
      "too many areas",
      { serviceAreaIds: Array.from({ length: 51 }, () => NOBODY) },
      ["INVALID rule.serviceAreaIds"],
    ],
  ])("is refused for %s, and none is stored or changed", async (_what, rule, expected) => {
    const known = await create("Known");
    expect(errorsOf(await scene.done("Create", { name: "Refused", rule }))).toEqual(expected);
    expect(errorsOf(await scene.done("Update", { id: known.id, expectedVersion: 1, rule }))).toEqual(
      expected,
    );
    expect(await names()).toEqual(["Known"]);
  });

  test("has a name of its own, in whatever case", async () => {
    await create("Clouds");
    const other = await create("Others");
    expect(errorsOf(await scene.done("Create", { name: "CLOUDS!", rule: MSP }))).toEqual(["CONFLICT name"]);
    const renamed = { id: other.id, expectedVersion: 1, name: "clouds" };
    expect(errorsOf(await scene.done("Update", renamed))).toEqual(["CONFLICT name"]);
    const later = await overlapping(
      scene.api,
      (tx) => createSegment(tx, { name: "Raced", rule: { hasContractInForce: true } }),
      () => scene.done("Create", { name: "raced", rule: MSP }),
    );
    expect(errorsOf(later)).toEqual(["CONFLICT name"]);
    expect(await names()).toEqual(["Clouds", "Others", "Raced"]);
  });

  test("refuses nulls, and an id that is not there", async () => {
    const { id } = await create("Known");
    for (const field of ["name", "rule"])
      expect(errorsOf(await scene.done("Update", { id, expectedVersion: 1, [field]: null }))).toEqual([
        `INVALID ${field}`,
      ]);
    expect(errorsOf(await scene.done("Update", { id: NOBODY, expectedVersion: 1 }))).toEqual([
      "NOT_FOUND id",
    ]);
    expect(errorsOf(await scene.done("Remove", { id: NOBODY, expectedVersion: 1 }))).toEqual([
      "NOT_FOUND id",
    ]);
  });

  test("is one of at most fifty", async () => {
    for (let at = 0; at < 50; at++)
      await scene.api
        .context()
        .commit((tx) =>
          createSegment(tx, { name: `Segment ${at}`, rule: { hasContractInForce: at % 2 === 0 } }),
        );
    expect(errorsOf(await scene.done("Create", { name: "One more", rule: MSP }))).toEqual(["CONFLICT null"]);
    expect(await names()).toHaveLength(50);
    const { data } = await scene.api.query(`{ partners { nodes { name segments { name } } } }`);
    expect(data.partners.nodes.map(({ segments }: any) => segments.length)).toEqual([25, 25, 25, 25]);
  });

  test.each([Role.VIEWER, Role.REVIEWER])("is not for a %s to keep", async (role) => {
    const { id } = await create("Known");
    for (const [verb, input] of [
      ["Create", { name: "Forbidden", rule: MSP }],
      ["Update", { id, expectedVersion: 1, name: "Forbidden" }],
      ["Remove", { id, expectedVersion: 1 }],
    ] as const)
      expect((await scene.send(verb, input, role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await names()).toEqual(["Known"]);
  });

  test("is nothing that partners see", async () => {
    await create("Bad ones");
    const bound = scene.ids.get("Bound")!;
    const scoped = scene.api.context({ role: Role.VIEWER, partnerIds: [bound] });
    expect(await listSegments(scoped)).toEqual([]);
    expect(await segmentsOf(scoped, bound, null)).toEqual([]);
    expect((await segmentsOf(scene.api.context(), bound, null)).map(({ name }) => name)).toEqual([
      "Bad ones",
    ]);
  });
});
