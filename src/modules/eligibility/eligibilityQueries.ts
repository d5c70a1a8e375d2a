import sql from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";
import type { Reader } from "../../kernel/Reader.js";
import { getRecord } from "../../kernel/records.js";
import { groupBy } from "../../kernel/groupBy.js";
import { tableOf } from "../../kernel/tables.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import { factsByContract } from "../contracts/contractFacts.js";
import { ContractState } from "../contracts/ContractState.js";
import { contractStateAt } from "../contracts/termRules.js";
import { proofStateAt, provenUpTo, type ClaimFacts } from "../offerings/proofRules.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import { Partner } from "../partners/Partner.js";
import type { Standing } from "../partners/CurrentStanding.js";
import { STAGE, type PartnerStage } from "../partners/PartnerStage.js";
import type { Eligibility } from "./Eligibility.js";
import { judge, type OfferingFacts } from "./eligibilityRules.js";

/**
 * From which partners we may buy a support level in a service area, and why not from the others that offer something
 * there: those that we may buy from first, then by the lower bound of trust, then by name. A fixed number of statements, however many there are.
 * @param asOf The day; today where none is named. Stage and standing are those of now.
 * @throws DomainError NOT_FOUND at "serviceAreaId", INVALID at "asOf".
 */
export async function eligiblePartners(
  reader: Reader,
  serviceAreaId: string,
  supportLevel: SupportLevel,
  asOf: Day | null | undefined,
): Promise<Eligibility[]> {
  const day = await dayAsked(reader, asOf);
  const { criticality } = await getRecord(reader, ServiceArea, serviceAreaId, "serviceAreaId");
  const [offerings, contracted] = await Promise.all([
    offeringsIn(reader, serviceAreaId, day),
    contractedIn(reader, serviceAreaId, day),
  ]);
  const candidates = await candidatesAmong(reader, [...offerings.keys(), ...contracted.keys()]);
  return candidates
    .map(({ id, stage, standing }) => ({
      partnerId: id,
      ...judge(
        { criticality, supportLevel },
        { stage, standing, offerings: offerings.get(id) ?? [], contractedLevel: contracted.get(id) ?? null },
      ),
    }))
    .sort((one, other) => Number(other.eligible) - Number(one.eligible));
}

interface Candidate {
  readonly id: string;
  readonly stage: PartnerStage;
  readonly standing: Standing | null;
}

/** In the order in which they are shown among equals. */
function candidatesAmong(reader: Reader, ids: readonly string[]): Promise<Candidate[]> {
  const table = tableOf(reader.dataSource, Partner);
  return reader.rows<Candidate>(sql`
    SELECT t.id, ${STAGE} AS stage, s.standing FROM partner t LEFT JOIN current_standing s ON s.partner_id = t.id
    WHERE t.id = ANY(${ids}::uuid[]) AND ${table.visibleTo(reader.actor)}
    ORDER BY s.lower DESC NULLS LAST, t.normalised_name, t.id`);
}

/** What each partner offers in the area, and how far it is proved. */
async function offeringsIn(
  reader: Reader,
  serviceAreaId: string,
  day: Day,
): Promise<Map<string, OfferingFacts[]>> {
  const rows = await reader.rows<ClaimFacts & { readonly partnerId: string }>(sql`
    SELECT o.partner_id AS "partnerId", o.support_level AS "supportLevel", o.expires_on::text AS "expiresOn",
      (SELECT w.withdrawn_on::text FROM offering_withdrawal w WHERE w.offering_id = o.id) AS "withdrawnOn",
      coalesce((SELECT jsonb_agg(jsonb_build_object('supportLevel', p.support_level, 'provedOn', p.proved_on,
          'expiresOn', p.expires_on,
          'withdrawn', EXISTS (SELECT 1 FROM offering_proof_withdrawal w WHERE w.proof_id = p.id)))
        FROM offering_proof p WHERE p.offering_id = o.id), '[]') AS proofs
    FROM offering o WHERE o.service_area_id = ${serviceAreaId}::uuid AND o.stated_on <= ${day}::date`);
  const facts = rows.map(({ partnerId, ...claim }) => ({
    partnerId,
    supportLevel: claim.supportLevel,
    proofState: proofStateAt(claim, day),
    provenUpTo: provenUpTo(claim.proofs, day),
  }));
  return groupBy(facts, ({ partnerId }) => partnerId);
}

/** Up to which level contracts that bind on the day entitle us to each partner's help in the area. */
async function contractedIn(
  reader: Reader,
  serviceAreaId: string,
  day: Day,
): Promise<Map<string, SupportLevel>> {
  const entitlements = await reader.rows<{
    partnerId: string;
    contractId: string;
    supportLevel: SupportLevel;
  }>(sql`
    SELECT partner_id AS "partnerId", contract_id AS "contractId", support_level AS "supportLevel"
    FROM entitlement WHERE service_area_id = ${serviceAreaId}::uuid
      AND starts_on <= ${day}::date AND (ends_on IS NULL OR ends_on >= ${day}::date)`);
  const facts = await factsByContract(
    reader,
    entitlements.map(({ contractId }) => contractId),
  );
  const best = new Map<string, SupportLevel>();
  entitlements.forEach(({ partnerId, supportLevel }, at) => {
    const terms = facts[at];
    if (terms === undefined || terms instanceof Error) return;
    const { state } = contractStateAt(terms, day);
    const binds = state === ContractState.IN_FORCE || state === ContractState.IN_NOTICE;
    if (binds && supportLevel > (best.get(partnerId) ?? "")) best.set(partnerId, supportLevel);
  });
  return best;
}
