import type { Draft, EngagementDraft, OfferingDraft, ReviewDraft, RoleRequirementDraft } from "../drafts.js";
import { contactDraft, escalationStepDraft } from "./callDrafts.js";
import { contractDraft } from "./contractDraft.js";
import type { RecordMapping } from "./mappingSchema.js";
import {
  partnerDraft,
  serviceAreaDraft,
  serviceAreaDrafts,
  skillDraft,
  type RowContext,
} from "./nestedDrafts.js";
import { promiseDrafts } from "./promiseDrafts.js";
import { serviceLevelDraft } from "./serviceLevelDraft.js";
import { stated } from "./stated.js";
import {
  ENGAGEMENT_KINDS,
  OUTCOMES,
  RATED,
  REVIEW_SOURCES,
  SEVERITIES,
  SKILL_LEVELS,
  SUPPORT_LEVELS,
} from "./words.js";

type MappingOf<Noun> = Extract<RecordMapping, { noun: Noun }>;

/**
 * What a row says about the record that a mapping speaks of, without its external reference.
 * @throws RowProblem for the first field that cannot be read, or is needed and empty.
 */
export function draftOf(context: RowContext, mapping: RecordMapping): Draft {
  switch (mapping.noun) {
    case "partner":
      return partnerDraft(context, { ...mapping, externalReference: undefined }, "");
    case "serviceArea":
      return serviceAreaDraft(context, { ...mapping, externalReference: undefined }, "");
    case "skill":
      return skillDraft(context, { ...mapping, externalReference: undefined }, "");
    case "roleRequirement":
      return roleRequirementDraft(context, mapping);
    case "offering":
      return offeringDraft(context, mapping);
    case "engagement":
      return engagementDraft(context, mapping);
    case "review":
      return reviewDraft(context, mapping);
    case "contact":
      return contactDraft(context, mapping);
    case "escalationStep":
      return escalationStepDraft(context, mapping);
    case "serviceLevel":
      return serviceLevelDraft(context, mapping);
    case "contract":
      return contractDraft(context, mapping);
  }
}

function roleRequirementDraft(
  context: RowContext,
  mapping: MappingOf<"roleRequirement">,
): RoleRequirementDraft {
  const { reader, observedOn } = context;
  return stated({
    noun: "roleRequirement" as const,
    family: reader.text("family", mapping.family),
    role: reader.needed("role", reader.text("role", mapping.role)),
    grade: reader.needed("grade", reader.text("grade", mapping.grade)),
    skill: skillDraft(context, mapping.skill, "skill."),
    level: reader.word("level", mapping.level, SKILL_LEVELS),
    observedOn,
  });
}

function offeringDraft(context: RowContext, mapping: MappingOf<"offering">): OfferingDraft {
  const { reader, observedOn } = context;
  return stated({
    noun: "offering" as const,
    partner: partnerDraft(context, mapping.partner, "partner."),
    serviceArea: serviceAreaDraft(context, mapping.serviceArea, "serviceArea."),
    name: reader.needed("name", reader.text("name", mapping.name)),
    description: reader.text("description", mapping.description),
    supportLevel: reader.word("supportLevel", mapping.supportLevel, SUPPORT_LEVELS),
    assurance: reader.text("assurance", mapping.assurance),
    evidenceUrl: reader.text("evidenceUrl", mapping.evidenceUrl),
    statedOn: reader.day("statedOn", mapping.statedOn),
    observedOn,
  });
}

function engagementDraft(context: RowContext, mapping: MappingOf<"engagement">): EngagementDraft {
  const { reader, observedOn } = context;
  const areas = mapping.serviceAreas;
  const severity = reader.word("severity", mapping.severity, SEVERITIES);
  const startedAt = reader.needed("startedAt", reader.instant("startedAt", mapping.startedAt));
  return stated({
    noun: "engagement" as const,
    partner: partnerDraft(context, mapping.partner, "partner."),
    serviceAreas: areas === undefined ? [] : serviceAreaDrafts(context, areas, "serviceAreas."),
    kind: reader.needed("kind", reader.word("kind", mapping.kind, ENGAGEMENT_KINDS)),
    title: reader.needed("title", reader.text("title", mapping.title)),
    severity,
    startedAt,
    endedAt: reader.instant("endedAt", mapping.endedAt),
    outcome: reader.word("outcome", mapping.outcome, OUTCOMES),
    promises: promiseDrafts(reader, mapping.promises ?? [], { severity, startedAt }),
    observedOn,
  });
}

function reviewDraft(context: RowContext, mapping: MappingOf<"review">): ReviewDraft {
  const { reader, observedOn } = context;
  const ratings = RATED.map(
    (name) => [name, reader.rating(`ratings.${name}`, mapping.ratings[name])] as const,
  );
  const given = ratings.filter(
    (rating): rating is readonly [(typeof RATED)[number], number] => rating[1] !== undefined,
  );
  return stated({
    noun: "review" as const,
    partner: partnerDraft(context, mapping.partner, "partner."),
    reviewer: stated({
      name: reader.needed("reviewer.name", reader.text("reviewer.name", mapping.reviewer.name)),
      email: reader.text("reviewer.email", mapping.reviewer.email),
    }),
    source: reader.needed("source", reader.word("source", mapping.source, REVIEW_SOURCES)),
    reviewedOn: reader.needed("reviewedOn", reader.day("reviewedOn", mapping.reviewedOn)),
    ratings: Object.fromEntries(given),
    comment: reader.text("comment", mapping.comment),
    observedOn,
  });
}
