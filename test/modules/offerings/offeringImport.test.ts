import { afterAll, beforeAll, expect, test } from "@jest/globals";
import sql from "sql-template-tag";
import type { Imported } from "../../../src/kernel/importRecord.js";
import { getRecord } from "../../../src/kernel/records.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { Offering } from "../../../src/modules/offerings/Offering.js";
import { importOffering, type OfferingDraft } from "../../../src/modules/offerings/offeringImport.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { addArea, addPartner, mergeAway } from "./support.js";

let api: TestApi;
let partnerId: string;
let serviceAreaId: string;
beforeAll(async () => {
  api = await startTestApi();
  partnerId = await addPartner(api, "Cloud provider");
  serviceAreaId = await addArea(api, "Platforms");
});
afterAll(() => api.stop());

const run = (draft: OfferingDraft): Promise<Imported> =>
  api.context().commit((tx) => importOffering(tx, draft));
const stored = (id: string): Promise<Offering> => getRecord(api.context(), Offering, id);
const draft = (name: string, more: OfferingDraft = {}): OfferingDraft => ({
  partnerId,
  serviceAreaId,
  name,
  supportLevel: SupportLevel.L4,
  assurance: "FedRAMP Moderate, In Process",
  statedOn: "2017-01-18",
  observedOn: "2017-06-01",
  ...more,
});

test("a row is created, then unchanged, then updated by a newer snapshot, and safe from an older one", async () => {
  const externalReference = { system: "fedramp", id: "F1607067912" };
  const row = draft("18F Cloud.gov", { externalReference });
  const { id, outcome } = await run(row);
  expect(outcome).toBe("created");
  expect(await run(row)).toEqual({ outcome: "unchanged", id });
  expect(await stored(id)).toMatchObject({ version: 1, description: null, observedOn: "2017-06-01" });
  const newer = { ...row, assurance: "FedRAMP Moderate, Compliant", observedOn: "2017-09-01" };
  expect(await run(newer)).toEqual({ outcome: "updated", id });
  expect(await run(row)).toEqual({ outcome: "unchanged", id });
  expect(await stored(id)).toMatchObject({
    assurance: "FedRAMP Moderate, Compliant",
    statedOn: "2017-01-18",
    observedOn: "2017-09-01",
    version: 2,
  });
});

test("without a reference a row is known by partner, area and name", async () => {
  const { id } = await run(draft("Data centre"));
  expect(await run(draft("DATA-CENTRE"))).toEqual({ outcome: "unchanged", id });
  const elsewhere = await run(draft("Data centre", { serviceAreaId: await addArea(api, "Elsewhere") }));
  expect(elsewhere.outcome).toBe("created");
});

test("under its reference an offering follows to another partner and area", async () => {
  const externalReference = { system: "fedramp", id: "sold" };
  const { id } = await run(draft("Sold product", { externalReference }));
  const [buyer, area] = [await addPartner(api, "Buyer"), await addArea(api, "Bought")];
  const row = draft("Sold product", { externalReference, partnerId: buyer, serviceAreaId: area });
  expect(await run(row)).toEqual({ outcome: "updated", id });
  expect(await stored(id)).toMatchObject({ partnerId: buyer, serviceAreaId: area, version: 2 });
});

test("a row of a merged partner is its survivor's, and unchanged where that has it", async () => {
  const gone = await addPartner(api, "Gone");
  await mergeAway(api, gone, partnerId);
  const { id } = await run(draft("Inherited", { partnerId: gone }));
  expect((await stored(id)).partnerId).toBe(partnerId);
  expect(await run(draft("Inherited", { partnerId: gone }))).toEqual({ outcome: "unchanged", id });
});

test("what a new offering lacks, and what is wrong, is named, and nothing is stored", async () => {
  await expect(run({ name: "Bare", partnerId, serviceAreaId })).rejects.toMatchObject({
    problems: [{ field: "supportLevel" }, { field: "statedOn" }],
  });
  await expect(run(draft("Odd", { evidenceUrl: "www.cloud.gov" }))).rejects.toMatchObject({
    problems: [{ code: "INVALID", field: "evidenceUrl" }],
  });
  const nobody = "0199c0de-0000-7000-8000-00000000dead";
  await expect(run(draft("Nobody's", { partnerId: nobody }))).rejects.toMatchObject({
    problems: [{ code: "NOT_FOUND", field: "partnerId" }],
  });
  await expect(run(draft("Nowhere", { serviceAreaId: nobody }))).rejects.toMatchObject({
    problems: [{ code: "NOT_FOUND", field: "serviceAreaId" }],
  });
  const found = await api
    .context()
    .rows(sql`SELECT name FROM offering WHERE name IN ('Bare', 'Odd', 'Nobody''s', 'Nowhere')`);
  expect(found).toEqual([]);
});

test("an offering that a scoped actor may not see is not theirs to change", async () => {
  const externalReference = { system: "fedramp", id: "hidden" };
  const { id } = await run(draft("Hidden", { externalReference }));
  const other = await addPartner(api, "Other");
  const scoped = api.context({ partnerIds: [other] });
  const row = draft("Hidden", { partnerId: other, assurance: "Seized", externalReference });
  await expect(scoped.commit((tx) => importOffering(tx, row))).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await stored(id)).toMatchObject({
    partnerId,
    assurance: "FedRAMP Moderate, In Process",
    version: 1,
  });
});
