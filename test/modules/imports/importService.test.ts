import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rebuildStatistics } from "../../../src/modules/evidence/statisticsService.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";
import { allStatistics } from "../evidence/evidenceSamples.js";
import { importSources } from "../../../src/modules/imports/importFiles.js";
import { importTable } from "../../../src/modules/imports/importService.js";
import { countsOf, deliveries, everything, importTexts, incidents, sourceOf } from "./importSamples.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const take = (map: string | object, ...texts: string[]) => importTexts(api, map, texts);
const ask = <Row>(statement: string): Promise<Row[]> => api.dataSource.query<Row[]>(statement);

describe("a file of deliveries", () => {
  const KEPT = '"Bolt, Inc.",A-1,P-1,2010-03-01,2010-03-01,2010-03-01';
  const LATE = "Bolt,A-2,P-1,2010-05-01,2010-05-02,2010-05-02";

  test("is created, and the second time unchanged throughout", async () => {
    const first = await take("deliveries", deliveries(KEPT, LATE, KEPT));
    expect(countsOf(first)).toEqual([2, 0, 1, 0]);
    const before = await everything(api);
    expect(countsOf(await take("deliveries", deliveries(KEPT, LATE, KEPT)))).toEqual([0, 0, 3, 0]);
    expect(await everything(api)).toEqual(before);
  });

  test("gives evidence of kept and broken promises, and statistics that a rebuild equals", async () => {
    expect(
      await ask(`SELECT p.name, dimension, source, value::float, occurred_on::text
        FROM evidence JOIN partner p ON p.id = partner_id ORDER BY occurred_on`),
    ).toEqual([
      {
        name: "Bolt, Inc.",
        dimension: "DELIVERY",
        source: "import:deliveries",
        value: 1,
        occurred_on: "2010-03-01",
      },
      {
        name: "Bolt, Inc.",
        dimension: "DELIVERY",
        source: "import:deliveries",
        value: 0,
        occurred_on: "2010-05-02",
      },
    ]);
    expect(await ask(`SELECT n::int, sx::float FROM evidence_cell ORDER BY quarter`)).toEqual([
      { n: 1, sx: 1 },
      { n: 1, sx: 0 },
    ]);
    const kept = await allStatistics(api);
    expect(kept).toHaveLength(4);
    await api.context().commit(rebuildStatistics);
    expect(await allStatistics(api)).toEqual(kept);
  });

  test("changes what a newer row says otherwise, with its evidence, and nothing for an older one", async () => {
    const moved = "Bolt,A-2,P-1,2010-05-01,2010-04-30,2010-06-01";
    expect(countsOf(await take("deliveries", deliveries(KEPT, moved)))).toEqual([0, 1, 1, 0]);
    const standing = `SELECT value::float FROM evidence WHERE voided_at IS NULL ORDER BY occurred_on`;
    expect(await ask(standing)).toEqual([{ value: 1 }, { value: 1 }]);
    const before = await everything(api);
    expect(countsOf(await take("deliveries", deliveries(LATE)))).toEqual([0, 0, 1, 0]);
    expect(await everything(api)).toEqual(before);
    await api.context().commit(rebuildStatistics);
    expect(await everything(api)).toEqual(before);
  });

  test("a newer file and then an older one, in one import, are the newer one's", async () => {
    const newer = deliveries("Nut,N-1,P-9,2010-05-01,2010-05-03,2010-07-01");
    const older = deliveries("Nut,N-1,P-9,2010-05-01,2010-04-01,2010-05-01");
    const { files } = await take("deliveries", newer, older);
    expect(files.map(({ created, unchanged }) => [created, unchanged])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    const [promise] = await ask<{ fulfilled_at: Date }>(
      `SELECT fulfilled_at FROM engagement_promise e JOIN partner p ON p.id = e.partner_id WHERE p.name = 'Nut'`,
    );
    expect(promise?.fulfilled_at).toEqual(new Date("2010-05-03T00:00:00Z"));
  });

  test("rows that contradict each other are rejected, and the others stored", async () => {
    const [one, other] = ["C-1,P-2,2010-05-01,2010-05-01", "C-1,P-2,2010-05-01,2010-05-09"];
    const text = deliveries(`Cog,${one},2010-06-01`, KEPT, `Cog,${other},2010-06-01`);
    const result = await take("deliveries", text, deliveries("Cog,C-2,P-2,2010-05-01,2010-05-01,2010-06-01"));
    expect(countsOf(result)).toEqual([0, 0, 1, 2]);
    expect(result.files[0]?.rejected).toMatchObject([{ line: 2 }, { line: 4 }]);
    expect(
      await ask(`SELECT title FROM engagement e JOIN partner p ON p.id = e.partner_id WHERE name = 'Cog'`),
    ).toEqual([{ title: "Shipment C-2 of purchase order P-2" }]);
  });

  test("a refused row leaves nothing of itself, nor do those that repeat it, and the next row starts afresh", async () => {
    const future = "Gear,G-1,P-3,2010-05-01,2190-01-01,2010-06-01";
    const good = "Gear,G-2,P-3,2010-05-01,2010-05-01,2010-06-01";
    const before = await everything(api);
    const refused = await take("deliveries", deliveries(future, future));
    expect(countsOf(refused)).toEqual([0, 0, 0, 2]);
    expect(refused.files[0]?.rejected).toMatchObject([
      { line: 2, field: "startedAt", reason: expect.stringContaining("promises.0.fulfilledAt: ") },
      { line: 3, field: "startedAt" },
    ]);
    expect(await everything(api)).toEqual(before);
    // The partner of a refused row is taken back too; the rows behind it must not rely on its id.
    expect(countsOf(await take("deliveries", deliveries(future, good)))).toEqual([1, 0, 0, 1]);
    expect(await ask(`SELECT count(*)::int FROM partner WHERE name = 'Gear'`)).toEqual([{ count: 1 }]);
  });

  test("a dry run counts the same and stores nothing", async () => {
    const text = deliveries("Dry Ltd,D-1,P-4,2010-05-01,2010-05-01,2010-06-01", KEPT, "Dry,D-1,P-4,,x,y");
    const before = await everything(api);
    const dry = await importTexts(api, "deliveries", [text], { dryRun: true });
    expect(await everything(api)).toEqual(before);
    const real = await take("deliveries", text);
    expect(countsOf(dry)).toEqual([1, 0, 1, 1]);
    expect(countsOf(real)).toEqual(countsOf(dry));
  });

  test("a failure of ours leaves nothing of any file", async () => {
    const before = await everything(api);
    const failing = importTexts(api, "deliveries", [deliveries("Lost,L-1,P-5,2010-05-01,,2010-06-01")], {
      beforeCommit: () => Promise.reject(new Error("The disk is full.")),
    });
    await expect(failing).rejects.toThrow("The disk is full.");
    expect(await everything(api)).toEqual(before);
  });

  test("tells how far it is", async () => {
    const told: number[][] = [];
    const progress = (done: number, total: number): void => void told.push([done, total]);
    const text = deliveries(KEPT, "Bolt,A-9,P-1,2010-05-01,,2010-06-01");
    await importTexts(api, "deliveries", [text], { dryRun: true, progress });
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  test("two imports of one file at once: one waits, and finds all unchanged", async () => {
    const source = await sourceOf("deliveries", deliveries("Twin,T-1,P-6,2010-05-01,2010-05-01,2010-06-01"));
    const second = await overlapping(
      api,
      (tx) => importTable(tx, source.mapped, { mapping: "deliveries" }),
      () => importSources(api.context(), [source]),
    );
    expect(countsOf(second)).toEqual([0, 0, 1, 0]);
    expect(await ask(`SELECT count(*)::int FROM partner WHERE name = 'Twin'`)).toEqual([{ count: 1 }]);
  });
});

describe("a file of incidents", () => {
  const row = (service: string, more = "i-1,2020-05-01T10:00:00Z,2020-05-01T11:00:00Z,major"): string =>
    `GitHub,${service},${more},status`;

  test("is one engagement for several services, each row counted once", async () => {
    const text = incidents(row("Actions"), row("Pages"), row("Actions"));
    expect(countsOf(await take("vendor-incidents", text))).toEqual([2, 0, 1, 0]);
    expect(countsOf(await take("vendor-incidents", text))).toEqual([0, 0, 3, 0]);
    expect(
      await ask(`SELECT e.title, e.severity, array_agg(a.name ORDER BY a.name) AS areas, count(*)::int
        FROM engagement e JOIN engagement_service_area s ON s.engagement_id = e.id
        JOIN service_area a ON a.id = s.service_area_id GROUP BY e.id`),
    ).toEqual([
      {
        title: "GitHub incident i-1",
        severity: "SEV2",
        areas: ["GitHub: Actions", "GitHub: Pages"],
        count: 2,
      },
    ]);
  });

  test("leaves partners and service areas that it only names as people have made them", async () => {
    await ask(`UPDATE service_area SET criticality = 'CRITICAL' WHERE name = 'GitHub: Pages'`);
    await ask(`UPDATE partner SET roles = '{OEM}' WHERE name = 'GitHub'`);
    const late = row("Pages", "i-2,2020-06-01T10:00:00Z,2020-06-03T11:00:00Z,major");
    expect(countsOf(await take("vendor-incidents", incidents(late)))).toEqual([1, 0, 0, 0]);
    expect(
      await ask(`SELECT criticality AS it FROM service_area WHERE name = 'GitHub: Pages'
        UNION ALL SELECT roles::text FROM partner WHERE name = 'GitHub'`),
    ).toEqual([{ it: "CRITICAL" }, { it: "{OEM}" }]);
  });

  test("without a severity has no target, and so is no evidence", async () => {
    const text = incidents(`Azure,Storage,,2020-05-01T10:00:00Z,2020-05-09T11:00:00Z,-1,archive`);
    expect(countsOf(await take("vendor-incidents", text))).toEqual([1, 0, 0, 0]);
    expect(
      await ask(`SELECT p.name, value::float FROM evidence JOIN partner p ON p.id = partner_id
        WHERE source = 'import:vendor-incidents' ORDER BY occurred_on`),
    ).toEqual([
      { name: "GitHub", value: 1 },
      { name: "GitHub", value: 0 },
    ]);
  });
});

describe("the vocabulary and offerings", () => {
  test("categories become service areas, and skills are named once", async () => {
    const categories =
      "lot,group,category\nCloud hosting,,Search\nCloud software,A,Search\nCloud software,B,Search\n";
    expect(countsOf(await take("gcloud-service-categories", categories))).toEqual([2, 0, 1, 0]);
    expect(countsOf(await take("gcloud-service-categories", categories))).toEqual([0, 0, 3, 0]);
    const skills =
      "role_family,role,role_level,skill,skill_level\nA,B,C,Testing,Working\nA,D,E,Testing,Expert\n";
    expect(countsOf(await take("ddat-skills", skills))).toEqual([1, 0, 1, 0]);
    expect(countsOf(await take("ddat-skills", skills))).toEqual([0, 0, 2, 0]);
  });

  test("one package of several models becomes several offerings of one partner", async () => {
    const item = {
      Cloud_Service_Provider_Name: "Vault Systems, LLC",
      Cloud_Service_Provider_Package: "Vault",
      Package_ID: "F1",
      Service_Model: ["IaaS, PaaS"],
      Impact_Level: "Moderate",
      Designation: "Compliant",
      CSO_Description: "Keeps things.",
      Original_Authorization_Date: "2017-01-18T05:00:00.000Z",
      "FedRAMP_In-Process_Date": "",
      Fedramp_Ready_Date: "",
    };
    const like = { ...item, Package_ID: "F2", Cloud_Service_Provider_Name: "Vault Systems Federal" };
    const text = JSON.stringify([item, like]);
    const result = await take("fedramp-offerings", text);
    expect(countsOf(result)).toEqual([2, 0, 0, 0]);
    expect(result.nearMatches).toEqual([{ name: "Vault Systems, LLC", like: "Vault Systems Federal" }]);
    expect(
      await ask(`SELECT p.name, p.roles, a.name AS area, assurance, stated_on::text FROM offering o
        JOIN partner p ON p.id = o.partner_id JOIN service_area a ON a.id = o.service_area_id
        WHERE p.name LIKE '%LLC' ORDER BY a.name`),
    ).toMatchObject([
      { name: "Vault Systems, LLC", area: "Infrastructure as a service (IaaS)", stated_on: "2017-01-18" },
      {
        name: "Vault Systems, LLC",
        area: "Platform as a service (PaaS)",
        assurance: "FedRAMP Moderate, Compliant",
      },
    ]);
    const again = await take("fedramp-offerings", text);
    expect(countsOf(again)).toEqual([0, 0, 2, 0]);
    expect(again.nearMatches).toEqual([]);
  });
});

describe("a file of reviews", () => {
  const mapping = {
    name: "survey",
    system: "survey",
    format: { type: "csv" },
    identity: "id",
    records: [
      {
        noun: "review",
        partner: { name: "vendor" },
        reviewer: { name: "who", email: "mail" },
        source: { constant: "INTERNAL" },
        reviewedOn: "day",
        ratings: { delivery: "stars" },
      },
    ],
  };
  const reviews = (...rows: string[]): string => ["id,vendor,who,mail,day,stars", ...rows, ""].join("\n");

  test("finds or adds the reviewer once, and its ratings are evidence", async () => {
    const text = reviews(
      "1,Bolt,Ada Low,ada@example.com,2021-02-01,5",
      "2,Bolt,A. Low,ADA@example.com,2021-02-02,3",
      "3,Bolt,Ben Ray,,2021-02-03,1",
    );
    expect(countsOf(await take(mapping, text))).toEqual([3, 0, 0, 0]);
    expect(countsOf(await take(mapping, text))).toEqual([0, 0, 3, 0]);
    expect(await ask(`SELECT name, email FROM person ORDER BY name`)).toEqual([
      { name: "Ada Low", email: "ada@example.com" },
      { name: "Ben Ray", email: null },
    ]);
    expect(
      await ask(`SELECT value::float FROM evidence WHERE review_id IS NOT NULL ORDER BY occurred_on`),
    ).toEqual([{ value: 1 }, { value: 0.5 }, { value: 0 }]);
  });

  test("names the part of the row that is wrong", async () => {
    const { files } = await take(
      mapping,
      reviews("4,Bolt,Cy,no address,2021-02-01,5", "5,Bolt,Di,,2199-02-01,5"),
    );
    expect(files[0]?.rejected).toMatchObject([
      { line: 2, field: "reviewer.email", reason: "This is not an e-mail address." },
      { line: 3, field: "reviewedOn" },
    ]);
    expect(await ask(`SELECT name FROM person WHERE name IN ('Cy', 'Di')`)).toEqual([]);
  });
});
