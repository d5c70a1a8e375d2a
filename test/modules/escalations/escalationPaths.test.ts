import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { NOBODY, setScene, type Scene } from "./escalationScene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.api.stop());

const PATH = `callScript steps { position supportLevel delayMinutes attempts team { name } contact { name } deputy { name } contract { title } }`;
const upsert = (input: object): Promise<any> =>
  scene.mutate("escalationPathUpsert", "escalationPath", PATH, {
    serviceAreaId: scene.areaId,
    severity: "SEV1",
    ...input,
  });
const firstLine = (): object => ({ teamId: scene.teamId, supportLevel: "L1" });
const engineer = (): object => ({
  contactId: scene.contactIds[0],
  deputyId: scene.contactIds[1],
  contractId: scene.contractIds[0],
  supportLevel: "L3",
  delayMinutes: 15,
  attempts: 2,
});

describe("an escalation path", () => {
  test("is set, and replaced as a whole, and shown where it is looked for", async () => {
    const { escalationPath: made, userErrors } = await upsert({
      steps: [firstLine()],
      callScript: "Say P1.",
    });
    expect(userErrors).toEqual([]);
    const { escalationPath } = await upsert({ expectedVersion: 1, steps: [firstLine(), engineer()] });
    expect(escalationPath).toMatchObject({ id: made.id, version: 2, callScript: "Say P1." });
    const { data } = await scene.api.query(
      `query ($id: UUID!) { escalationPath(serviceAreaId: $id, severity: SEV1) { ${PATH} }
         none: escalationPath(serviceAreaId: $id, severity: SEV4) { id }
         serviceAreas { escalationPaths { severity } } }`,
      { id: scene.areaId },
    );
    expect(data.escalationPath.steps).toEqual([
      {
        position: 1,
        supportLevel: "L1",
        delayMinutes: 0,
        attempts: 1,
        team: { name: "First line" },
        contact: null,
        deputy: null,
        contract: null,
      },
      {
        position: 2,
        supportLevel: "L3",
        delayMinutes: 15,
        attempts: 2,
        team: null,
        contact: { name: "Ada" },
        deputy: { name: "Bob" },
        contract: { title: "Support" },
      },
    ]);
    expect(data.none).toBeNull();
    expect(data.serviceAreas).toEqual([{ escalationPaths: [{ severity: "SEV1" }] }]);
  });

  test.each([
    ["no steps", () => ({ steps: [] }), "INVALID", "steps"],
    ["a step that calls nobody", () => ({ steps: [{ supportLevel: "L1" }] }), "INVALID", "steps.0"],
    [
      "a step that calls two",
      () => ({ steps: [{ ...firstLine(), contactId: scene.contactIds[0] }] }),
      "INVALID",
      "steps.0",
    ],
    ["a circle", () => ({ steps: [firstLine(), engineer(), firstLine()] }), "INVALID", "steps.2"],
    [
      "a deputy of a team",
      () => ({ steps: [{ ...firstLine(), deputyId: scene.contactIds[0] }] }),
      "INVALID",
      "steps.0.deputyId",
    ],
    [
      "a deputy at another partner",
      () => ({ steps: [{ ...engineer(), deputyId: scene.contactIds[2] }] }),
      "INVALID",
      "steps.0.deputyId",
    ],
    [
      "a contract with another partner",
      () => ({ steps: [{ ...engineer(), contractId: scene.contractIds[1] }] }),
      "INVALID",
      "steps.0.contractId",
    ],
    [
      "a contract for a team of ours",
      () => ({ steps: [{ ...firstLine(), contractId: scene.contractIds[0] }] }),
      "INVALID",
      "steps.0.contractId",
    ],
    [
      "a delay of two days",
      () => ({ steps: [{ ...firstLine(), delayMinutes: 2880 }] }),
      "INVALID",
      "steps.0.delayMinutes",
    ],
    ["no attempt", () => ({ steps: [{ ...firstLine(), attempts: 0 }] }), "INVALID", "steps.0.attempts"],
    [
      "an unknown team",
      () => ({ steps: [{ teamId: NOBODY, supportLevel: "L1" }] }),
      "NOT_FOUND",
      "steps.0.teamId",
    ],
    [
      "an unknown area",
      () => ({ serviceAreaId: NOBODY, steps: [firstLine()] }),
      "NOT_FOUND",
      "serviceAreaId",
    ],
    ["a stale version", () => ({ expectedVersion: 1, steps: [firstLine()] }), "CONFLICT", "expectedVersion"],
  ])("with %s is refused at its field, and stays as it was", async (_what, input, code, field) => {
    const stored = `SELECT (SELECT json_agg(s ORDER BY s.id) FROM escalation_step s) AS steps, (SELECT json_agg(p ORDER BY p.id) FROM escalation_path p) AS paths`;
    const before = await scene.api.dataSource.query(stored);
    expect((await upsert(input())).userErrors).toEqual([{ code, field }]);
    expect(await scene.api.dataSource.query(stored)).toEqual(before);
  });

  test("is removed with its steps", async () => {
    const { escalationPath } = await upsert({ severity: "SEV2", steps: [firstLine()] });
    await scene.mutate("escalationPathRemove", "escalationPath", "", {
      id: escalationPath.id,
      expectedVersion: 1,
    });
    expect(
      await scene.api.dataSource.query(`SELECT 1 FROM escalation_step WHERE path_id = $1`, [
        escalationPath.id,
      ]),
    ).toEqual([]);
  });
});
