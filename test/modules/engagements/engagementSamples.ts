import { Role } from "../../../src/kernel/Role.js";
import type { Answer, TestApi } from "../../support/api.js";

const FIELDS = `id title kind severity startedAt endedAt outcome sourceSystem version
  partner { id } serviceAreas { id } externalReferences { system id } voided { actorName reason }
  promises { id kind madeAt promisedFor revisedTo fulfilledAt }
  evidence { quarter dimension crisisKind failure value weight occurredOn source sourceKind }`;

/** Sends one of the mutations over HTTP and gives its payload. */
export async function sendEngagement(
  api: TestApi,
  verb: "Record" | "Upsert" | "Update" | "Void",
  input: object,
  role = Role.MANAGER,
): Promise<any> {
  const answer: Answer = await api.query(
    `mutation ($input: Engagement${verb}Input!) { engagement${verb}(input: $input) {
       engagement { ${FIELDS} } userErrors { code field message } } }`,
    { input },
    role,
  );
  if (answer.errors.length > 0) throw new Error(answer.errors.map(({ message }) => message).join(" "));
  return answer.data[`engagement${verb}`];
}

/** All evidence of a partner that stands, shortly. */
export async function evidenceOfPartner(
  api: TestApi,
  partnerId: string,
  includeVoided = false,
): Promise<any[]> {
  const { data } = await api.query(
    `query ($filter: EvidenceFilter) { evidence(first: 100, filter: $filter) {
       nodes { dimension crisisKind value weight failure occurredOn voidReason engagement { id } promise { kind } } } }`,
    { filter: { partnerId: { eq: partnerId }, includeVoided } },
  );
  return data.evidence.nodes;
}

export const NOW = "2026-05-20T12:00:00.000Z";
export const NOBODY = "0199c0de-0000-7000-8000-00000000dead";

/** The least that is said of an incident, and a whole one. */
export const BASE = { kind: "INCIDENT", title: "Mail is down", startedAt: "2026-05-04T10:00:00.000Z" };
export const INCIDENT = {
  ...BASE,
  severity: "SEV1",
  endedAt: "2026-05-04T18:00:00.000Z",
  outcome: "RESOLVED",
  promises: [
    {
      kind: "RESPOND",
      promisedFor: "2026-05-04T10:30:00.000Z",
      fulfilledAt: "2026-05-04T10:30:00.000Z",
    },
    {
      kind: "RESOLVE",
      madeAt: "2026-05-04T10:30:00.000Z",
      promisedFor: "2026-05-04T14:00:00.000Z",
      fulfilledAt: "2026-05-04T18:00:00.000Z",
    },
  ],
};

/** What evidence says, shortly: the dimension or the kind of crisis, and the value. */
export const brief = (rows: any[]): unknown[] =>
  rows.map(({ dimension, crisisKind, value }) => [dimension ?? crisisKind, value]).sort();
