import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { listSubcontractings } from "../../../src/modules/fourthParties/subcontractingQueries.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { startTestApi, type TestApi } from "../../support/api.js";

const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
let api: TestApi;
let areaId: string;
let [hostId, otherId, fibreId] = ["", "", ""];
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date("2026-11-24T10:30:00Z") });
  await api.context().commit(async (tx) => {
    const area = { name: "Mail", criticality: Criticality.HIGH, supportLevel: SupportLevel.L3 };
    areaId = (await createServiceArea(tx, area)).id;
    hostId = (await createPartner(tx, { name: "Host" })).id;
    otherId = (await createPartner(tx, { name: "Other" })).id;
    fibreId = (await createPartner(tx, { name: "Fibre" })).id;
  });
});
afterAll(() => api.stop());

const FIELDS = "id version name startsOn endsOn partner { name } subcontractor { name } serviceArea { name }";
const send = async (name: string, input: object): Promise<any> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await api.query(
    `mutation ($input: ${type}!) { ${name}(input: $input) { subcontracting { ${FIELDS} } userErrors { code field } } }`,
    { input },
  );
  expect(errors).toEqual([]);
  return data[name];
};
const add = (input: object): Promise<any> => send("subcontractingAdd", { partnerId: hostId, ...input });
const count = async (): Promise<number> =>
  (await api.dataSource.query(`SELECT count(*)::int AS n FROM subcontracting`))[0].n as number;

describe("a subcontractor", () => {
  test("is noted from today on, and shown at the partner and in the list by name", async () => {
    const { subcontracting, userErrors } = await add({ name: " Deep Cellar Ltd ", serviceAreaId: areaId });
    expect(userErrors).toEqual([]);
    expect(subcontracting).toMatchObject({
      name: "Deep Cellar Ltd",
      startsOn: "2026-11-24",
      endsOn: null,
      partner: { name: "Host" },
      subcontractor: null,
      serviceArea: { name: "Mail" },
    });
    await add({ partnerId: otherId, name: "Deep Cellar" });
    await add({ name: "Fibre", subcontractorId: fibreId, startsOn: "2026-01-01" });
    const { data } = await api.query(
      `query ($id: UUID!) { partner(id: $id) { fourthParties { name } }
         subcontractings { nodes { name partner { name } } }
         cellar: subcontractings(filter: { name: { contains: "cellar" } }) { totalCount }
         fibre: subcontractings(filter: { subcontractorId: { isNull: false } }) { nodes { subcontractor { name } } } }`,
      { id: hostId },
    );
    expect(data).toEqual({
      partner: { fourthParties: [{ name: "Deep Cellar Ltd" }, { name: "Fibre" }] },
      subcontractings: {
        nodes: [
          { name: "Deep Cellar Ltd", partner: { name: "Host" } },
          { name: "Deep Cellar", partner: { name: "Other" } },
          { name: "Fibre", partner: { name: "Host" } },
        ],
      },
      cellar: { totalCount: 2 },
      fibre: { nodes: [{ subcontractor: { name: "Fibre" } }] },
    });
  });

  test("is noted once for the same days, in whatever spelling, and again after an end", async () => {
    const { subcontracting } = await add({ name: "Twice", startsOn: "2026-01-01" });
    expect((await add({ name: "TWICE Inc." })).userErrors).toEqual([{ code: "CONFLICT", field: "name" }]);
    const end = { id: subcontracting.id, expectedVersion: 1, endsOn: "2026-06-30" };
    expect((await send("subcontractingEnd", end)).subcontracting).toMatchObject({
      version: 2,
      endsOn: "2026-06-30",
    });
    expect((await add({ name: "TWICE Inc." })).userErrors).toEqual([]);
    expect((await send("subcontractingEnd", end)).userErrors).toEqual([
      { code: "CONFLICT", field: "expectedVersion" },
    ]);
    const later = { ...end, expectedVersion: 2, endsOn: "2026-07-31" };
    expect((await send("subcontractingEnd", later)).userErrors).toEqual([{ code: "CONFLICT", field: "id" }]);
    const before = { ...end, expectedVersion: 2, endsOn: "2025-12-31" };
    expect((await send("subcontractingEnd", before)).userErrors).toEqual([
      { code: "INVALID", field: "endsOn" },
    ]);
  });

  test.each<[string, () => object, string, string]>([
    ["without a name", () => ({ name: " " }), "INVALID", "name"],
    ["of an unknown partner", () => ({ partnerId: NOBODY, name: "A" }), "NOT_FOUND", "partnerId"],
    ["that is unknown", () => ({ name: "A", subcontractorId: NOBODY }), "NOT_FOUND", "subcontractorId"],
    ["that is the partner", () => ({ name: "A", subcontractorId: hostId }), "INVALID", "subcontractorId"],
    ["for an unknown area", () => ({ name: "A", serviceAreaId: NOBODY }), "NOT_FOUND", "serviceAreaId"],
    ["that ends before it begins", () => ({ name: "A", endsOn: "2026-01-01" }), "INVALID", "endsOn"],
    ["from null on", () => ({ name: "A", startsOn: null }), "INVALID", "startsOn"],
  ])("%s is refused at its field, and nothing is stored", async (_what, input, code, field) => {
    const before = await count();
    expect((await add(input())).userErrors).toEqual([{ code, field }]);
    expect(await count()).toBe(before);
  });

  test("of another partner is hidden from a partner", async () => {
    await add({ partnerId: otherId, name: "Secret" });
    const page = await listSubcontractings(api.context({ partnerIds: [fibreId] }), {}, null);
    expect(page.nodes).toEqual([]);
  });
});
