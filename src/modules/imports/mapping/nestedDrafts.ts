import type { ExternalReferenceInput } from "../../../kernel/ExternalReference.js";
import type { PartnerDraft, ServiceAreaDraft, SkillDraft } from "../drafts.js";
import type { FieldReader } from "./FieldReader.js";
import type { PartnerMapping, ServiceAreaMapping, SkillMapping } from "./mappingSchema.js";
import { stated } from "./stated.js";
import type { Value } from "./valueSchema.js";
import { CRITICALITIES, PARTNER_ROLES, SUPPORT_LEVELS } from "./words.js";

/** What all records of a row have in common. */
export interface RowContext {
  readonly reader: FieldReader;
  /** The system in whose words external references are. */
  readonly system: string;
  readonly observedOn: string | undefined;
}

/** The key of a record in its source, where the mapping names it and the row has it. */
export function referenceOf(
  { reader, system }: RowContext,
  field: string,
  value: Value | undefined,
): ExternalReferenceInput | undefined {
  const id = reader.text(field, value);
  return id === undefined ? undefined : { system, id };
}

/** @param path What stands before the names of its fields in a rejection: "partner." or nothing. */
export function partnerDraft(context: RowContext, mapping: PartnerMapping, path: string): PartnerDraft {
  const { reader, observedOn } = context;
  const roles = reader.words(`${path}roles`, mapping.roles, PARTNER_ROLES);
  return stated({
    noun: "partner" as const,
    name: reader.needed(`${path}name`, reader.text(`${path}name`, mapping.name)),
    roles: roles.length > 0 ? roles : undefined,
    website: reader.text(`${path}website`, mapping.website),
    externalReference: referenceOf(context, `${path}externalReference`, mapping.externalReference),
    observedOn,
  });
}

/** @param path As for partners. */
export function skillDraft(context: RowContext, mapping: SkillMapping, path: string): SkillDraft {
  const { reader, observedOn } = context;
  return stated({
    noun: "skill" as const,
    name: reader.needed(`${path}name`, reader.text(`${path}name`, mapping.name)),
    group: reader.text(`${path}group`, mapping.group),
    description: reader.text(`${path}description`, mapping.description),
    externalReference: referenceOf(context, `${path}externalReference`, mapping.externalReference),
    observedOn,
  });
}

/** One service area for each name that the mapping's `name` gives. */
export function serviceAreaDrafts(
  context: RowContext,
  mapping: ServiceAreaMapping,
  path: string,
): ServiceAreaDraft[] {
  const { reader, observedOn } = context;
  return reader.texts(`${path}name`, mapping.name).map((name) =>
    stated({
      noun: "serviceArea" as const,
      name,
      description: reader.text(`${path}description`, mapping.description),
      criticality: reader.word(`${path}criticality`, mapping.criticality, CRITICALITIES),
      supportLevel: reader.word(`${path}supportLevel`, mapping.supportLevel, SUPPORT_LEVELS),
      externalReference: referenceOf(context, `${path}externalReference`, mapping.externalReference),
      observedOn,
    }),
  );
}

/** @throws RowProblem where the row names no area, or several. */
export function serviceAreaDraft(
  context: RowContext,
  mapping: ServiceAreaMapping,
  path: string,
): ServiceAreaDraft {
  const { reader } = context;
  reader.needed(`${path}name`, reader.text(`${path}name`, mapping.name));
  return reader.needed(`${path}name`, serviceAreaDrafts(context, mapping, path)[0]);
}
