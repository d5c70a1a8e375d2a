import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { startTestApi, type TestApi } from "../support/api.js";
import { deliveries, everything, incidents, tempFolder } from "../modules/imports/importSamples.js";
import { run, type Ended } from "./cli.js";

let api: TestApi;
let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  api = await startTestApi();
  folder = await tempFolder();
  const offering = {
    Cloud_Service_Provider_Name: "GitHub, Inc.",
    Cloud_Service_Provider_Package: "GitHub Enterprise",
    Package_ID: "F1",
    Service_Model: ["SaaS"],
    Impact_Level: "LI-SaaS",
    Designation: "Compliant",
    CSO_Description: "Code.",
    Original_Authorization_Date: "2018-10-17T04:00:00.000Z",
    "FedRAMP_In-Process_Date": "",
    Fedramp_Ready_Date: "",
  };
  await folder.write("fedramp-providers.json", JSON.stringify([offering]));
  const incident = "GitHub,Actions,i-1,2020-05-01T10:00:00Z,2020-05-01T11:00:00Z,minor,status";
  await folder.write("vendor-incidents.csv", incidents(incident));
  const delivery = "Bolt,A-1,P-1,2010-03-01,2010-03-01,2010-03-01";
  await folder.write("deliveries-2006-2011.csv", deliveries(delivery, delivery, "Bolt"));
  await folder.write("gcloud-service-categories.csv", "lot,group,category\nCloud hosting,,Search\n");
  await folder.write(
    "ddat-role-skills.csv",
    "role_family,role,role_level,skill,skill_level\nA,B,C,Testing,Working\nA,B,D,Testing,Expert\n",
  );
  await mkdir(join(folder.path, CONTRACTS));
  for (const [quarter, paid] of [
    ["2014-Q1", 0],
    ["2014-Q2", 50],
  ])
    await folder.write(
      join(CONTRACTS, `FY-${quarter}.csv`),
      contracts(`7,7,Health,Bolt,Desk,7/1/2013,6/30/2014,100,${paid},`),
    );
});
afterAll(async () => {
  await folder.remove();
  await api.stop();
});

const CONTRACTS = "philadelphia-it-contracts";
const HEAD =
  "original_contract_id,current_item_id,department_name,vendor,short_desc,start_dt,end_dt,amt,tot_payments,orig_vendor";
const contracts = (...rows: readonly string[]): string => [HEAD, ...rows, ""].join("\n");

const realData = (...args: string[]): Promise<Ended> => run("commands/realData.js", args, api.databaseUrl);

test("imports the sets of a folder and prints one JSON object, then a table", async () => {
  const first = await realData(folder.path, "--json");
  expect([first.code, first.err]).toEqual([0, ""]);
  expect(JSON.parse(first.out)).toEqual({
    fedramp: { created: 1, updated: 0, unchanged: 0, rejected: 0 },
    incidents: { created: 1, updated: 0, unchanged: 0, rejected: 0 },
    deliveries: { created: 1, updated: 0, unchanged: 1, rejected: 1 },
    serviceAreas: { created: 1, updated: 0, unchanged: 0, rejected: 0 },
    skills: { created: 1, updated: 0, unchanged: 1, rejected: 0 },
    contracts: { created: 1, updated: 1, unchanged: 0, rejected: 0 },
    roleRequirements: { created: 2, updated: 0, unchanged: 0, rejected: 0 },
  });
  const second = await realData(folder.path);
  const rows = second.out.split("\n").filter((line) => /\d/.test(line));
  expect(rows.map((row) => row.match(/\w+/g))).toEqual([
    ["fedramp", "0", "0", "1", "0"],
    ["incidents", "0", "0", "1", "0"],
    ["deliveries", "0", "0", "2", "1"],
    ["serviceAreas", "0", "0", "1", "0"],
    ["skills", "0", "0", "2", "0"],
    ["contracts", "0", "0", "2", "0"],
    ["roleRequirements", "0", "0", "2", "0"],
  ]);
  const partners = await api.dataSource.query(`SELECT name FROM partner ORDER BY name`);
  expect(partners).toEqual([{ name: "Bolt" }, { name: "GitHub, Inc." }]);
});

test("a folder or a file that is missing is one sentence, and nothing is written", async () => {
  const before = await everything(api);
  const nowhere = await realData(join(folder.path, "nowhere"));
  expect([nowhere.code, nowhere.out]).toEqual([1, ""]);
  expect(nowhere.err).toMatch(/^mainstay: There is no folder [^\n]*nowhere\.\n$/);
  await folder.write("deliveries-2006-2011.csv", deliveries("Nut,N-1,P-1,2010-03-01,2010-03-01,2010-03-01"));
  await rm(join(folder.path, "ddat-role-skills.csv"));
  const lacking = await realData(folder.path, "--json");
  expect([lacking.code, lacking.out]).toEqual([1, ""]);
  expect(lacking.err).toMatch(/^mainstay: [^\n]*ddat-role-skills\.csv does not exist\.\n$/);
  await folder.write("ddat-role-skills.csv", "role_family,role,role_level,skill,skill_level\n");
  await rm(join(folder.path, CONTRACTS), { recursive: true });
  const without = await realData(folder.path, "--json");
  expect(without.err).toMatch(/^mainstay: There is no folder [^\n]*philadelphia-it-contracts\.\n$/);
  await mkdir(join(folder.path, CONTRACTS));
  const empty = await realData(folder.path, "--json");
  expect(empty.err).toMatch(/^mainstay: There are no CSV files in [^\n]*philadelphia-it-contracts\.\n$/);
  expect(await everything(api)).toEqual(before);
});
