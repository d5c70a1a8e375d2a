import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { getNamedType, isInputObjectType, isObjectType, type GraphQLArgument } from "graphql";
import { buildSchema } from "../../../src/app/schema.js";
import { drill, fill, merge, publish, setScene, type Scene } from "./mergeScene.js";

let scene: Scene;
let survivor: string;
let old: string;
let otherContract: string;
beforeAll(async () => {
  scene = await setScene();
  survivor = await scene.partner("Survivor", { externalReferences: [{ system: "erp", id: "1" }] });
  old = await scene.partner("Merged", {
    externalReferences: [
      { system: "erp", id: "2" },
      { system: "crm", id: "2" },
    ],
  });
  const other = await scene.partner("Other");
  otherContract = await contractOf(other);
  await fill(scene, old, { partnerId: other, contractId: otherContract });
  await publish(scene);
  const { userErrors } = await merge(scene, survivor, old, { reason: "One VAT number." });
  expect(userErrors).toEqual([]);
});
afterAll(() => scene.api.stop());

const contractOf = async (partnerId: string): Promise<string> =>
  (await scene.done("contractCreate", "contract", "id", { partnerId, ...CONTRACT })).id;
const CONTRACT = { kind: "SUPPORT", title: "Support", startsOn: "2026-01-01" };
const ENGAGEMENT = { kind: "PROJECT", title: "New mail", startedAt: "2026-06-01T10:00:00.000Z" };
const PARTNER = "partner { id }";

/** The ids of the partners that a list shows for a filter by one. */
const listed = async (list: string, filter: string, partner = PARTNER): Promise<any> => {
  const { data, errors } = await scene.api.query(
    `{ ${list}(filter: { ${filter}: { eq: "${old}" } }) { nodes { ${partner} } totalCount } }`,
  );
  expect(errors).toEqual([]);
  const { nodes, totalCount } = data[list];
  expect(totalCount).toBeGreaterThan(0);
  expect(nodes).toHaveLength(totalCount);
  return {
    partner: {
      id: [...new Set(nodes.map((node: any) => (node.contract?.partner ?? node.partner ?? node).id))].join(),
    },
  };
};

let version = 0;
const read = async (document: string): Promise<any> => (await scene.api.query(document)).data;

/** Sends the old id in each input that takes the id of a partner; what comes back names a partner. */
const SENT: { readonly [input: string]: () => Promise<any> } = {
  "Query.partner.id": async () => read(`{ partner(id: "${old}") { id } }`),
  "Query.renewalCalendar.partnerId": async () => {
    const asked = `from: "2026-01-01", until: "2026-12-31", partnerId: "${old}"`;
    const fields = "nodes { contract { partner { id } } }";
    return (await read(`{ renewalCalendar(${asked}) { ${fields} } }`)).renewalCalendar.nodes[0].contract;
  },
  "AccessGrantInput.partnerId": () =>
    scene.done("accessGrant", "accessGrant", PARTNER, {
      partnerId: old,
      serviceAreaId: scene.areaId,
      grantedOn: "2026-02-01",
    }),
  "ContactCreateInput.partnerId": () =>
    scene.done("contactCreate", "contact", PARTNER, { partnerId: old, name: "Dora" }),
  "ContractCreateInput.partnerId": () =>
    scene.done("contractCreate", "contract", PARTNER, { partnerId: old, ...CONTRACT }),
  "ContractUpsertInput.partnerId": () =>
    scene.done("contractUpsert", "contract", PARTNER, {
      partnerId: old,
      ...CONTRACT,
      externalReferences: [{ system: "erp", id: "contract" }],
    }),
  "ContractPartyAddInput.partnerId": async () => {
    const input = { contractId: otherContract, expectedVersion: 2, partnerId: old, role: "GUARANTOR" };
    const { parties } = await scene.done(
      "contractPartyAdd",
      "contract",
      `parties { role ${PARTNER} }`,
      input,
    );
    return parties.find(({ role }: { role: string }) => role === "GUARANTOR");
  },
  "DrillParticipationInput.partnerId": async () => {
    const participation = { partnerId: old, cameThrough: false };
    const { id } = await drill(scene, [participation], "2026-08-01T10:00:00.000Z");
    return (await read(`{ drill(id: "${id}") { participations { partner { id } } } }`)).drill
      .participations[0];
  },
  "EngagementRecordInput.partnerId": () =>
    scene.done("engagementRecord", "engagement", PARTNER, { partnerId: old, ...ENGAGEMENT }),
  "EngagementUpsertInput.partnerId": () =>
    scene.done("engagementUpsert", "engagement", PARTNER, {
      partnerId: old,
      ...ENGAGEMENT,
      externalReferences: [{ system: "erp", id: "engagement" }],
    }),
  "OfferingUpsertInput.partnerId": () =>
    scene.done("offeringUpsert", "offering", PARTNER, {
      partnerId: old,
      serviceAreaId: scene.areaId,
      name: "More support",
      supportLevel: "L1",
      statedOn: "2026-01-01",
    }),
  "SubcontractingAddInput.partnerId": () =>
    scene.done("subcontractingAdd", "subcontracting", PARTNER, { partnerId: old, name: "Below" }),
  "SubcontractingFilter.partnerId": () => listed("subcontractings", "partnerId"),
  "ReviewSubmitInput.partnerId": () =>
    scene.done("reviewSubmit", "review", PARTNER, {
      partnerId: old,
      reviewerId: scene.personId,
      source: "INTERNAL",
      reviewedOn: "2026-09-01",
      ratings: { value: 4 },
    }),
  "ReviewDraftCreateInput.partnerId": () =>
    scene.done("reviewDraftCreate", "reviewDraft", PARTNER, {
      partnerId: old,
      reviewerId: scene.personId,
    }),
  "ReviewRoundOpenInput.partnerIds": async () => {
    const asked = { title: "Asked", dueOn: "2026-12-01", partnerIds: [old], reviewerIds: [scene.personId] };
    const { requests } = await scene.done(
      "reviewRoundOpen",
      "reviewRound",
      `requests { nodes { ${PARTNER} } }`,
      asked,
    );
    return requests.nodes[0];
  },
  "ReviewDueFilter.partnerId": async () => {
    const asked = `partnerId: { eq: "${old}" }, dueOn: { gte: "2026-01-01" }`;
    return (await read(`{ reviewsDue(filter: { ${asked} }) { nodes { ${PARTNER} } } }`)).reviewsDue.nodes[0];
  },
  "PartnerCreateInput.parentId": async () => {
    const daughter = await scene.done("partnerCreate", "partner", "parent { id }", {
      name: "Daughter",
      parentId: old,
    });
    return { partner: daughter.parent };
  },
  "PartnerUpdateInput.parentId": async () => {
    const id = await scene.partner("Second daughter");
    const input = { id, expectedVersion: 1, parentId: old };
    return { partner: (await scene.done("partnerUpdate", "partner", "parent { id }", input)).parent };
  },
  "PartnerUpdateInput.id": async () => {
    ({ version } = (await read(`{ partner(id: "${old}") { version } }`)).partner);
    const input = { id: old, expectedVersion: version, website: "https://survivor.example" };
    return { partner: await scene.done("partnerUpdate", "partner", "id website", input) };
  },
  "PartnerUpsertInput.id": async () => {
    const { name, version: expectedVersion } = (await read(`{ partner(id: "${old}") { name version } }`))
      .partner;
    const input = { id: old, expectedVersion, name };
    return { partner: await scene.done("partnerUpsert", "partner", "id", input) };
  },
  "PartnerUpsertInput.parentId": async () => {
    const input = { name: "Third daughter", parentId: old };
    return { partner: (await scene.done("partnerUpsert", "partner", "parent { id }", input)).parent };
  },
  "PartnerStageInput.id": async () => {
    const { version: expectedVersion } = (await read(`{ partner(id: "${old}") { version } }`)).partner;
    const input = { id: old, expectedVersion, reason: "Too many." };
    const partner = await scene.done("partnerOffboard", "partner", "id stage", input);
    expect(partner.stage).toBe("OFFBOARDING");
    return { partner };
  },
  "ContactUpsertInput.partnerId": () =>
    scene.done("contactUpsert", "contact", PARTNER, { partnerId: old, name: "Emil" }),
  "ContractAlertFilter.partnerId": () => listed("contractAlerts", "partnerId", "contract { partner { id } }"),
  "ContractFilter.partnerId": () => listed("contracts", "partnerId"),
  "EngagementFilter.partnerId": () => listed("engagements", "partnerId"),
  "EvidenceFilter.partnerId": () => listed("evidence", "partnerId"),
  "OfferingFilter.partnerId": () => listed("offerings", "partnerId"),
  "ReviewFilter.partnerId": () => listed("reviews", "partnerId"),
  "ReviewRequestFilter.partnerId": () => listed("reviewRequests", "partnerId"),
  "ReviewDraftFilter.partnerId": () => listed("reviewDrafts", "partnerId"),
  "ServiceClockFilter.partnerId": () => listed("serviceClocks", "partnerId"),
  "PartnerFilter.id": () => listed("partners", "id", "id"),
};

/** These are tried by other tests: sealed scorecards stay under the old id, and nothing is merged twice. */
const ELSEWHERE = [
  "Query.simulateLoss.partnerIds",
  "Query.scorecard.partnerId",
  "ScorecardFilter.partnerId",
  "PartnersMergeInput.mergedId",
  "PartnersMergeInput.survivorId",
];

/** Every argument and input field that takes the id of a partner, by its name. */
function inputsOfPartnerIds(): string[] {
  const types = Object.values(buildSchema().getTypeMap()).filter(({ name }) => !name.startsWith("__"));
  const takesId = ({ type }: Pick<GraphQLArgument, "type">): boolean =>
    ["UUID", "IdFilter"].includes(getNamedType(type).name);
  return types.flatMap((type) => {
    if (isInputObjectType(type))
      return Object.values(type.getFields())
        .filter((field) => takesId(field) && namesPartner(type.name, field.name))
        .map(({ name }) => `${type.name}.${name}`);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap(({ name, args }) =>
      args
        .filter((arg) => takesId(arg) && (/partner/i.test(arg.name) || name === "partner"))
        .map((arg) => `${type.name}.${name}.${arg.name}`),
    );
  });
}

/** A new partner's own id is no id of a partner that exists, and a segment is no partner. */
const namesPartner = (type: string, field: string): boolean =>
  /partner/i.test(field) ||
  (/^Partner/.test(type) && /Id$|^id$/.test(field) && !OTHERS.includes(`${type}.${field}`));
const OTHERS = ["PartnerCreateInput.id", "PartnerFilter.segmentId"];

test("every input that takes the id of a partner is tried", () => {
  expect(inputsOfPartnerIds().sort()).toEqual([...Object.keys(SENT), ...ELSEWHERE].sort());
});

describe("the old id answers with the survivor in", () => {
  test.each(Object.entries(SENT))("%s", async (_input, sent) => {
    const { partner } = await sent();
    expect(partner.id).toBe(survivor);
  });
});

describe("after a merge", () => {
  test("both partners' references lead to the survivor, and so does the old name", async () => {
    const { partner } = await read(
      `{ partner(id: "${survivor}") { externalReferences { system id } merges { mergedId mergedName reason actorName } } }`,
    );
    expect(partner.externalReferences).toEqual([
      { system: "crm", id: "2" },
      { system: "erp", id: "1" },
      { system: "erp", id: "2" },
    ]);
    expect(partner.merges).toEqual([
      { mergedId: old, mergedName: "Merged", reason: "One VAT number.", actorName: "test ADMIN" },
    ]);
  });

  test("a scorecard that was sealed for the old id is found by it, later ones are the survivor's", async () => {
    const cardOf = async (quarter: string): Promise<string> => {
      const { scorecard } = await read(
        `{ scorecard(partnerId: "${old}", quarter: "${quarter}") { partner { id } } }`,
      );
      return scorecard.partner.id;
    };
    expect(await cardOf("2026-Q2")).toBe(old);
    await scene.done("scorecardsPublish", "publication", "id", { quarter: "2026-Q3" });
    expect(await cardOf("2026-Q3")).toBe(survivor);
    const { scorecards } = await read(
      `{ scorecards(quarter: "2026-Q3", filter: { partnerId: { in: ["${old}"] } }) { nodes { partner { id } } } }`,
    );
    expect(scorecards.nodes).toEqual([{ partner: { id: survivor } }]);
  });

  test("the old id is no partner of a list", async () => {
    const { partners } = await read(`{ partners(first: 100) { nodes { id } } }`);
    const ids = partners.nodes.map(({ id }: { id: string }) => id);
    expect(ids).toContain(survivor);
    expect(ids).not.toContain(old);
  });
});
