import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { createSkill } from "../../../src/modules/catalog/skillService.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { proofStateAt, provenUpTo, type ProofFacts } from "../../../src/modules/offerings/proofRules.js";
import { ProofState } from "../../../src/modules/offerings/ProofState.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { startTestApi, type TestApi } from "../../support/api.js";

let api: TestApi;
let partnerId: string;
let serviceAreaId: string;
let skillId: string;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date("2026-11-20T12:00:00Z") });
  await api.context().commit(async (tx) => {
    partnerId = (await createPartner(tx, { name: "Prover" })).id;
    serviceAreaId = (
      await createServiceArea(tx, {
        name: "Mail",
        criticality: Criticality.HIGH,
        supportLevel: SupportLevel.L2,
      })
    ).id;
    skillId = (await createSkill(tx, { name: "Exchange" })).id;
  });
});
afterAll(() => api.stop());

const FIELDS = `offering { id version proofState provenUpTo inJuly: proofState(asOf: "2026-07-01") roundTheClock expiresOn
  proofs { id title withdrawn { reason } } withdrawn { withdrawnOn reason } skills { level skill { name } } } userErrors { code field }`;
const send = async (mutation: string, input: object): Promise<any> => {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const { data, errors } = await api.query(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${FIELDS} } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data[mutation];
};
const offer = async (input: object): Promise<any> =>
  send("offeringUpsert", {
    partnerId,
    serviceAreaId,
    name: "Mail help",
    supportLevel: "L3",
    statedOn: "2026-01-10",
    ...input,
  });
const prove = (offering: any, input: object = {}): Promise<any> =>
  send("offeringProofAdd", {
    offeringId: offering.id,
    expectedVersion: offering.version,
    kind: "CERTIFICATION",
    title: "Certified",
    supportLevel: "L3",
    provedOn: "2026-08-01",
    ...input,
  });

describe("an offering", () => {
  test("is a claim until something proves it, and on any day what it was then", async () => {
    const { offering } = await offer({ name: "Proved" });
    expect([offering.proofState, offering.provenUpTo]).toEqual(["CLAIMED", null]);
    const partly = (await prove(offering, { supportLevel: "L2" })).offering;
    expect([partly.proofState, partly.provenUpTo, partly.inJuly]).toEqual(["PARTLY_PROVEN", "L2", "CLAIMED"]);
    const whole = (await prove(partly, { expiresOn: "2026-12-31" })).offering;
    expect([whole.proofState, whole.provenUpTo]).toEqual(["PROVEN", "L3"]);
    const { offering: less } = await send("offeringProofWithdraw", {
      proofId: whole.proofs.find((each: any) => each.title === "Certified").id,
      reason: "Forged.",
    });
    expect(less.proofs.flatMap((each: any) => each.withdrawn)).toEqual([{ reason: "Forged." }]);
  });

  test("says its hours and its skills, and when the claim expires", async () => {
    const { offering } = await offer({
      name: "Round the clock",
      roundTheClock: true,
      expiresOn: "2026-10-31",
      skills: [{ skillId, level: "EXPERT" }],
    });
    expect(offering).toMatchObject({
      roundTheClock: true,
      proofState: "EXPIRED",
      skills: [{ level: "EXPERT", skill: { name: "Exchange" } }],
    });
    const kept = (await offer({ name: "Round the clock" })).offering;
    expect(kept).toMatchObject({ roundTheClock: true, skills: [{ level: "EXPERT" }] });
    expect((await offer({ name: "Round the clock", skills: [] })).offering.skills).toEqual([]);
  });

  test("can be withdrawn, once", async () => {
    const { offering } = await offer({ name: "Withdrawn" });
    const input = {
      id: offering.id,
      expectedVersion: 1,
      withdrawnOn: "2026-11-01",
      reason: "Sold that branch.",
    };
    const withdrawn = (await send("offeringWithdraw", input)).offering;
    expect(withdrawn).toMatchObject({
      proofState: "WITHDRAWN",
      inJuly: "CLAIMED",
      withdrawn: [{ withdrawnOn: "2026-11-01", reason: "Sold that branch." }],
    });
    const again = await send("offeringWithdraw", { ...input, expectedVersion: 2 });
    expect(again.userErrors).toEqual([{ code: "CONFLICT", field: "id" }]);
  });

  const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
  test.each([
    [{ roundTheClock: true, calendarId: NOBODY }, "INVALID", "calendarId"],
    [{ calendarId: NOBODY }, "NOT_FOUND", "calendarId"],
    [{ expiresOn: "2026-01-09" }, "INVALID", "expiresOn"],
    [{ skills: [{ skillId: NOBODY, level: "WORKING" }] }, "NOT_FOUND", "skills.0.skillId"],
    [{ roundTheClock: null }, "INVALID", "roundTheClock"],
    [{ skills: null }, "INVALID", "skills"],
  ])("with %j is refused at its field", async (wrong, code, field) => {
    const { offering, userErrors } = await offer({ name: "Wrong", ...wrong });
    expect([offering, userErrors]).toEqual([null, [{ code, field }]]);
  });

  test.each([
    [{ provedOn: "2026-12-01" }, "INVALID", "provedOn"],
    [{ expiresOn: "2026-07-31" }, "INVALID", "expiresOn"],
    [{ url: "ftp://x" }, "INVALID", "url"],
    [{ title: "" }, "INVALID", "title"],
    [{ expectedVersion: 7 }, "CONFLICT", "expectedVersion"],
    [{ offeringId: NOBODY }, "NOT_FOUND", "offeringId"],
  ])("takes no proof with %j", async (wrong, code, field) => {
    const { offering } = await offer({ name: `Takes none ${field}` });
    expect((await prove(offering, wrong)).userErrors).toEqual([{ code, field }]);
    const [{ count }] = await api.dataSource.query(
      `SELECT count(*)::int AS count FROM offering_proof WHERE offering_id = $1`,
      [offering.id],
    );
    expect(count).toBe(0);
  });
});

const day = fc
  .integer({ min: 0, max: 1000 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const proof: fc.Arbitrary<ProofFacts> = fc.record({
  supportLevel: fc.constantFrom(...Object.values(SupportLevel)),
  provedOn: day,
  expiresOn: fc.option(day),
  withdrawn: fc.boolean(),
});

test("what is proved is what some proof proves on that day, and an offering is proved only by it", () => {
  fc.assert(
    fc.property(
      fc.array(proof),
      day,
      fc.constantFrom(...Object.values(SupportLevel)),
      (proofs, asOf, claimed) => {
        const best = provenUpTo(proofs, asOf);
        const holding = proofs.filter(
          (each) => !each.withdrawn && each.provedOn <= asOf && (each.expiresOn ?? "9") >= asOf,
        );
        expect(holding.every((each) => each.supportLevel <= (best ?? ""))).toBe(true);
        expect(best === null || holding.some((each) => each.supportLevel === best)).toBe(true);
        const state = proofStateAt(
          { supportLevel: claimed, expiresOn: null, withdrawnOn: null, proofs },
          asOf,
        );
        expect(state === ProofState.PROVEN).toBe(best !== null && best >= claimed);
      },
    ),
  );
});
