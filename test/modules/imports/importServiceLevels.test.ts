import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { countsOf, importTexts } from "./importSamples.js";
import { setScene, type Agreed, type Scene } from "../serviceLevels/serviceLevelScene.js";

let scene: Scene;
let agreed: Agreed;
beforeAll(async () => {
  scene = await setScene();
  agreed = await scene.agreed({ number: "C-1" });
});
afterAll(() => scene.api.stop());

const MAPPING = {
  name: "service-levels",
  system: "contracts",
  format: { type: "csv" },
  identity: ["vendor", "contract", "area", "priority", "from"],
  records: [
    {
      noun: "serviceLevel",
      partner: { name: "vendor" },
      contract: "contract",
      serviceArea: { name: "area" },
      severity: { column: "priority", map: { P1: "SEV1", P2: "SEV2" } },
      respondMinutes: "answer",
      resolveMinutes: "fix",
      roundTheClock: { column: "hours", map: { "24x7": "true" }, otherwise: "empty" },
      calendar: { column: "hours", map: { "24x7": null }, otherwise: "keep" },
      startsOn: "from",
    },
  ],
};

const rows = (...lines: string[]): string =>
  ["vendor,contract,area,priority,answer,fix,hours,from", ...lines].join("\n");
const take = (...lines: string[]) => importTexts(scene.api, MAPPING, [rows(...lines)]);
const reasons = async (...lines: string[]): Promise<unknown[]> =>
  (await take(...lines)).files[0]!.rejected.map(({ field }) => field);

async function levels(): Promise<any[]> {
  const { data } = await scene.api.query(
    `{ contract(id: "${agreed.contractId}") { serviceLevels { severity serviceArea { name } respondMinutes resolveMinutes
         roundTheClock calendar { name } startsOn endsOn } } }`,
  );
  return data.contract.serviceLevels;
}

const P1 = "Partner 1,C-1,Mail,P1,15,240,24x7,";
const P2 = "Partner 1,C-1,,P2,60,,Office hours,2026-02-01";

test("service levels are agreed, and the second time unchanged", async () => {
  expect(countsOf(await take(P1, P2))).toEqual([2, 0, 0, 0]);
  expect(countsOf(await take(P1, P2))).toEqual([0, 0, 2, 0]);
  expect(await levels()).toEqual([
    {
      ...{ severity: "SEV1", serviceArea: { name: "Mail" }, respondMinutes: 15, resolveMinutes: 240 },
      ...{ roundTheClock: true, calendar: null, startsOn: "2026-01-01", endsOn: null },
    },
    {
      ...{ severity: "SEV2", serviceArea: null, respondMinutes: 60, resolveMinutes: null },
      ...{ roundTheClock: false, calendar: { name: "Office hours" }, startsOn: "2026-02-01", endsOn: null },
    },
  ]);
});

test("one that begins later ends what held before, and one that says nothing new changes nothing", async () => {
  const later = "Partner 1,C-1,Mail,P1,10,240,24x7,2026-07-01";
  expect(countsOf(await take(later))).toEqual([0, 1, 0, 0]);
  expect(countsOf(await take(later))).toEqual([0, 0, 1, 0]);
  expect(countsOf(await take("Partner 1,C-1,Mail,P1,15,240,24x7,2026-03-01"))).toEqual([0, 0, 1, 0]);
  expect((await levels()).filter(({ severity }) => severity === "SEV1")).toMatchObject([
    { respondMinutes: 15, startsOn: "2026-01-01", endsOn: "2026-06-30" },
    { respondMinutes: 10, startsOn: "2026-07-01", endsOn: null },
  ]);
});

test("what cannot be is rejected at its field, and nothing of it is stored", async () => {
  const before = await levels();
  expect(await reasons("Partner 1,C-1,Mail,P1,20,240,24x7,")).toEqual(["startsOn"]);
  expect(await reasons("Partner 1,C-1,Mail,P1,20,240,24x7,2026-07-01")).toEqual(["startsOn"]);
  expect(await reasons("Partner 1,C-1,Mail,P1,20,240,24x7,2026-05-01")).toEqual(["startsOn"]);
  expect(await reasons("Partner 1,C-9,Mail,P1,15,240,24x7,2026-08-01")).toEqual(["contract"]);
  expect(await reasons("Partner 1,C-1,Mail,P1,15,240,At night,2026-08-01")).toEqual(["calendar"]);
  expect(await reasons("Partner 1,C-1,Network,P1,15,240,24x7,2026-08-01")).toEqual(["serviceAreaId"]);
  expect(await reasons("Partner 1,C-1,Mail,P1,soon,240,24x7,2026-08-01")).toEqual(["respondMinutes"]);
  expect(await reasons("Partner 1,C-1,Mail,P1,15,10,24x7,2026-08-01")).toEqual(["resolveMinutes"]);
  const [one, other] = [
    "Partner 1,C-1,Mail,P1,7,240,24x7,2026-08-01",
    "partner 1,C-1,mail,P1,8,240,24x7,2026-08-01",
  ];
  expect(await reasons(one, other)).toEqual(["respondMinutes", "respondMinutes"]);
  expect(await levels()).toEqual(before);
});
