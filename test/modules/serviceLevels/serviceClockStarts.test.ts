import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { at, setClockScene, type ClockScene } from "./serviceClockScene.js";
import { NOBODY } from "./serviceLevelScene.js";

let scene: ClockScene;
beforeAll(async () => {
  scene = await setClockScene();
});
afterAll(() => scene.api.stop());

describe("which service level a clock is under:", () => {
  test("that of the area goes before that for all areas", async () => {
    const { partnerId, contractId, version, engagementId } = await scene.called();
    const agreed = { partnerId, contractId, version };
    const { id } = await scene.level(agreed, { serviceAreaId: scene.areaId, respondMinutes: 15 });
    expect((await scene.clock("Start", { engagementId })).serviceLevel.id).toBe(id);
  });

  test("of several that hold one must be named, and the message names them", async () => {
    const first = await scene.called();
    const second = await scene.agreed({ partnerId: first.partnerId, title: "More support" });
    const { id } = await scene.level(second);
    const { engagementId } = first;
    const { userErrors } = await scene.send("serviceClockStart", "serviceClock", "id", { engagementId });
    expect(userErrors).toMatchObject([{ code: "INVALID", field: "serviceLevelId" }]);
    for (const part of [first.levelId, id, "More support"]) expect(userErrors[0].message).toContain(part);
    const named = await scene.clock("Start", { engagementId, serviceLevelId: id });
    expect(named.serviceLevel.id).toBe(id);
  });

  test.each([
    ["of another severity", { severity: "SEV2" }, {}],
    ["that was over then", { endsOn: "2026-11-12" }, {}],
    ["that had not begun", { startsOn: "2026-11-14" }, {}],
    ["for an area to which the contract does not entitle us", {}, { serviceAreaIds: "other" }],
  ])("one %s does not hold", async (_which, level, incident) => {
    const other = "serviceAreaIds" in incident ? { serviceAreaIds: [scene.otherAreaId] } : incident;
    const { engagementId, levelId } = await scene.called(level, other);
    expect(await scene.errorsOf("Start", { engagementId })).toEqual(["INVALID serviceLevelId"]);
    expect(await scene.errorsOf("Start", { engagementId, serviceLevelId: levelId })).toEqual([
      "INVALID serviceLevelId",
    ]);
  });

  test("one of a contract that was over, or of another partner, does not hold", async () => {
    const { engagementId, contractId, version } = await scene.called();
    const { levelId: another } = await scene.called();
    expect(await scene.errorsOf("Start", { engagementId, serviceLevelId: another })).toEqual([
      "INVALID serviceLevelId",
    ]);
    await scene.done("contractTerminate", "contract", "id", {
      ...{ contractId, expectedVersion: version, givenBy: "MUTUAL", reason: "Sold." },
      ...{ noticeGivenOn: "2026-10-01", effectiveOn: "2026-10-31" },
    });
    expect(await scene.errorsOf("Start", { engagementId })).toEqual(["INVALID serviceLevelId"]);
  });
});

describe("a clock and the engagement's own promises", () => {
  const promise = (kind: string): object => ({ kind, promisedFor: at(60), fulfilledAt: at(50) });

  test("are never both about the same", async () => {
    const { engagementId } = await scene.called({}, { promises: [promise("RESPOND")] });
    expect(await scene.errorsOf("Start", { engagementId })).toEqual(["CONFLICT engagementId"]);
    const one = await scene.called({ respondMinutes: null }, { promises: [promise("RESPOND")] });
    const { engagement } = await scene.clock("Start", { engagementId: one.engagementId });
    expect(engagement.clockedPromises).toEqual(["RESOLVE"]);
    const update = (kind: string, expectedVersion: number): Promise<any> =>
      scene.send("engagementUpdate", "engagement", "version evidence { dimension source }", {
        ...{ id: one.engagementId, expectedVersion, newPromises: [promise(kind)] },
      });
    expect((await update("RESOLVE", 2)).userErrors).toMatchObject([
      { code: "INVALID", field: "newPromises.0.kind" },
    ]);
    const { engagement: updated } = await update("DELIVER", 2);
    // The change of the engagement left what the clock measured alone.
    expect(updated.evidence.map(({ source }: { source: string }) => source).sort()).toEqual([
      ...["manual", "manual", "service-level"],
    ]);
  });

  test("go with the engagement when it is taken back", async () => {
    const { engagementId } = await scene.called();
    const { id } = await scene.clock("Start", { engagementId });
    const voiding = { id: engagementId, expectedVersion: 2, reason: "A test." };
    await scene.done("engagementVoid", "engagement", "id", voiding);
    expect(await scene.errorsOf("Respond", { id, expectedVersion: 2, respondedAt: at(1) })).toEqual([
      "CONFLICT id",
    ]);
    const { data } = await scene.api.query(`{ serviceClock(id: "${id}") { evidence { id } } }`);
    expect(data.serviceClock.evidence).toEqual([]);
    const later = await scene.called();
    const voided = { id: later.engagementId, expectedVersion: 1, reason: "A test." };
    await scene.done("engagementVoid", "engagement", "id", voided);
    expect(await scene.errorsOf("Start", { engagementId: later.engagementId })).toEqual([
      "CONFLICT engagementId",
    ]);
  });
});

describe("what is refused:", () => {
  test("a start in the future, before the engagement, of work without a severity, or of nothing", async () => {
    const { engagementId, partnerId } = await scene.called();
    expect(await scene.errorsOf("Start", { engagementId, startedAt: "2026-11-20T12:00:01Z" })).toEqual([
      "INVALID startedAt",
    ]);
    expect(await scene.errorsOf("Start", { engagementId, startedAt: "2026-11-13T20:59:59Z" })).toEqual([
      "INVALID startedAt",
    ]);
    expect(await scene.errorsOf("Start", { engagementId, startedAt: null })).toEqual(["INVALID startedAt"]);
    expect(await scene.errorsOf("Start", { engagementId: NOBODY })).toEqual(["NOT_FOUND engagementId"]);
    const project = await scene.incident(partnerId, { kind: "PROJECT", severity: null });
    expect(await scene.errorsOf("Start", { engagementId: project.id })).toEqual(["INVALID engagementId"]);
  });

  test("an answer that has not come, before the call, or after it was put right; and a stale version", async () => {
    const { id } = await scene.started();
    const respond = (respondedAt: string, expectedVersion = 2): Promise<string[]> =>
      scene.errorsOf("Respond", { id, expectedVersion, respondedAt });
    expect(await respond("2026-11-20T12:00:01Z")).toEqual(["INVALID respondedAt"]);
    expect(await respond(at(-1))).toEqual(["INVALID respondedAt"]);
    expect(await respond(at(1), 1)).toEqual(["CONFLICT expectedVersion"]);
    await scene.clock("Resolve", { id, expectedVersion: 2, resolvedAt: at(10) });
    expect(await respond(at(11), 3)).toEqual(["INVALID resolvedAt"]);
  });

  test.each([
    ["before the clock", { startsAt: at(-1), endsAt: at(10) }, "INVALID startsAt"],
    ["in the future", { startsAt: "2026-11-20T12:00:01Z", endsAt: null }, "INVALID startsAt"],
    ["that ends in the future", { endsAt: "2026-11-20T12:00:01Z" }, "INVALID endsAt"],
    ["of no length", { endsAt: at(100) }, "INVALID endsAt"],
    ["over another", { startsAt: at(30), endsAt: at(60) }, "INVALID startsAt"],
    ["around another", { startsAt: at(10), endsAt: at(90) }, "INVALID startsAt"],
    ["on the wrong account", { party: "PARTNER" }, "INVALID party"],
    ["from null on", { startsAt: null }, "INVALID startsAt"],
    ["of no clock", { clockId: NOBODY }, "NOT_FOUND clockId"],
    ["of a stale version", { expectedVersion: 2 }, "CONFLICT expectedVersion"],
  ])("a pause %s", async (_which, different, error) => {
    const { id } = await scene.started();
    const pause = { clockId: id, party: "US", reason: "WAITING_FOR_US" };
    await scene.clock("Pause", { expectedVersion: 2, ...pause, startsAt: at(50), endsAt: at(70) });
    const wrong = { expectedVersion: 3, ...pause, startsAt: at(100), endsAt: at(110), ...different };
    expect(await scene.errorsOf("Pause", wrong)).toEqual([error]);
  });

  test("a pause after it was put right, and going on where nothing stopped", async () => {
    const { id } = await scene.started();
    expect(await scene.errorsOf("Resume", { clockId: id, expectedVersion: 2 })).toEqual(["CONFLICT clockId"]);
    await scene.clock("Resolve", { id, expectedVersion: 2, resolvedAt: at(100) });
    const pause = { clockId: id, expectedVersion: 3, party: "US", reason: "WAITING_FOR_US" };
    expect(await scene.errorsOf("Pause", { ...pause, startsAt: at(100), endsAt: at(110) })).toEqual([
      ...["INVALID startsAt", "INVALID endsAt"],
    ]);
    expect(await scene.errorsOf("Pause", { ...pause, startsAt: at(50) })).toEqual(["INVALID endsAt"]);
  });

  test("a start by two at once: one clock is stored", async () => {
    const { engagementId } = await scene.called();
    const sent = Array.from({ length: 4 }, () =>
      scene.send("serviceClockStart", "serviceClock", "id", { engagementId }),
    );
    const answers = await Promise.all(sent);
    expect(answers.filter(({ serviceClock }) => serviceClock !== null)).toHaveLength(1);
    const errors = answers.flatMap(({ userErrors }) => userErrors);
    expect(errors).toHaveLength(3);
    for (const error of errors) expect(error).toMatchObject({ code: "CONFLICT" });
  });
});
