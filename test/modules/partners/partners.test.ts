import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { findPartner, listPartners } from "../../../src/modules/partners/partnerQueries.js";
import { startTestApi, type TestApi } from "../../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const CREATE = `mutation ($input: PartnerCreateInput!) { partnerCreate(input: $input) {
  partner { id name roles segment version externalReferences { system id } } userErrors { code field message } } }`;
const UPDATE = `mutation ($input: PartnerUpdateInput!) { partnerUpdate(input: $input) {
  partner { id name website version } userErrors { code field } } }`;

interface Created {
  partner: { id: string; name: string; version: number };
  userErrors: { code: string; field: string }[];
}
const create = async (input: object): Promise<Created> => {
  const { data } = await api.query(CREATE, { input });
  return (data as { partnerCreate: Created }).partnerCreate;
};

describe("adding a partner", () => {
  test("stores what was said, under the id that the caller chose", async () => {
    const id = "0199c0de-0000-7000-8000-000000000001";
    const { partner } = await create({
      id,
      name: "Aldgate Networks Ltd",
      roles: ["MSP"],
      segment: "STRATEGIC",
      externalReferences: [{ system: "erp", id: "4711" }],
    });
    expect(partner).toEqual({
      id,
      name: "Aldgate Networks Ltd",
      roles: ["MSP"],
      segment: "STRATEGIC",
      version: 1,
      externalReferences: [{ system: "erp", id: "4711" }],
    });
  });

  test("refuses a namesake that differs only in case and legal form, and stores nothing", async () => {
    await create({ name: "Brackwater Systems" });
    const { partner, userErrors } = await create({ name: "BRACKWATER SYSTEMS, Inc." });
    expect(partner).toBeNull();
    expect(userErrors).toMatchObject([{ code: "CONFLICT", field: "name" }]);
  });

  test("of two callers at once, one wins", async () => {
    const both = await Promise.all([create({ name: "Twin Peak" }), create({ name: "twin peak" })]);
    expect(both.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  test("a reference that names another partner rolls all back", async () => {
    await create({ name: "Holder", externalReferences: [{ system: "crm", id: "1" }] });
    const { userErrors } = await create({ name: "Taker", externalReferences: [{ system: "crm", id: "1" }] });
    expect(userErrors).toMatchObject([{ code: "CONFLICT", field: "externalReferences.0" }]);
    const { data } = await api.query(`{ partners(filter: { name: { eq: "Taker" } }) { totalCount } }`);
    expect(data.partners.totalCount).toBe(0);
  });

  test.each([
    [{ name: " " }, "name"],
    [{ name: "x".repeat(201) }, "name"],
    [{ name: "Null roles", roles: null }, "roles"],
    [{ name: "Twice", roles: ["OEM", "OEM"] }, "roles"],
    [{ name: "Odd site", website: "javascript:alert(1)" }, "website"],
    [{ name: "No parent", parentId: "0199c0de-0000-7000-8000-00000000dead" }, "parentId"],
    [{ name: "Nul \u0000 byte" }, "name"],
  ])("names the field of %j", async (input, field) => {
    const { partner, userErrors } = await create(input);
    expect(partner).toBeNull();
    expect(userErrors.map((error) => error.field)).toEqual([field]);
  });
});

describe("changing a partner", () => {
  test("keeps what is left out and counts the version", async () => {
    const { partner } = await create({ name: "Changing", website: "https://changing.example" });
    const { data } = await api.query(UPDATE, {
      input: { id: partner.id, expectedVersion: 1, name: "Changed" },
    });
    expect(data.partnerUpdate.partner).toMatchObject({
      name: "Changed",
      website: "https://changing.example",
      version: 2,
    });
  });

  test("a stale version is a conflict that shows the current record", async () => {
    const { partner } = await create({ name: "Contended" });
    const change = (name: string) =>
      api.query(UPDATE, { input: { id: partner.id, expectedVersion: 1, name } });
    await change("Contended A");
    const { data } = await change("Contended B");
    expect(data.partnerUpdate).toMatchObject({
      partner: { name: "Contended A", version: 2 },
      userErrors: [{ code: "CONFLICT", field: "expectedVersion" }],
    });
  });

  test("no partner stands above itself", async () => {
    const { partner: top } = await create({ name: "Top" });
    const { partner: below } = await create({ name: "Below", parentId: top.id });
    const { data } = await api.query(UPDATE, {
      input: { id: top.id, expectedVersion: 1, parentId: below.id },
    });
    expect(data.partnerUpdate.userErrors).toMatchObject([{ code: "INVALID", field: "parentId" }]);
  });
});

describe("lists", () => {
  test("pages by keyset show every partner once, in order", async () => {
    for (const name of ["Zeta", "alpha", "Ångström", "Beta"]) await create({ name: `Page ${name}` });
    const names: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = await api.query(
        `query ($after: String) { partners(first: 2, after: $after, filter: { name: { contains: "page " } }) {
           nodes { name } pageInfo { hasNextPage endCursor } totalCount } }`,
        { after },
      );
      names.push(...data.partners.nodes.map((node: { name: string }) => node.name));
      ({ endCursor: after, hasNextPage: more } = data.partners.pageInfo);
      expect(data.partners.totalCount).toBe(4);
    }
    expect(names).toEqual(["Page alpha", "Page Ångström", "Page Beta", "Page Zeta"]);
  });

  test.each([
    "rubbish",
    Buffer.from('["NAME","x","y"]').toString("base64url"),
    Buffer.from("[]").toString("base64url"),
  ])("refuses the cursor %s", async (after) => {
    const { errors } = await api.query(
      `query ($after: String) { partners(after: $after) { nodes { id } } }`,
      { after },
    );
    expect(errors[0]?.extensions.code).toBe("INVALID");
  });
});

describe("the row scope", () => {
  test("shows an actor who is bound to one partner only that one, in lists and by id", async () => {
    const { partner: own } = await create({ name: "Scoped own" });
    const { partner: other } = await create({ name: "Scoped other" });
    const scoped = api.context({ role: Role.VIEWER, partnerIds: [own.id] });
    const page = await listPartners(scoped, { first: 100 }, null, null);
    expect(page.nodes.map((each) => each.id)).toEqual([own.id]);
    expect(await page.totalCount()).toBe(1);
    await expect(findPartner(scoped, other.id)).rejects.toThrow("no partner");
  });
});
