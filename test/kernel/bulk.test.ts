import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const send = async (rows: readonly object[], onRejection?: string): Promise<any> => {
  const { data, errors } = await api.query(
    `mutation ($input: SkillsUpsertInput!) { skillsUpsert(input: $input) {
       results { outcome skill { name version } userErrors { code field } } userErrors { code field } } }`,
    { input: { rows, ...(onRejection && { onRejection }) } },
  );
  expect(errors).toEqual([]);
  return data.skillsUpsert;
};
const names = async (): Promise<string[]> =>
  (await api.dataSource.query<{ name: string }[]>(`SELECT name FROM skill ORDER BY name`)).map(
    ({ name }) => name,
  );

describe("many rows in one mutation", () => {
  test("are created and updated, each with its record, in their order", async () => {
    await send([{ name: "Networks" }]);
    expect(await send([{ name: "Storage" }, { name: "networks", group: "Infrastructure" }])).toEqual({
      results: [
        { outcome: "CREATED", skill: { name: "Storage", version: 1 }, userErrors: [] },
        { outcome: "UPDATED", skill: { name: "networks", version: 2 }, userErrors: [] },
      ],
      userErrors: [],
    });
  });

  const mixed = [{ name: "Backups" }, { name: " " }, { name: "Databases" }];
  const wrong = { outcome: "REJECTED", skill: null, userErrors: [{ code: "INVALID", field: "name" }] };

  test("are all refused where one is wrong, and nothing is stored", async () => {
    const before = await names();
    const notStored = { outcome: "NOT_STORED", skill: null, userErrors: [] };
    expect(await send(mixed)).toEqual({
      results: [notStored, wrong, notStored],
      userErrors: [{ code: "INVALID", field: "rows.1.name" }],
    });
    expect(await names()).toEqual(before);
  });

  test("are stored but for the wrong ones, where the caller asks for it", async () => {
    expect(await send(mixed, "REJECT_FAILED")).toMatchObject({
      results: [{ outcome: "CREATED" }, wrong, { outcome: "CREATED" }],
      userErrors: [{ field: "rows.1.name" }],
    });
    expect(await names()).toEqual(expect.arrayContaining(["Backups", "Databases"]));
  });

  test("see what the rows before them stored", async () => {
    const { results } = await send([{ name: "Twice" }, { name: "twice" }]);
    expect(results.map((each: any) => each.outcome)).toEqual(["CREATED", "UPDATED"]);
  });

  test("are refused where they are too many", async () => {
    const before = await names();
    const rows = Array.from({ length: 501 }, (_, at) => ({ name: `Skill ${at}` }));
    expect(await send(rows, "REJECT_FAILED")).toEqual({
      results: [],
      userErrors: [{ code: "INVALID", field: "rows" }],
    });
    expect(await names()).toEqual(before);
  });

  test("no rows are no mistake", async () => {
    expect(await send([])).toEqual({ results: [], userErrors: [] });
  });
});

test("evidence of many rows counts once each, and of a wrong one not at all", async () => {
  const { data } = await api.query(
    `mutation { partnerCreate(input: { name: "Of many" }) { partner { id } userErrors { code } } }`,
  );
  const partnerId = data.partnerCreate.partner.id;
  const { data: person } = await api.query(
    `mutation { personCreate(input: { name: "Judge", email: "judge@example.com" }) { person { id } userErrors { code } } }`,
  );
  const review = {
    partnerId,
    reviewerId: person.personCreate.person.id,
    source: "INTERNAL",
    reviewedOn: "2026-05-05",
  };
  const { data: sent } = await api.query(
    `mutation ($input: ReviewsSubmitInput!) { reviewsSubmit(input: $input) { results { outcome } } }`,
    {
      input: {
        onRejection: "REJECT_FAILED",
        rows: [
          { ...review, ratings: { delivery: 4 } },
          { ...review, ratings: { delivery: 6 } },
          { ...review, ratings: { delivery: 3 } },
        ],
      },
    },
  );
  expect(sent.reviewsSubmit.results.map((each: any) => each.outcome)).toEqual([
    "CREATED",
    "REJECTED",
    "CREATED",
  ]);
  expect(
    await api.dataSource.query(
      `SELECT (SELECT count(*)::int FROM evidence WHERE partner_id = $1) AS rows,
         (SELECT sum(n)::float8 FROM evidence_cell WHERE partner_id = $1) AS counted`,
      [partnerId],
    ),
  ).toEqual([{ rows: 2, counted: 2 }]);
});

test("no list of an input may be longer than a thousand, and the answer names it", async () => {
  const { errors } = await api.query(
    `query ($ids: [UUID!]) { partners(filter: { id: { in: $ids } }) { totalCount } }`,
    { ids: Array.from({ length: 1001 }, () => "0199c0de-0000-7000-8000-00000000dead") },
  );
  expect(errors[0]?.extensions).toMatchObject({ code: "INVALID", problems: [{ field: "ids" }] });
});
