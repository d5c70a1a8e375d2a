import { parseQuarter } from "../../../src/kernel/Quarter.js";
import { recordAlerts } from "../../../src/modules/contracts/alertService.js";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { importContract } from "../../../src/modules/contracts/contractImport.js";
import { publishQuarter } from "../../../src/modules/scorecards/publicationService.js";
import { startTestApi, type TestApi } from "../../support/api.js";

const NOW = "2026-11-20T12:00:00.000Z";
export const NOBODY = "0199c0de-0000-7000-8000-00000000dead";

/** A server with a service area, a person of ours, and what it takes to fill partners with everything that they can have. */
export interface Scene {
  readonly api: TestApi;
  readonly areaId: string;
  readonly personId: string;
  readonly skillId: string;
  /** Sends a mutation and gives its payload, with the `fields` of its record. */
  readonly send: (name: string, record: string, fields: string, input: object) => Promise<any>;
  /** The same for one that must go well; gives the record. */
  readonly done: Scene["send"];
  /** Adds a partner and gives its id. */
  readonly partner: (name: string, more?: object) => Promise<string>;
}

/** These mutations share one input. */
const STAGES = ["partnerOnboard", "partnerActivate", "partnerOffboard", "partnerExit"];

export async function setScene(): Promise<Scene> {
  const api = await startTestApi({ clock: () => new Date(NOW) });
  const send = async (name: string, record: string, fields: string, input: object): Promise<any> => {
    const type = STAGES.includes(name)
      ? "PartnerStageInput"
      : `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await api.query(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${record} { ${fields} } userErrors { code field message } } }`,
      { input },
    );
    if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join(" ")}`);
    return data[name];
  };
  const done = async (name: string, record: string, fields: string, input: object): Promise<any> => {
    const payload = await send(name, record, fields, input);
    if (payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload.userErrors)}`);
    return payload[record];
  };
  const area = { name: "Mail", criticality: "CRITICAL", supportLevel: "L3" };
  return {
    api,
    areaId: (await done("serviceAreaCreate", "serviceArea", "id", area)).id,
    personId: (await done("personCreate", "person", "id", { name: "Ada", email: "ada@example.org" })).id,
    skillId: (await done("skillUpsert", "skill", "id", { name: "Mail" })).id,
    send,
    done,
    partner: async (name, more = {}) =>
      (await done("partnerCreate", "partner", "id", { name, ...more })).id as string,
  };
}

/** At which version a record is; 1 where there is none. */
async function versionOf({ dataSource }: TestApi, table: string, id: string): Promise<number> {
  const statement = `SELECT version FROM "${table}" WHERE id = $1`;
  return (await dataSource.query<{ version: number }[]>(statement, [id]))[0]?.version ?? 1;
}

/** Merges, with the versions as they are unless said otherwise, and gives the payload. */
export async function merge(
  { api, send }: Scene,
  survivorId: string,
  mergedId: string,
  different: object = {},
): Promise<any> {
  const versions = {
    survivorVersion: await versionOf(api, "partner", survivorId),
    mergedVersion: await versionOf(api, "partner", mergedId),
  };
  return send("partnersMerge", "partner", "id name version", {
    survivorId,
    mergedId,
    ...versions,
    ...different,
  });
}

/** Another partner and its contract: each of the two has a part in the contract of the other. */
interface Other {
  readonly partnerId: string;
  readonly contractId: string;
}

/** Gives a partner one of everything that can be known of one. */
export async function fill(scene: Scene, partnerId: string, other: Other): Promise<void> {
  await contactAndOffering(scene, partnerId);
  const contractId = await contract(scene, partnerId, other);
  await published(scene, partnerId);
  await work(scene, partnerId);
  const month = { contractId, month: "2026-05-31" };
  await scene.done("serviceCreditClaim", "serviceCreditClaim", "id", month);
  await rehearsals(scene, partnerId);
  const subcontracted = {
    partnerId: other.partnerId,
    name: `Part of ${partnerId}`,
    subcontractorId: partnerId,
  };
  await scene.done("subcontractingAdd", "subcontracting", "id", subcontracted);
}

async function contactAndOffering({ api, done, areaId, skillId }: Scene, partnerId: string): Promise<void> {
  await done("contactCreate", "contact", "id", { partnerId, name: "Cem" });
  const expectedVersion = await versionOf(api, "partner", partnerId);
  await done("partnerOffboard", "partner", "id", { id: partnerId, expectedVersion, reason: "Too many." });
  const { id } = await done("offeringUpsert", "offering", "id", {
    partnerId,
    serviceAreaId: areaId,
    name: `Support of ${partnerId}`,
    supportLevel: "L3",
    statedOn: "2026-01-01",
    skills: [{ skillId, level: "EXPERT" }],
  });
  const proof = { kind: "AUDIT", title: "Audit", supportLevel: "L3", provedOn: "2026-01-01" };
  const proved = { offeringId: id, expectedVersion: 1, ...proof };
  const { proofs } = await done("offeringProofAdd", "offering", "proofs { id }", proved);
  const untrue = { proofId: proofs[0].id, reason: "It was another's." };
  await done("offeringProofWithdraw", "offering", "id", untrue);
  const withdrawal = { withdrawnOn: "2026-10-01", reason: "Sold." };
  const version = await versionOf(api, "offering", id);
  await done("offeringWithdraw", "offering", "id", { id, expectedVersion: version, ...withdrawal });
}

/** Gives the contract's id. */
async function contract(scene: Scene, partnerId: string, other: Other): Promise<string> {
  const { done, areaId } = scene;
  const made = await done("contractCreate", "contract", "id", {
    partnerId,
    kind: "SUPPORT",
    title: "Support",
    startsOn: "2026-01-01",
    endsOn: "2026-12-31",
    value: { amount: "100", currency: "EUR" },
  });
  let version = 0;
  const change = (name: string, more: object): Promise<any> => {
    version += 1;
    return done(name, "contract", "id obligations { id } entitlements { id }", {
      contractId: made.id,
      expectedVersion: version,
      ...more,
    });
  };
  await change("contractPaymentRecord", {
    paidOn: "2026-02-01",
    amount: { amount: "1", currency: "EUR" },
  });
  await change("contractDocumentAdd", { title: "Text", url: "https://example.org/text" });
  await change("contractAmend", { title: "More", effectiveOn: "2026-03-01" });
  await change("contractPartyAdd", { partnerId: other.partnerId, role: "RESELLER" });
  const hours = { retainerHours: 10, retainerPeriod: "MONTH" };
  const granted = { serviceAreaId: areaId, supportLevel: "L3", ...hours };
  const { entitlements } = await change("entitlementAdd", granted);
  const use = { entitlementId: entitlements[0].id, hours: 2, usedOn: "2026-02-01" };
  await done("retainerUseRecord", "retainerUse", "id", use);
  const creditTiers = [{ belowPercent: "99", creditPercent: "5" }];
  const promised = { severity: "SEV1", resolveMinutes: 240, roundTheClock: true, creditTiers };
  await change("serviceLevelAgree", promised);
  const terms = { feeBasis: "CONTRACT_VALUE", atRiskPercent: "10", claimDays: 30 };
  await change("serviceCreditTermsAgree", terms);
  const duty = { title: "Report", owedBy: "PARTNER", recurrence: "MONTHLY", firstDueOn: "2026-02-01" };
  const { obligations } = await change("obligationAdd", duty);
  version += 1;
  const { id: obligationId } = obligations[0];
  await done("obligationFulfil", "contract", "id", {
    obligationId,
    expectedVersion: version,
    fulfilledOn: "2026-02-01",
  });
  await change("contractTerminate", {
    givenBy: "US",
    noticeGivenOn: "2026-10-01",
    effectiveOn: "2026-12-31",
    reason: "Done.",
  });
  const expectedVersion = await versionOf(scene.api, "contract", other.contractId);
  const part = { contractId: other.contractId, partnerId, role: "SUBCONTRACTOR", expectedVersion };
  await done("contractPartyAdd", "contract", "id", part);
  return made.id;
}

/** A contract as a published list tells of it. */
async function published({ api }: Scene, partnerId: string): Promise<void> {
  await api.context().commit((tx) =>
    importContract(tx, {
      externalReference: { system: "published", id: partnerId },
      observedOn: "2026-01-31",
      partner: { id: partnerId, name: "Published" },
      formerPartner: { id: partnerId, name: "Published" },
      kind: ContractKind.SOW,
      item: { title: "Cables", startsOn: "2026-01-01", endsOn: "2026-12-31" },
    }),
  );
}

async function work({ done, areaId, personId }: Scene, partnerId: string): Promise<void> {
  const { id: engagementId } = await done("engagementRecord", "engagement", "id", {
    partnerId,
    kind: "INCIDENT",
    title: "Mail is down",
    severity: "SEV1",
    serviceAreaIds: [areaId],
    startedAt: "2026-05-04T10:00:00.000Z",
    endedAt: "2026-05-04T18:00:00.000Z",
    outcome: "RESOLVED",
    promises: [
      { kind: "RESPOND", promisedFor: "2026-05-04T10:30:00.000Z", fulfilledAt: "2026-05-04T10:20:00.000Z" },
    ],
  });
  const { id: clockId } = await done("serviceClockStart", "serviceClock", "id", { engagementId });
  const pause = { startsAt: "2026-05-04T15:00:00.000Z", party: "US", reason: "WAITING_FOR_US" };
  await done("serviceClockPause", "serviceClock", "id", { clockId, expectedVersion: 2, ...pause });
  await done("reviewDraftCreate", "reviewDraft", "id", { partnerId, reviewerId: personId });
  const asked = { title: "Asked", dueOn: "2026-12-01", partnerIds: [partnerId], reviewerIds: [personId] };
  await done("reviewRoundOpen", "reviewRound", "id", asked);
  await done("reviewSubmit", "review", "id", {
    partnerId,
    reviewerId: personId,
    source: "INTERNAL",
    reviewedOn: "2026-05-10",
    ratings: { delivery: 4, expertise: 3 },
  });
}

async function rehearsals({ done, areaId }: Scene, partnerId: string): Promise<void> {
  await done("accessGrant", "accessGrant", "id", {
    partnerId,
    serviceAreaId: areaId,
    grantedOn: "2026-01-01",
  });
  await done("subcontractingAdd", "subcontracting", "id", { partnerId, name: `Below ${partnerId}` });
  await drill({ done, areaId }, [{ partnerId, cameThrough: true, minutesToHuman: 5 }]);
}

/** Records a live drill. */
export const drill = (
  { done, areaId }: Pick<Scene, "done" | "areaId">,
  participations: readonly object[],
  heldAt = "2026-05-12T10:00:00.000Z",
): Promise<any> =>
  done("drillRecord", "drill", "id", {
    serviceAreaId: areaId,
    severity: "SEV1",
    kind: "LIVE",
    announced: true,
    heldAt,
    participations,
  });

/** Seals scorecards of all partners, and records what is due in their contracts. */
export async function publish({ api }: Scene): Promise<void> {
  await api.context().commit((tx) => publishQuarter(tx, parseQuarter("2026-Q2")));
  await api.context().commit((tx) => recordAlerts(tx, "2026-11-20", 90));
}
