import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { PartnerStage } from "../../../src/modules/partners/PartnerStage.js";
import { canMove, FIRST_STAGES } from "../../../src/modules/partners/stageRules.js";
import { startTestApi, type TestApi } from "../../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const FIELDS = `partner { id version stage stageChanges { stage reason actorName } } userErrors { code field message }`;
const send = async (mutation: string, type: string, input: object): Promise<any> => {
  const { data, errors } = await api.query(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${FIELDS} } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data[mutation];
};
const create = async (name: string, stage?: string): Promise<any> =>
  (await send("partnerCreate", "PartnerCreateInput", { name, ...(stage && { stage }) })).partner;
const move = (step: string, { id, version }: any, reason = "Because."): Promise<any> =>
  send(`partner${step}`, "PartnerStageInput", { id, expectedVersion: version, reason });

describe("a partner's life", () => {
  test("goes from prospect to exit, and back, each step with who and why", async () => {
    let partner = await create("Whole life", "PROSPECT");
    expect(partner.stage).toBe("PROSPECT");
    for (const step of ["Onboard", "Activate", "Offboard", "Exit", "Onboard"])
      ({ partner } = await move(step, partner, `${step}: decided.`));
    expect(partner.stage).toBe("ONBOARDING");
    expect(partner.stageChanges.map((each: any) => each.stage)).toEqual([
      "PROSPECT",
      "ONBOARDING",
      "ACTIVE",
      "OFFBOARDING",
      "EXITED",
      "ONBOARDING",
    ]);
    expect(partner.stageChanges[1]).toEqual({
      stage: "ONBOARDING",
      reason: "Onboard: decided.",
      actorName: "test ADMIN",
    });
  });

  test("is active where nobody says otherwise, and lists can be narrowed to a stage", async () => {
    const partner = await create("Silent");
    expect([partner.stage, partner.stageChanges]).toEqual(["ACTIVE", []]);
    await create("Prospective", "PROSPECT");
    const { data } = await api.query(
      `{ prospects: partners(filter: { stage: { eq: PROSPECT } }) { totalCount nodes { name } }
         active: partners(filter: { stage: { eq: ACTIVE }, name: { eq: "Silent" } }) { totalCount } }`,
    );
    expect(data.prospects).toEqual({ totalCount: 1, nodes: [{ name: "Prospective" }] });
    expect(data.active.totalCount).toBe(1);
  });

  test.each([
    ["a step that leads nowhere", "Activate", {}, "CONFLICT", "id"],
    ["no reason", "Offboard", { reason: " " }, "INVALID", "reason"],
    ["a stale version", "Offboard", { expectedVersion: 9 }, "CONFLICT", "expectedVersion"],
    ["an unknown partner", "Offboard", { id: "0199c0de-0000-7000-8000-00000000dead" }, "NOT_FOUND", "id"],
  ])("refuses %s, and stays where it was", async (what, step, wrong, code, field) => {
    const partner = await create(`Refuses ${what}`);
    const { userErrors } = await send(`partner${step}`, "PartnerStageInput", {
      id: partner.id,
      expectedVersion: 1,
      reason: "Because.",
      ...wrong,
    });
    expect(userErrors).toMatchObject([{ code, field }]);
    const { data } = await api.query(`query ($id: UUID!) { partner(id: $id) { stage version } }`, {
      id: partner.id,
    });
    expect(data.partner).toEqual({ stage: "ACTIVE", version: 1 });
  });

  test("does not begin with its end", async () => {
    const { userErrors } = await send("partnerCreate", "PartnerCreateInput", {
      name: "Gone",
      stage: "EXITED",
    });
    expect(userErrors).toMatchObject([{ code: "INVALID", field: "stage" }]);
  });

  test("never leads to being a prospect, and every stage can be left", () => {
    const stages = Object.values(PartnerStage);
    fc.assert(
      fc.property(fc.constantFrom(...stages), (from) => {
        expect(canMove(from, PartnerStage.PROSPECT)).toBe(false);
        expect(stages.some((to) => canMove(from, to))).toBe(true);
      }),
    );
    expect(FIRST_STAGES).not.toContain(PartnerStage.EXITED);
  });
});

describe("an upsert", () => {
  const upsert = (input: object): Promise<any> => send("partnerUpsert", "PartnerUpsertInput", input);
  const reference = (id: string): object => ({ externalReferences: [{ system: "erp", id }] });

  test("goes by the reference, else by the name, whatever its legal form", async () => {
    const made = (await upsert({ name: "Acme GmbH", ...reference("1"), stage: "ONBOARDING" })).partner;
    expect(made.stage).toBe("ONBOARDING");
    const byName = await upsert({ name: "ACME", website: "https://acme.example", stage: "PROSPECT" });
    expect(byName.partner).toMatchObject({ id: made.id, version: 2, stage: "ONBOARDING" });
    const renamed = await upsert({ name: "Acme and Daughters", ...reference("1") });
    expect(renamed.partner).toMatchObject({ id: made.id, version: 3 });
    const stale = await upsert({ name: "Acme and Daughters", expectedVersion: 1 });
    expect(stale.userErrors).toMatchObject([{ code: "CONFLICT", field: "expectedVersion" }]);
  });

  test("of many at once for one name makes one", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => upsert({ name: "At once" })));
    expect(new Set(answers.map(({ partner }) => partner.id)).size).toBe(1);
  });

  test("of a contact goes by the reference, else by partner and name", async () => {
    const { id: partnerId } = await create("Of contacts");
    const contact = async (input: object): Promise<any> =>
      (
        await api.query(
          `mutation ($input: ContactsUpsertInput!) { contactsUpsert(input: $input) {
             results { outcome contact { id name phone externalReferences { id } } } userErrors { field } } }`,
          { input: { rows: [{ partnerId, ...input }] } },
        )
      ).data.contactsUpsert.results[0];
    const made = await contact({ name: "Ada", ...reference("c1") });
    expect(made.outcome).toBe("CREATED");
    expect(await contact({ name: "Ada", phone: "+41 44 000" })).toEqual({
      outcome: "UPDATED",
      contact: { ...made.contact, phone: "+41 44 000" },
    });
    expect((await contact({ name: "Ada Smith", ...reference("c1") })).contact).toMatchObject({
      id: made.contact.id,
      name: "Ada Smith",
    });
  });
});
