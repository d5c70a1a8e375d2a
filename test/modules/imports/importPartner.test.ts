import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { externalReferencesOf } from "../../../src/kernel/ExternalReference.js";
import { getRecord } from "../../../src/kernel/records.js";
import { mergePartner } from "../../../src/modules/partners/mergePartner.js";
import { Partner, PartnerRole } from "../../../src/modules/partners/Partner.js";
import { importPartner, type PartnerDraft } from "../../../src/modules/partners/partnerImport.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const take = (draft: PartnerDraft) => api.context().commit((tx) => importPartner(tx, draft));
const stored = (id: string): Promise<Partner> => getRecord(api.context(), Partner, id);
const reference = (id: string) => ({ system: "erp", id });

describe("importing a partner", () => {
  test("creates it, then leaves it alone, also under another spelling", async () => {
    const first = await take({
      name: "Ärger & Söhne GmbH",
      roles: [PartnerRole.MSP],
      observedOn: "2024-06-01",
    });
    expect(first.outcome).toBe("created");
    expect(await take({ name: "arger and sohne, gmbh", roles: [PartnerRole.MSP] })).toEqual({
      outcome: "unchanged",
      id: first.id,
    });
    expect(await stored(first.id)).toMatchObject({
      name: "Ärger & Söhne GmbH",
      roles: ["MSP"],
      observedOn: "2024-06-01",
      version: 1,
    });
  });

  test("changes what a newer snapshot says otherwise, and nothing for an older one", async () => {
    const { id } = await take({ name: "Bolt", website: "https://bolt.example", observedOn: "2024-06-01" });
    const newer = { name: "Bolt", website: "https://bolt.test", observedOn: "2024-07-01" };
    expect(await take(newer)).toEqual({ outcome: "updated", id });
    expect(await take({ ...newer, website: "https://old.test", observedOn: "2024-06-15" })).toEqual({
      outcome: "unchanged",
      id,
    });
    expect(await stored(id)).toMatchObject({
      website: "https://bolt.test",
      observedOn: "2024-07-01",
      version: 2,
    });
  });

  test("is found by its reference before its name, and takes the new name", async () => {
    const { id } = await take({ name: "Cog", externalReference: reference("cog") });
    expect(await take({ name: "Cogwheel", externalReference: reference("cog") })).toEqual({
      outcome: "updated",
      id,
    });
    expect(await stored(id)).toMatchObject({ name: "Cogwheel", normalisedName: "cogwheel" });
    expect(await take({ name: "Cogwheel", externalReference: reference("wheel") })).toEqual({
      outcome: "updated",
      id,
    });
    expect(await api.context().load(externalReferencesOf, id)).toMatchObject([
      { id: "cog" },
      { id: "wheel" },
    ]);
  });

  test("of a merged one is the survivor's, by name and by reference, and renames nobody", async () => {
    const gone = await take({ name: "Gone", externalReference: reference("gone") });
    const kept = await take({ name: "Kept" });
    await api
      .context()
      .commit((tx) =>
        mergePartner(tx, { survivorId: kept.id, survivorVersion: 1, mergedId: gone.id, mergedVersion: 1 }),
      );
    expect(await take({ name: "Gone Ltd" })).toEqual({ outcome: "unchanged", id: kept.id });
    expect(await take({ name: "Gone", externalReference: reference("gone") })).toEqual({
      outcome: "unchanged",
      id: kept.id,
    });
    expect((await stored(kept.id)).name).toBe("Kept");
  });

  test("a name that is given anew after a merge is the new partner's", async () => {
    const gone = await take({ name: "Phoenix" });
    const kept = await take({ name: "Ashes" });
    await api
      .context()
      .commit((tx) =>
        mergePartner(tx, { survivorId: kept.id, survivorVersion: 1, mergedId: gone.id, mergedVersion: 1 }),
      );
    const risen = await api.context().commit((tx) => createPartner(tx, { name: "Phoenix" }));
    expect(await take({ name: "PHOENIX" })).toEqual({ outcome: "unchanged", id: risen.id });
  });

  test("waits for whoever adds the same name at the same time, and takes theirs", async () => {
    let added: string | undefined;
    const imported = await overlapping(
      api,
      async (tx) => (added = (await createPartner(tx, { name: "Twin" })).id),
      () => take({ name: "TWIN" }),
    );
    expect(imported).toEqual({ outcome: "unchanged", id: added });
  });

  test("names what is wrong, and stores nothing", async () => {
    await expect(take({ name: " " })).rejects.toMatchObject({ problems: [{ field: "name" }] });
    await expect(take({ name: "Web", website: "web.example" })).rejects.toMatchObject({
      problems: [{ code: "INVALID", field: "website" }],
    });
    await take({ name: "Taken" });
    const { id } = await take({ name: "Taker", externalReference: reference("taker") });
    await expect(take({ name: "Taken", externalReference: reference("taker") })).rejects.toMatchObject({
      problems: [{ code: "CONFLICT", field: "name" }],
    });
    expect((await stored(id)).name).toBe("Taker");
    expect(await api.dataSource.query(`SELECT 1 FROM partner WHERE name IN ('Web', ' ', '')`)).toEqual([]);
  });
});
