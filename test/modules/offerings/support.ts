import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { Role } from "../../../src/kernel/Role.js";
import type { Answer, TestApi } from "../../support/api.js";

/** Adds a partner and gives its id. */
export const addPartner = async (api: TestApi, name: string): Promise<string> =>
  (await api.context().commit((tx) => createPartner(tx, { name }))).id;

/** Adds a service area and gives its id. */
export const addArea = async (api: TestApi, name: string): Promise<string> => {
  const area = { name, criticality: Criticality.HIGH, supportLevel: SupportLevel.L2 };
  return (await api.context().commit((tx) => createServiceArea(tx, area))).id;
};

/** Marks a partner as merged into another, as a merge leaves it. */
export const mergeAway = (api: TestApi, id: string, into: string): Promise<unknown> =>
  api.dataSource.query(`UPDATE partner SET merged_into_id = $2 WHERE id = $1`, [id, into]);

/** Sends an offering over HTTP. */
export const send = (api: TestApi, input: object, role = Role.MANAGER): Promise<Answer> =>
  api.query(
    `mutation ($input: OfferingUpsertInput!) { offeringUpsert(input: $input) {
       offering { id name description supportLevel assurance evidenceUrl statedOn version
         partner { id } serviceArea { id } externalReferences { system id } }
       userErrors { code field } } }`,
    { input },
    role,
  );

export const LIST = `query ($filter: OfferingFilter, $orderBy: OfferingOrder, $first: Int, $after: String) {
  offerings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { name } totalCount pageInfo { hasNextPage endCursor } } }`;

/** What every offering says beside whose it is. */
export const SAID = { name: "Managed firewall", supportLevel: SupportLevel.L3, statedOn: "2026-01-15" };

let made = 0;
/** Whose an offering is: a new partner and a new area. */
export const basics = async (api: TestApi): Promise<{ partnerId: string; serviceAreaId: string }> => {
  made += 1;
  return {
    partnerId: await addPartner(api, `Partner number ${made}`),
    serviceAreaId: await addArea(api, `Area number ${made}`),
  };
};
