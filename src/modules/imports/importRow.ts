import { invalid } from "../../kernel/DomainError.js";
import type { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import type { Imported } from "../../kernel/importRecord.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { importRoleRequirement } from "../capabilities/roleRequirementImport.js";
import { importServiceArea } from "../catalog/serviceAreaImport.js";
import { importSkill } from "../catalog/skillImport.js";
import { importContract } from "../contracts/contractImport.js";
import { importStep } from "../escalations/stepImport.js";
import { importEngagement } from "../engagements/engagementImport.js";
import { importOffering } from "../offerings/offeringImport.js";
import { importContact } from "../partners/contactImport.js";
import { importPartner } from "../partners/partnerImport.js";
import { importReview } from "../reviews/reviewImport.js";
import { importServiceLevel } from "../serviceLevels/serviceLevelImport.js";
import type {
  ContactDraft,
  ContractDraft,
  Draft,
  EngagementDraft,
  EscalationStepDraft,
  MappedRow,
  OfferingDraft,
  ReviewDraft,
  RoleRequirementDraft,
  ServiceLevelDraft,
} from "./drafts.js";
import type { Memory } from "./memory.js";
import { calendarIdOf, contractIdOf, personIdOf, teamIdOf } from "./calledRecords.js";
import { partnerIdOf, reviewerIdOf, serviceAreaIdsOf, skillIdOf } from "./namedRecords.js";

type Outcome = Imported["outcome"];

/** Where the rows of one import come from, and what it knows already. */
export interface Origin {
  /** The mapping's name. */
  readonly mapping: string;
  readonly memory: Memory;
}

/**
 * Stores all that one row becomes. A row that creates anything is created, one that changes anything updated.
 * @throws DomainError for the first record that is refused; what was stored before it is the caller's to take back.
 */
export async function importRow(tx: Transaction, { drafts }: MappedRow, origin: Origin): Promise<Outcome> {
  const outcomes = new Set<Outcome>();
  for (const draft of drafts) outcomes.add((await importDraft(tx, draft, origin)).outcome);
  return (["created", "updated"] as const).find((outcome) => outcomes.has(outcome)) ?? "unchanged";
}

async function importDraft(tx: Transaction, draft: Draft, origin: Origin): Promise<Imported> {
  switch (draft.noun) {
    case "partner": {
      const { noun: _, ...partner } = draft;
      return changing(origin, importPartner(tx, partner));
    }
    case "serviceArea": {
      const { noun: _, ...area } = draft;
      return changing(origin, importServiceArea(tx, area));
    }
    case "skill": {
      const { noun: _, ...skill } = draft;
      return importSkill(tx, skill);
    }
    case "roleRequirement":
      return roleRequirement(tx, draft, origin);
    case "offering":
      return offering(tx, draft, origin);
    case "engagement":
      return engagement(tx, draft, origin);
    case "review":
      return review(tx, draft, origin);
    case "contact":
      return contact(tx, draft, origin);
    case "escalationStep":
      return escalationStep(tx, draft, origin);
    case "serviceLevel":
      return serviceLevel(tx, draft, origin);
    case "contract":
      return contract(tx, draft, origin);
  }
}

/** A row may give a partner or an area another name: then what was known by the old one is no longer sure. */
async function changing({ memory }: Origin, work: Promise<Imported>): Promise<Imported> {
  const imported = await work;
  if (imported.outcome === "updated") memory.clear();
  return imported;
}

async function roleRequirement(
  tx: Transaction,
  draft: RoleRequirementDraft,
  { memory }: Origin,
): Promise<Imported> {
  const { noun: _, skill, ...said } = draft;
  return importRoleRequirement(tx, { ...said, skillId: await skillIdOf(tx, skill, memory) });
}

async function offering(tx: Transaction, draft: OfferingDraft, { memory }: Origin): Promise<Imported> {
  const { noun: _, partner, serviceArea, ...said } = draft;
  const partnerId = await partnerIdOf(tx, partner, memory);
  const [serviceAreaId] = await serviceAreaIdsOf(tx, [serviceArea], memory, "serviceArea");
  return importOffering(tx, { ...said, partnerId, serviceAreaId });
}

async function engagement(tx: Transaction, draft: EngagementDraft, origin: Origin): Promise<Imported> {
  const { noun: _, partner, serviceAreas, externalReference, ...said } = draft;
  return importEngagement(tx, {
    ...said,
    externalReference: known(externalReference),
    sourceSystem: `import:${origin.mapping}`,
    partnerId: await partnerIdOf(tx, partner, origin.memory),
    serviceAreaIds: await serviceAreaIdsOf(tx, serviceAreas, origin.memory),
  });
}

async function review(tx: Transaction, draft: ReviewDraft, { memory }: Origin): Promise<Imported> {
  const { noun: _, partner, reviewer, externalReference, ...said } = draft;
  return importReview(tx, {
    ...said,
    externalReference: known(externalReference),
    partnerId: await partnerIdOf(tx, partner, memory),
    reviewerId: await reviewerIdOf(tx, reviewer, memory),
  });
}

async function contact(tx: Transaction, draft: ContactDraft, { memory }: Origin): Promise<Imported> {
  const { noun: _, partner, ...said } = draft;
  return importContact(tx, { ...said, partnerId: await partnerIdOf(tx, partner, memory) });
}

async function escalationStep(
  tx: Transaction,
  draft: EscalationStepDraft,
  { memory }: Origin,
): Promise<Imported> {
  const { noun: _, externalReference: _key, serviceArea, team, partner, ...rest } = draft;
  const { contact: called, deputy, contract: number, ...said } = rest;
  const [serviceAreaId = ""] = await serviceAreaIdsOf(tx, [serviceArea], memory, "serviceArea");
  const partnerId = partner && (await partnerIdOf(tx, partner, memory));
  return importStep(tx, {
    ...said,
    serviceAreaId,
    teamId: team === undefined ? undefined : await teamIdOf(tx, team),
    contactId: await personIdOf(tx, partnerId, called, "contact"),
    deputyId: await personIdOf(tx, partnerId, deputy, "deputy"),
    contractId: number === undefined ? undefined : await contractIdOf(tx, partnerId, number),
  });
}

async function serviceLevel(
  tx: Transaction,
  draft: ServiceLevelDraft,
  { memory }: Origin,
): Promise<Imported> {
  const { noun: _, externalReference: _key, observedOn: _day, partner, serviceArea, ...rest } = draft;
  const { contract: number, calendar, ...said } = rest;
  const partnerId = await partnerIdOf(tx, partner, memory);
  const areas = serviceArea ? await serviceAreaIdsOf(tx, [serviceArea], memory, "serviceArea") : [];
  return importServiceLevel(tx, {
    ...said,
    contractId: await contractIdOf(tx, partnerId, number),
    serviceAreaId: areas[0],
    calendarId: calendar === undefined ? undefined : await calendarIdOf(tx, calendar),
  });
}

async function contract(tx: Transaction, draft: ContractDraft, { memory }: Origin): Promise<Imported> {
  const { noun: _, partner, formerPartner, externalReference, ...said } = draft;
  return importContract(tx, {
    ...said,
    externalReference: known(externalReference),
    partner: { id: await partnerIdOf(tx, partner, memory), name: partner.name },
    formerPartner: formerPartner && {
      id: await partnerIdOf(tx, formerPartner, memory),
      name: formerPartner.name,
    },
  });
}

/** Work and reviews have no name: without a key, each import would record them anew. */
function known(reference: ExternalReferenceInput | undefined): ExternalReferenceInput {
  if (!reference) throw invalid("externalReference", "Nothing identifies this row in its source.");
  return reference;
}
