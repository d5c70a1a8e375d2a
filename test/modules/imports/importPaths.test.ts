import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createTeam } from "../../../src/modules/people/peopleService.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { createContract } from "../../../src/modules/contracts/contractService.js";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { countsOf, importTexts } from "./importSamples.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date("2026-11-20T12:00:00Z") });
  await api.context().commit(async (tx) => {
    await createTeam(tx, { name: "Service desk" });
    const { id: partnerId } = await createPartner(tx, { name: "Bolt" });
    for (const number of ["C-1", "C-2", "C-2"])
      await createContract(tx, {
        partnerId,
        kind: ContractKind.SUPPORT,
        title: `Support ${number}`,
        number,
        startsOn: "2026-01-01",
      });
  });
});
afterAll(() => api.stop());

const CONTACTS = {
  name: "contacts",
  system: "crm",
  format: { type: "csv" },
  identity: "id",
  observedOn: "as of",
  records: [
    {
      noun: "contact",
      partner: { name: "vendor" },
      name: "who",
      title: "does",
      phone: "number",
      verifiedOn: "checked",
    },
  ],
};
const STEPS = {
  name: "escalations",
  system: "wiki",
  format: { type: "csv" },
  identity: ["area", "severity", "step"],
  observedOn: "as of",
  records: [
    {
      noun: "escalationStep",
      serviceArea: {
        name: "area",
        criticality: { constant: "CRITICAL" },
        supportLevel: { constant: "L3" },
      },
      severity: "severity",
      position: "step",
      team: "team",
      partner: { name: "vendor" },
      contact: "call",
      deputy: "deputy",
      contract: "contract",
      supportLevel: "level",
      delayMinutes: "after",
    },
  ],
};

const contacts = (...rows: string[]): string =>
  ["id,vendor,who,does,number,checked,as of", ...rows].join("\n");
const steps = (...rows: string[]): string =>
  ["area,severity,step,team,vendor,call,deputy,contract,level,after,as of", ...rows].join("\n");

const take = (map: object, text: string) => importTexts(api, map, [text]);
const reasons = async (map: object, text: string): Promise<unknown[]> => {
  const { files } = await take(map, text);
  return files[0]!.rejected.map(({ field, reason }) => [field, reason]);
};

test("people at partners are created, changed by their key, and the second time unchanged", async () => {
  const ada = "7,Bolt Inc,Ada,engineer,+41 44 000 00 00,2026-11-01,2026-11-10";
  const bob = "8,Bolt Inc,Bob,,,,2026-11-10";
  expect(countsOf(await take(CONTACTS, contacts(ada, bob)))).toEqual([2, 0, 0, 0]);
  expect(countsOf(await take(CONTACTS, contacts(ada, bob)))).toEqual([0, 0, 2, 0]);
  const renamed = "7,Bolt Inc,Ada Low,engineer,+41 44 000 00 01,2026-11-12,2026-11-15";
  expect(countsOf(await take(CONTACTS, contacts(renamed)))).toEqual([0, 1, 0, 0]);
  // What an older list says is no news.
  expect(countsOf(await take(CONTACTS, contacts(ada)))).toEqual([0, 0, 1, 0]);
  const { data } = await api.query(
    `{ partners(filter: { name: { eq: "Bolt" } }) { nodes { contacts { name title phone verifiedOn observedOn } } } }`,
  );
  expect(data.partners.nodes[0].contacts).toEqual([
    {
      name: "Ada Low",
      title: "engineer",
      phone: "+41 44 000 00 01",
      verifiedOn: "2026-11-12",
      observedOn: "2026-11-15",
    },
    { name: "Bob", title: null, phone: null, verifiedOn: null, observedOn: "2026-11-10" },
  ]);
  expect(await reasons(CONTACTS, contacts("9,Bolt,Cem,,,2027-01-01,2026-11-16"))).toEqual([
    ["verifiedOn", expect.any(String)],
  ]);
});

const DESK = "Mail,SEV1,1,Service desk,,,,,L1,,2026-11-10";
const CALL = "Mail,SEV1,2,,Bolt,Ada Low,Bob,C-1,L3,30,2026-11-10";

const PATH = `{ serviceAreas { name escalationPaths { severity observedOn steps {
  position team { name } contact { name } deputy { name } contract { number } supportLevel delayMinutes attempts } } } }`;
const pathOf = async (name: string): Promise<any> => {
  const { data, errors } = await api.query(PATH);
  expect(errors).toEqual([]);
  return data.serviceAreas.find((area: any) => area.name === name)?.escalationPaths[0];
};

test("a path is made of its steps, and the second time unchanged", async () => {
  const first = await take(STEPS, steps(DESK, CALL));
  expect(first.files[0]!.rejected).toEqual([]);
  expect(countsOf(first)).toEqual([1, 1, 0, 0]);
  const path = await pathOf("Mail");
  expect(path).toEqual({
    severity: "SEV1",
    observedOn: "2026-11-10",
    steps: [
      {
        position: 1,
        team: { name: "Service desk" },
        contact: null,
        deputy: null,
        contract: null,
        supportLevel: "L1",
        delayMinutes: 0,
        attempts: 1,
      },
      {
        position: 2,
        team: null,
        contact: { name: "Ada Low" },
        deputy: { name: "Bob" },
        contract: { number: "C-1" },
        supportLevel: "L3",
        delayMinutes: 30,
        attempts: 1,
      },
    ],
  });
  expect(countsOf(await take(STEPS, steps(DESK, CALL)))).toEqual([0, 0, 2, 0]);
  expect(await pathOf("Mail")).toEqual(path);
});

test("a step takes the place of the one that is there, unless the list is older", async () => {
  const later = "Mail,SEV1,2,,Bolt,Bob,,C-1,L3,45,2026-11-15";
  expect(countsOf(await take(STEPS, steps(later)))).toEqual([0, 1, 0, 0]);
  expect((await pathOf("Mail")).steps[1]).toMatchObject({
    contact: { name: "Bob" },
    deputy: null,
    delayMinutes: 45,
  });
  expect(countsOf(await take(STEPS, steps(CALL)))).toEqual([0, 0, 1, 0]);
  expect((await pathOf("Mail")).steps[1]).toMatchObject({ contact: { name: "Bob" } });
});

test.each([
  ["Mail,SEV1,4,Service desk,,,,,L1,,2026-11-16", "position", "so the next one is 3"],
  ["Mail,SEV1,0,Service desk,,,,,L1,,2026-11-16", "position", "so the next one is 3"],
  ["Mail,SEV1,x,Service desk,,,,,L1,,2026-11-16", "position", "no whole number"],
  ["Mail,SEV9,1,Service desk,,,,,L1,,2026-11-16", "severity", "SEV1"],
  ["Mail,SEV1,3,Night shift,,,,,L1,,2026-11-16", "team", "no team"],
  ["Mail,SEV1,3,,Bolt,Nobody,,,L3,,2026-11-16", "contact", "nobody of the name"],
  ["Mail,SEV1,3,,,Bob,,,L3,,2026-11-16", "contact", "at which partner"],
  ["Mail,SEV1,3,,Bolt,Ada Low,,C-9,L3,,2026-11-16", "contract", "no contract"],
  ["Mail,SEV1,3,,Bolt,Ada Low,,C-2,L3,,2026-11-16", "contract", "more than one contract"],
  ["Mail,SEV1,3,,Bolt,Bob,,,L3,,2026-11-16", "steps.2", "circle"],
  ["Mail,SEV1,3,,,,,,L3,,2026-11-16", "steps.2", "a team of ours or a person"],
])("%s is refused at %s, and nothing of it is stored", async (row, field, says) => {
  const before = await pathOf("Mail");
  expect(await reasons(STEPS, steps(row))).toEqual([[field, expect.stringContaining(says)]]);
  expect(await pathOf("Mail")).toEqual(before);
});
