import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import sql from "sql-template-tag";
import { Role } from "../../../src/kernel/Role.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import { upsertPath } from "../../../src/modules/escalations/escalationService.js";
import { addSubcontracting } from "../../../src/modules/fourthParties/subcontractingService.js";
import { mergePartners } from "../../../src/modules/merges/mergeService.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { simulateLoss, weakestLinks } from "../../../src/modules/readiness/lossQueries.js";
import { without } from "../../../src/modules/readiness/lossRules.js";
import { gatherFacts } from "../../../src/modules/readiness/readinessQueries.js";
import { weekFrom } from "../../../src/modules/readiness/weekRules.js";
import { statementsOf } from "../../support/statements.js";
import {
  addArea,
  addHelper,
  NOBODY,
  rehearse,
  setScene,
  stepTo,
  type Helper,
  type Scene,
} from "./readinessScene.js";
import { afterTerminating, told } from "./withoutReally.js";

const NOTHING = {
  contactIds: new Set<string>(),
  contractIds: new Set<string>(),
  fourthParties: new Set<string>(),
};
const week = weekFrom("2026-11-23");
let scene: Scene;
let second: Helper;
/** Beside "Mail", which Helper alone helps in office hours: "Phones", where Second helps too, at all hours. */
beforeAll(async () => {
  scene = await setScene();
  await scene.api.context().commit(async (tx) => {
    const phonesId = await addArea(tx, "Phones", Criticality.HIGH);
    second = await addHelper(tx, "Second", phonesId, null);
    const again = await addHelper(tx, "Third", phonesId, scene.calendarId);
    const steps = [stepTo(second), stepTo(again)];
    await upsertPath(tx, { serviceAreaId: phonesId, severity: Severity.SEV1, steps });
    await rehearse(tx, phonesId);
    for (const partnerId of [scene.helper.partnerId, second.partnerId])
      await addSubcontracting(tx, { partnerId, name: "Deep Cellar", startsOn: "2026-01-01" });
  });
});
afterAll(() => scene.api.stop());

const TIMES = "serviceArea { name } severity hours damage times { start end } reasons { code message }";
const simulate = (losses: object): Promise<any> =>
  scene.api.query(
    `query ($partnerIds: [UUID!], $contactIds: [UUID!], $contractIds: [UUID!], $fourthParties: [String!], $at: DateTime) {
       simulateLoss(partnerIds: $partnerIds, contactIds: $contactIds, contractIds: $contractIds,
         fourthParties: $fourthParties, at: $at) { weekOf damage uncovered { ${TIMES} } onOneLeg(first: 1) { ${TIMES} } } }`,
    losses,
    Role.VIEWER,
  );

describe("without a partner", () => {
  test("it says what is uncovered, when, and what stands on one leg", async () => {
    const { data, errors } = await simulate({ partnerIds: [scene.helper.partnerId] });
    expect(errors).toEqual([]);
    const { weekOf, damage, uncovered, onOneLeg } = data.simulateLoss;
    expect([weekOf, damage]).toEqual(["2026-11-23", 8 * 5 * 9.5]);
    expect(uncovered).toHaveLength(1);
    expect(uncovered[0]).toMatchObject({ serviceArea: { name: "Mail" }, severity: "SEV1", hours: 47.5 });
    expect(uncovered[0].times[0]).toEqual({
      start: "2026-11-23T08:30:00.000Z",
      end: "2026-11-23T18:00:00.000Z",
    });
    expect(uncovered[0].reasons[1].message).toBe("In this simulation we lose Helper.");
    expect(onOneLeg).toMatchObject([{ serviceArea: { name: "Phones" }, hours: 168 - 47.5 }]);
  });

  test("and its subcontractor, in any spelling, all that rest on it are lost", async () => {
    const { data } = await simulate({ fourthParties: ["deep cellar, Inc."] });
    const lost = data.simulateLoss.uncovered.map(({ serviceArea, hours }: any) => [serviceArea.name, hours]);
    expect(lost).toEqual([
      ["Phones", 168 - 47.5],
      ["Mail", 47.5],
    ]);
  });

  test("it is in every span as if its contracts had really been terminated", async () => {
    const before = await gatherFacts(scene.api.context(), week, null);
    for (const { partnerId, contractId } of [scene.helper, second]) {
      const really = told(await afterTerminating(scene.api.context(), before, [contractId]));
      const simulated = told(without(before, { ...NOTHING, partnerIds: new Set([partnerId]) }));
      expect(simulated).toEqual(really);
      expect(really).not.toEqual(told(before));
    }
  });
});

describe("a simulation", () => {
  test("takes the id of a partner that was merged for what it became part of", async () => {
    const oldId = await scene.api.context().commit(async (tx) => {
      const { id: mergedId } = await createPartner(tx, { name: "Helper of old" });
      const survivorId = scene.helper.partnerId;
      const [survivor] = await tx.rows<{ version: number }>(
        sql`SELECT version FROM partner WHERE id = ${survivorId}::uuid`,
      );
      await mergePartners(tx, { survivorId, survivorVersion: survivor!.version, mergedId, mergedVersion: 1 });
      return mergedId;
    });
    expect((await simulate({ partnerIds: [oldId] })).data.simulateLoss.damage).toBe(8 * 47.5);
  });

  test("lets deputies step in, and asks for the week of an instant", async () => {
    const { data } = await simulate({ contactIds: [scene.helper.contactId], at: "2026-12-08T03:00:00Z" });
    expect(data.simulateLoss).toMatchObject({ weekOf: "2026-12-07", damage: 0, uncovered: [] });
    const both = { contactIds: [scene.helper.contactId, scene.helper.deputyId] };
    expect((await simulate(both)).data.simulateLoss.damage).toBe(8 * 47.5);
    const contract = { contractIds: [scene.helper.contractId] };
    expect((await simulate(contract)).data.simulateLoss.damage).toBe(8 * 47.5);
  });

  test.each([
    ["of nothing", {}, "INVALID", null],
    ["of empty lists", { partnerIds: [], fourthParties: [] }, "INVALID", null],
    ["of an unknown partner", { partnerIds: [NOBODY] }, "NOT_FOUND", "partnerIds.0"],
    ["of an unknown person", { contactIds: [NOBODY] }, "NOT_FOUND", "contactIds.0"],
    ["of an unknown contract", { contractIds: [NOBODY] }, "NOT_FOUND", "contractIds.0"],
    ["of an unknown subcontractor", { fourthParties: ["Deep Cellar", "?"] }, "NOT_FOUND", "fourthParties.1"],
    ["of more than a hundred", { partnerIds: Array(101).fill(NOBODY) }, "INVALID", "partnerIds"],
    [
      "at an instant that lies too far away",
      { contactIds: [NOBODY], at: "0001-01-01T00:00:00Z" },
      "INVALID",
      "at",
    ],
  ])("%s is refused at its field", async (_what, losses, code, field) => {
    const { data, errors } = await simulate(losses);
    expect(data.simulateLoss).toBeNull();
    expect(errors[0].extensions).toMatchObject({ code, problems: [{ field }] });
  });

  test("changes nothing, and is for our own staff alone", async () => {
    const { api, helper } = scene;
    const partner = api.context({ partnerIds: [helper.partnerId] });
    const losses = { partnerIds: [helper.partnerId] };
    await expect(simulateLoss(partner, losses, null)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(weakestLinks(partner, 5, null)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const statements = await statementsOf(api.dataSource, () => simulateLoss(api.context(), losses, null));
    expect(statements.every((text) => text.trim().startsWith("SELECT"))).toBe(true);
  });
});

describe("the weakest links", () => {
  test("are the single losses that uncover most, each with what it uncovers", async () => {
    const { data, errors } = await scene.api.query(
      `{ weakestLinks(first: 3) { kind name recordId damage uncovered(first: 1) { serviceArea { name } hours } }
         more: weakestLinks { kind } }`,
    );
    expect(errors).toEqual([]);
    const both = 8 * 47.5 + 4 * (168 - 47.5);
    expect(data.weakestLinks).toMatchObject([
      { kind: "FOURTH_PARTY", name: "Deep Cellar", recordId: null, damage: both },
      { kind: "PARTNER", name: "Second", recordId: second.partnerId, damage: 4 * (168 - 47.5) },
      { kind: "CONTRACT", name: "“Support by Second”", recordId: second.contractId },
    ]);
    expect(data.weakestLinks[1].uncovered).toEqual([{ serviceArea: { name: "Phones" }, hours: 168 - 47.5 }]);
    // Nobody is lost with one of two people.
    expect(data.more.map(({ kind }: any) => kind)).not.toContain("CONTACT");
  });

  test("are 1 to 100", async () => {
    const { errors } = await scene.api.query(`{ weakestLinks(first: 0) { name } }`);
    expect(errors[0]!.extensions).toMatchObject({ code: "INVALID", problems: [{ field: "first" }] });
  });
});
