import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { importSources, readSource, type Result } from "../../../src/modules/imports/importFiles.js";
import { readMapping } from "../../../src/modules/imports/mapping/readMapping.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { done, FIELDS, read } from "../contracts/contractSamples.js";
import { contractTables } from "./contractTables.js";
import { tempFolder } from "./importSamples.js";

let folder: Awaited<ReturnType<typeof tempFolder>>;
let api: TestApi;
beforeAll(async () => {
  folder = await tempFolder();
  api = await startTestApi();
});
afterAll(async () => {
  await api.stop();
  await folder.remove();
});

const HEAD =
  "original_contract_id,current_item_id,department_name,vendor,short_desc,start_dt,end_dt,amt,tot_payments,orig_vendor";
/** A file of one quarter: its name without FY, and its rows. */
type File = readonly [quarter: string, ...rows: string[]];

async function take(into: TestApi, ...files: readonly File[]): Promise<Result> {
  const mapping = await readMapping("philadelphia-it-contracts");
  const sources = [];
  for (const [quarter, ...rows] of files) {
    const path = await folder.write(`FY-${quarter}.csv`, [HEAD, ...rows, ""].join("\r\n"));
    sources.push(await readSource(path, mapping));
  }
  return importSources(into.context(), sources);
}
const counts = ({ files }: Result): (readonly number[])[] =>
  files.map(({ created, updated, unchanged, rejected }) => [created, updated, unchanged, rejected.length]);

/** The contract that the list knows by this number. */
async function contractOf(from: TestApi, number: string): Promise<any> {
  const { data } = await from.query(
    `query ($number: String!) { contracts(filter: { number: { eq: $number } }) { nodes {
       ${FIELDS.replace("terms { number", "terms { reference number").replace("nodes { number", "nodes { reference number")}
       partner { name } parties { role partner { name } } } } }`,
    { number },
  );
  expect(data.contracts.nodes).toHaveLength(1);
  return data.contracts.nodes[0];
}
const USD = (amount: string): object => ({ amount, currency: "USD" });

describe("a contract over several quarters", () => {
  const FILES: readonly File[] = [
    ["2014-Q1", '7,7,Health,"Bolt, Inc.",Help desk,2013-07-01T00:00:00Z,2014-06-30T00:00:00Z,1000,"0.00",'],
    [
      "2014-Q4",
      '7,701,HEALTH,BOLT INC,More desks,7/1/2013,6/30/2014," 1,500.50 ", 900.25 ,"Bolt, Inc."',
      "8,8,Police,Cog,Radio,7/1/13,6/30/14,0, -   ,Cog",
    ],
    [
      "2015-Q1",
      "7,702,HEALTH,Nut LLC,Second year,7/1/14,6/30/15,600,0,Bolt",
      "7,702,HEALTH,Nut LLC,Second year,7/1/14,6/30/15,600.00,0.00,Bolt",
    ],
    ["2015-Q4", "7,702,HEALTH,Nut LLC,Second year,7/1/14,6/30/15,600,600.0000000001,Bolt"],
    ["2017-Q1", "7,703,HEALTH,Nut LLC,Again,9/1/2016,8/31/2017,500,10,Bolt"],
    ["2017-Q2", "7,704,HEALTH,Nut LLC,Cut,9/1/2016,5/31/2017,450,20,Bolt"],
  ];

  test("is one contract with its terms, amendments, payments and former holder", async () => {
    expect(counts(await take(api, ...FILES))).toEqual([
      [1, 0, 0, 0],
      [1, 1, 0, 0],
      [0, 1, 1, 0],
      [0, 1, 0, 0],
      [0, 1, 0, 0],
      [0, 1, 0, 0],
    ]);
    expect(await contractOf(api, "7")).toMatchObject({
      kind: "SOW",
      title: "Help desk",
      department: "HEALTH",
      value: USD("1000.00"),
      startsOn: "2013-07-01",
      endsOn: "2014-06-30",
      settledUntil: "2017-05-31",
      renewalMode: "EXPRESS",
      partner: { name: "Nut LLC" },
      parties: [{ role: "PREDECESSOR", partner: { name: "Bolt" } }],
      externalReferences: [{ system: "philadelphia-contracts", id: "7" }],
      terms: [
        { reference: "7", number: 1, kind: "INITIAL", startsOn: "2013-07-01", endsOn: "2014-06-30" },
        {
          ...{ reference: "702", number: 2, kind: "RENEWAL", startsOn: "2014-07-01", endsOn: "2015-06-30" },
          ...{ lapsedFrom: null, value: USD("600.00") },
        },
        {
          ...{ reference: "703", number: 3, kind: "RENEWAL", startsOn: "2016-09-01", endsOn: "2017-08-31" },
          ...{ lapsedFrom: "2015-07-01", value: USD("500.00") },
        },
      ],
      amendments: {
        nodes: [
          {
            ...{ reference: "701", number: 1, title: "More desks", effectiveOn: "2013-07-01" },
            ...{ amount: USD("500.50"), endsOn: null },
          },
          {
            ...{ reference: "704", number: 2, title: "Cut", effectiveOn: "2016-09-01" },
            ...{ amount: USD("-50.00"), endsOn: "2017-05-31" },
          },
        ],
      },
      payments: {
        nodes: [
          { basis: "TOTAL", reference: "704", paidOn: "2016-12-31", amount: USD("20.00") },
          { basis: "TOTAL", reference: "702", paidOn: "2015-06-30", amount: USD("600.00") },
          { basis: "TOTAL", reference: "701", paidOn: "2014-06-30", amount: USD("900.25") },
        ],
      },
      paid: USD("1520.25"),
    });
    const { amendments: _, ...radio } = await contractOf(api, "8");
    expect(radio).toMatchObject({ value: USD("0.00"), paid: USD("0.00"), parties: [] });
  });

  test("is unchanged by a second import, in whatever order", async () => {
    const before = await contractTables(api);
    const again = await take(api, ...[...FILES].reverse());
    expect(counts(again).map(([created, updated]) => [created, updated])).toEqual(FILES.map(() => [0, 0]));
    expect(await contractTables(api)).toEqual(before);
  });

  test.each([
    [5, 4, 3, 2, 1, 0],
    [2, 0, 5, 1, 4, 3],
    [1, 5, 0, 3, 2, 4],
  ])("is the same where the files are read in the order %i, %i, %i, %i, %i, %i", async (...order) => {
    const other = await startTestApi();
    try {
      for (const at of order) await take(other, FILES[at]!);
      expect(await contractTables(other)).toEqual(await contractTables(api));
    } finally {
      await other.stop();
    }
  });

  test("keeps the ids of its terms and amendments when an older file puts others before them", async () => {
    const other = await startTestApi();
    try {
      await take(other, FILES[4]!, FILES[5]!);
      const ids = async (): Promise<unknown[]> =>
        other.dataSource.query(
          `SELECT id, reference FROM contract_term WHERE starts_on = '2016-09-01'
           UNION ALL SELECT id, reference FROM contract_amendment WHERE reference = '704' ORDER BY 2`,
        );
      const [term, amendment] = await ids();
      expect((await contractOf(other, "7")).terms).toHaveLength(1);
      await take(other, FILES[2]!, FILES[0]!, FILES[1]!);
      const { terms, amendments } = await contractOf(other, "7");
      expect([terms.length, amendments.nodes.length]).toEqual([3, 2]);
      expect(await ids()).toEqual([term, amendment]);
    } finally {
      await other.stop();
    }
  });
});

describe("rows that are not taken", () => {
  test("name their line, their field and the reason, and leave nothing behind", async () => {
    const before = await contractTables(api);
    const { files } = await take(api, [
      "2018-Q1",
      "20,20,Fire,Pin,Two of one,7/1/17,6/30/18,1,0,Pin",
      "20,20,Fire,Pin,Two of one,7/1/16,6/30/18,2,0,Pin",
      "21,21,Fire,Pin,Money back,7/1/17,6/30/18,1,-5,Pin",
      "22,22,Fire,Pin,Backwards,7/1/17,6/30/16,1,0,Pin",
      "23,23,Fire,Pin,Odd money,7/1/17,6/30/18,1.2.3,0,Pin",
      "24,24,Fire,Pin,No day,soon,6/30/18,1,0,Pin",
      "25,25,Fire,,Nobody,7/1/17,6/30/18,1,0,Pin",
      ",,Fire,Pin,Nothing,7/1/17,6/30/18,1,0,Pin",
    ]);
    expect(files[0]).toMatchObject({ created: 0, updated: 0, unchanged: 0 });
    expect(files[0]!.rejected).toEqual([
      {
        line: 2,
        field: "item.startsOn",
        reason: 'Lines 2 and 3 say different things about "20, 20": item.startsOn.',
      },
      {
        line: 3,
        field: "item.startsOn",
        reason: 'Lines 2 and 3 say different things about "20, 20": item.startsOn.',
      },
      { line: 4, field: "item.paid", reason: "This cannot be below zero, as -5.00 is." },
      { line: 5, field: "item.endsOn", reason: "It cannot end before it begins." },
      expect.objectContaining({ line: 6, field: "item.amount" }),
      expect.objectContaining({ line: 7, field: "item.startsOn" }),
      expect.objectContaining({ line: 8, field: "partner.name" }),
      expect.objectContaining({ line: 9, field: "identity" }),
    ]);
    expect(await contractTables(api)).toEqual(before);
  });

  test("a file whose name says no quarter is not taken for today's", async () => {
    const mapping = await readMapping("philadelphia-it-contracts");
    const path = await folder.write("list.csv", `${HEAD}\n26,26,Fire,Pin,Late,7/1/17,6/30/18,1,0,Pin\n`);
    const { files } = await importSources(api.context(), [await readSource(path, mapping)]);
    expect(files[0]!.rejected).toEqual([expect.objectContaining({ line: 2, field: "observedOn" })]);
  });
});

describe("how partners are spelled", () => {
  const file = (quarter: string, vendor: string): File => [
    quarter,
    `50,50,Water,"${vendor}",Pumps,7/1/17,6/30/18,1,0,`,
  ];
  const nameOf = async (): Promise<string> => (await contractOf(api, "50")).partner.name;

  test("as in the latest snapshot, whichever is read first; a name that a person gave stays", async () => {
    await take(api, file("2018-Q2", "DeepWell, Inc."));
    expect(counts(await take(api, file("2018-Q1", "Deepwell Inc")))).toEqual([[0, 0, 1, 0]]);
    expect(await nameOf()).toBe("DeepWell, Inc.");
    await take(api, file("2018-Q3", "DEEPWELL INC"));
    expect(await nameOf()).toBe("DEEPWELL INC");
    const [{ id, version }] = await api.dataSource.query(
      `SELECT id, version FROM partner WHERE name = 'DEEPWELL INC'`,
    );
    await api.query(
      `mutation ($input: PartnerUpdateInput!) { partnerUpdate(input: $input) { userErrors { message } } }`,
      { input: { id, expectedVersion: version, name: "DeepWell Incorporated" } },
    );
    await take(api, file("2018-Q4", "DeepWell"));
    expect(await nameOf()).toBe("DeepWell Incorporated");
  });
});

describe("what people do with an imported contract", () => {
  const row = (item: string, year: number, more = ""): string =>
    `30,${item},Parks,Cog,Lawn sensors${more},7/1/${year},6/30/${year + 1},100,0,Cog`;

  test("stays, as long as the list says nothing new about it", async () => {
    await take(api, ["2018-Q1", row("30", 2017)]);
    const { id, version } = await contractOf(api, "30");
    await done(api, "contractUpdate", {
      id,
      expectedVersion: version,
      title: "Sensors",
      department: "Green",
    });
    await done(api, "contractPaymentRecord", {
      contractId: id,
      expectedVersion: Number(version) + 1,
      paidOn: "2018-01-01",
      amount: USD("5"),
      reference: "30",
    });
    expect(counts(await take(api, ["2018-Q2", row("30", 2017)], ["2019-Q1", row("3001", 2018)]))).toEqual([
      [0, 1, 0, 0],
      [0, 1, 0, 0],
    ]);
    const contract = await read(api, id);
    expect(contract).toMatchObject({ title: "Sensors", department: "Green", paid: USD("5.00") });
    expect(contract.terms).toHaveLength(2);
    expect(contract.payments.nodes.map(({ basis, paidOn }: any) => [basis, paidOn])).toEqual([
      ["TOTAL", "2018-09-30"],
      ["PAYMENT", "2018-01-01"],
      ["TOTAL", "2017-12-31"],
    ]);
  });

  test("is not overwritten: terms that were changed by hand or by notice refuse other ones", async () => {
    const { id, version } = await contractOf(api, "30");
    await done(api, "contractRenew", { contractId: id, expectedVersion: version, endsOn: "2020-06-30" });
    const before = await contractTables(api);
    const { files } = await take(api, ["2020-Q1", row("3001", 2018), row("3002", 2019)]);
    expect(files[0]!.rejected).toEqual([
      expect.objectContaining({ line: 3, field: "item", reason: expect.stringMatching(/changed by hand/) }),
    ]);
    const after = await contractTables(api);
    expect(after["contract_term"]).toEqual(before["contract_term"]);
    await take(api, ["2018-Q1", row("30", 2017).replaceAll("30,30", "31,31")]);
    const other = await contractOf(api, "31");
    await done(api, "contractTerminate", {
      contractId: other.id,
      expectedVersion: other.version,
      givenBy: "US",
      noticeGivenOn: "2018-01-31",
      effectiveOn: "2018-03-31",
      reason: "No grass left.",
    });
    const refused = await take(api, ["2019-Q1", row("3101", 2018).replace("30,", "31,")]);
    expect(refused.files[0]!.rejected).toEqual([
      expect.objectContaining({ line: 2, field: "contractId", reason: expect.stringMatching(/terminated/) }),
    ]);
  });

  test("a partner that was merged stays the holder under its new name, and nothing is news", async () => {
    const file: File = ["2018-Q1", "40,40,Zoo,Old Cage,Cages,7/1/17,6/30/18,1,0,Cage Works"];
    await take(api, file);
    const { partner, parties, id } = await contractOf(api, "40");
    expect([partner.name, parties[0].partner.name]).toEqual(["Old Cage", "Cage Works"]);
    const [survivor, merged] = await api.dataSource.query(
      `SELECT id, version FROM partner WHERE name IN ('Cage Works', 'Old Cage') ORDER BY name`,
    );
    const { data } = await api.query(
      `mutation ($input: PartnersMergeInput!) { partnersMerge(input: $input) { userErrors { message } } }`,
      {
        input: {
          ...{ mergedId: merged.id, mergedVersion: merged.version },
          ...{ survivorId: survivor.id, survivorVersion: survivor.version },
        },
      },
    );
    expect(data.partnersMerge.userErrors).toEqual([]);
    expect(await read(api, id)).toMatchObject({ partner: { id: survivor.id }, parties: [] });
    const before = await contractTables(api);
    expect(counts(await take(api, file))).toEqual([[0, 0, 1, 0]]);
    expect(await contractTables(api)).toEqual(before);
  });
});
