import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { clockByEngagement } from "../../../src/modules/serviceLevels/ServiceClock.js";
import { settleOverdueClocks } from "../../../src/modules/serviceLevels/overdueClocks.js";
import { at, setClockScene, type ClockScene } from "./serviceClockScene.js";
import { STARTED } from "./serviceLevelScene.js";

let now = "2026-11-20T12:00:00.000Z";
let scene: ClockScene;
beforeAll(async () => {
  scene = await setClockScene(() => now);
});
afterAll(() => scene.api.stop());

describe("a service clock", () => {
  test("starts with the incident under the only level that holds, and what is overdue is broken", async () => {
    const { engagementId, levelId, partnerId } = await scene.called();
    const clock = await scene.clock("Start", { engagementId });
    expect(clock).toMatchObject({
      startedAt: STARTED,
      nextDueAt: null,
      partner: { id: partnerId },
      engagement: { id: engagementId, clockedPromises: ["RESPOND", "RESOLVE"] },
      serviceLevel: { id: levelId },
    });
    expect(clock.reading.promises).toMatchObject([
      { kind: "RESPOND", minutes: 30, dueAt: at(30), state: "BROKEN" },
      { kind: "RESOLVE", minutes: 240, dueAt: at(240), state: "BROKEN" },
    ]);
    const row = { value: 0, occurredOn: "2026-11-13", source: "service-level", sourceKind: "AUTOMATED" };
    const from = { engagement: { id: engagementId }, serviceClock: { id: clock.id } };
    expect(clock.evidence).toEqual([
      { ...row, ...from, dimension: "RESPONSIVENESS" },
      { ...row, ...from, dimension: "DELIVERY", occurredOn: "2026-11-14" },
    ]);
  });

  test("tells what was kept once it is told, corrected and taken back, and never twice", async () => {
    const { id } = await scene.started();
    const mark = (expectedVersion: number, more: object): object => ({ id, expectedVersion, ...more });
    const answered = await scene.clock("Respond", mark(2, { respondedAt: at(20) }));
    expect(answered.evidence).toMatchObject([
      { dimension: "RESPONSIVENESS", value: 1 },
      { dimension: "DELIVERY", value: 0 },
    ]);
    const resolved = await scene.clock("Resolve", mark(3, { resolvedAt: at(240) }));
    expect(resolved.evidence).toMatchObject([{ value: 1 }, { dimension: "DELIVERY", value: 1 }]);
    expect(resolved.reading).toMatchObject({ partnerMinutes: 240, turn: null });
    const corrected = await scene.clock("Respond", mark(4, { respondedAt: at(31) }));
    expect(corrected.evidence).toMatchObject([{ dimension: "RESPONSIVENESS", value: 0 }, { value: 1 }]);
    const reopened = await scene.clock("Resolve", mark(5, { resolvedAt: null }));
    expect(reopened).toMatchObject({ resolvedAt: null, reading: { turn: "PARTNER" } });
    expect(reopened.evidence).toMatchObject([{ value: 0 }, { dimension: "DELIVERY", value: 0 }]);
    const [counted] = await scene.api.dataSource.query<{ n: number }[]>(
      `SELECT sum(s.g) AS n FROM dimension_statistic s JOIN service_clock c USING (partner_id) WHERE c.id = $1`,
      [id],
    );
    expect(counted!.n).toBe(2);
  });

  test("is put right now where nothing else is said", async () => {
    const { id, version } = await scene.started();
    expect(await scene.clock("Resolve", { id, expectedVersion: version })).toMatchObject({ resolvedAt: now });
  });

  test("does not charge the partner with what we delayed", async () => {
    const { id } = await scene.started();
    const mine = { clockId: id, party: "US", reason: "WAITING_FOR_US", note: "Nobody had the key." };
    const paused = await scene.clock("Pause", {
      expectedVersion: 2,
      ...mine,
      startsAt: at(10),
      endsAt: at(70),
    });
    expect(paused.pauses).toMatchObject([{ startsAt: at(10), endsAt: at(70), note: "Nobody had the key." }]);
    const others = { clockId: id, party: "THIRD_PARTY", reason: "CHANGE_FREEZE" };
    const frozen = await scene.clock("Pause", { expectedVersion: 3, ...others, startsAt: at(100) });
    expect(frozen.reading).toMatchObject({ partnerMinutes: 40, ourMinutes: 60, turn: "THIRD_PARTY" });
    expect(frozen.reading.promises).toMatchObject([
      { dueAt: at(90), state: "BROKEN" },
      { dueAt: null, state: "PAUSED" },
    ]);
    expect(frozen.evidence).toMatchObject([{ dimension: "RESPONSIVENESS" }]);
    const resumed = await scene.clock("Resume", { clockId: id, expectedVersion: 4, endsAt: at(400) });
    expect(resumed.reading.promises[1]).toMatchObject({ dueAt: at(600), state: "BROKEN" });
    const told = await scene.clock("Respond", { id, expectedVersion: 5, respondedAt: at(90) });
    expect(told.evidence).toMatchObject([{ value: 1 }, { value: 0 }]);
    const [{ id: pauseId }] = told.pauses;
    const removed = await scene.clock("PauseRemove", { id: pauseId, expectedVersion: 6 });
    expect(removed.evidence).toMatchObject([{ dimension: "RESPONSIVENESS", value: 0 }, { value: 0 }]);
  });

  test("ends a pause that goes on when it is put right", async () => {
    const { id } = await scene.started();
    const pause = { clockId: id, party: "US", reason: "WAITING_FOR_APPROVAL", startsAt: at(60) };
    await scene.clock("Pause", { expectedVersion: 2, ...pause });
    expect(await scene.errorsOf("Resolve", { id, expectedVersion: 3, resolvedAt: at(60) })).toEqual([
      "INVALID resolvedAt",
    ]);
    const resolved = await scene.clock("Resolve", { id, expectedVersion: 3, resolvedAt: at(600) });
    expect(resolved.pauses).toMatchObject([{ startsAt: at(60), endsAt: at(600) }]);
    expect(resolved.reading.promises[1]).toMatchObject({ minutesUsed: 60, state: "KEPT" });
  });

  test("shows what it showed at any instant", async () => {
    const { id } = await scene.started();
    await scene.clock("Resolve", { id, expectedVersion: 2, resolvedAt: at(100) });
    const asked = async (asOf: string): Promise<any> =>
      scene.api.query(
        `{ serviceClock(id: "${id}") { reading(asOf: "${asOf}") { partnerMinutes promises { state } } } }`,
      );
    expect((await asked(at(20))).data.serviceClock.reading).toEqual({
      partnerMinutes: 20,
      promises: [{ state: "RUNNING" }, { state: "RUNNING" }],
    });
    expect((await asked(at(100))).data.serviceClock.reading.promises).toEqual([
      { state: "BROKEN" },
      { state: "KEPT" },
    ]);
    const { errors } = await asked("2026-11-20T12:00:00.001Z");
    expect(errors[0].extensions).toMatchObject({ code: "INVALID", problems: [{ field: "asOf" }] });
  });

  test("counts on the hours of the level, and cannot where nobody has said them", async () => {
    const { calendarId } = scene;
    const { reading } = await scene.started({ roundTheClock: false, calendarId });
    // Friday evening: the hours begin on Monday.
    expect(reading.promises[0]).toMatchObject({ dueAt: "2026-11-16T08:30:00.000Z" });
    const { engagementId } = await scene.called({ roundTheClock: false });
    expect(await scene.errorsOf("Start", { engagementId })).toEqual(["INVALID serviceLevelId"]);
  });

  test("is taken back with its evidence, and another one can start", async () => {
    const { id, engagement } = await scene.started();
    expect(await scene.errorsOf("Start", { engagementId: engagement.id })).toEqual(["CONFLICT engagementId"]);
    expect(await scene.errorsOf("Void", { id, expectedVersion: 2, reason: " " })).toEqual(["INVALID reason"]);
    const voided = await scene.clock("Void", { id, expectedVersion: 2, reason: "Wrong level." });
    expect(voided).toMatchObject({
      voidedAt: now,
      voidReason: "Wrong level.",
      nextDueAt: null,
      evidence: [],
    });
    expect(voided.engagement.clockedPromises).toEqual([]);
    expect(await scene.errorsOf("Respond", { id, expectedVersion: 3 })).toEqual(["CONFLICT id"]);
    const again = await scene.clock("Start", { engagementId: engagement.id, startedAt: at(5) });
    expect(again.evidence).toHaveLength(2);
    const { data } = await scene.api.query(`{ engagement(id: "${engagement.id}") { serviceClock { id } } }`);
    expect(data.engagement.serviceClock.id).toBe(again.id);
  });
});

describe("lists", () => {
  test("are filtered, and hide what is another partner's", async () => {
    const [mine, another] = [await scene.started(), await scene.started()];
    const listed = async (filter: object): Promise<string[]> => {
      const { data } = await scene.api.query(
        `query ($filter: ServiceClockFilter) { serviceClocks(first: 100, filter: $filter) { nodes { id } } }`,
        { filter },
      );
      return data.serviceClocks.nodes.map(({ id }: { id: string }) => id);
    };
    await scene.clock("Resolve", { id: mine.id, expectedVersion: 2, resolvedAt: at(10) });
    expect(await listed({ partnerId: { eq: mine.partner.id } })).toEqual([mine.id]);
    expect(await listed({ serviceLevelId: { eq: another.serviceLevel.id }, open: true })).toEqual([
      another.id,
    ]);
    const open = await listed({ open: true });
    expect(open).toContain(another.id);
    expect(open).not.toContain(mine.id);
    await scene.clock("Void", { id: another.id, expectedVersion: 2, reason: "Wrong." });
    expect(await listed({ open: true })).not.toContain(another.id);
    expect(await listed({ open: true, includeVoided: true })).toContain(another.id);
    const scoped = scene.api.context({ role: Role.VIEWER, partnerIds: [mine.partner.id] });
    const third = await scene.started();
    expect(await clockByEngagement(scoped, [mine.engagement.id, third.engagement.id])).toMatchObject([
      { id: mine.id },
      null,
    ]);
  });
});

test("what becomes overdue is written down although nobody says so", async () => {
  now = "2026-11-20T12:00:00.000Z";
  const { engagementId } = await scene.called({}, { startedAt: now });
  const { id, nextDueAt, evidence } = await scene.clock("Start", { engagementId });
  expect(nextDueAt).toBe("2026-11-20T12:30:00.000Z");
  expect(evidence).toEqual([]);
  const shown = async (): Promise<any> =>
    (await scene.api.query(`{ serviceClock(id: "${id}") { nextDueAt evidence { dimension value } } }`)).data
      .serviceClock;
  expect(await settleOverdueClocks(scene.api.context())).toBe(0);
  now = "2026-11-20T12:30:00.001Z";
  expect(await settleOverdueClocks(scene.api.context())).toBe(1);
  expect(await settleOverdueClocks(scene.api.context())).toBe(0);
  const late = { dimension: "RESPONSIVENESS", value: 0 };
  expect(await shown()).toEqual({ nextDueAt: "2026-11-20T16:00:00.000Z", evidence: [late] });
  await scene.done("engagementVoid", "engagement", "id", {
    id: engagementId,
    expectedVersion: 2,
    reason: "A test.",
  });
  now = "2026-11-21T12:00:00.000Z";
  expect(await settleOverdueClocks(scene.api.context())).toBe(1);
  expect(await shown()).toEqual({ nextDueAt: null, evidence: [] });
});
