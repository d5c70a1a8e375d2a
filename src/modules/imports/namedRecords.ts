import { DomainError, type Problem } from "../../kernel/DomainError.js";
import { findByReference, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { findServiceAreaByName, findSkillByName } from "../catalog/catalogQueries.js";
import { importServiceArea } from "../catalog/serviceAreaImport.js";
import { importSkill } from "../catalog/skillImport.js";
import { findPartnerByName, importPartner } from "../partners/partnerImport.js";
import { ensurePerson } from "../people/peopleService.js";
import type { PartnerDraft, ReviewDraft, ServiceAreaDraft, SkillDraft } from "./drafts.js";
import type { Memory } from "./memory.js";

/**
 * The id of the partner that a row only names, as an engagement names whose work it is. A new one is added with all that
 * the row says; one that is there is left as it is. Errors as for importPartner, at "partner".
 */
export function partnerIdOf(
  tx: Transaction,
  { noun, ...draft }: PartnerDraft,
  memory: Memory,
): Promise<string> {
  const { name, externalReference } = draft;
  return memory.idOf(keyOf(noun, name, externalReference), () =>
    at("partner", async () => {
      const known = await idByReference(tx, "Partner", externalReference);
      return known ?? (await findPartnerByName(tx, name))?.id ?? (await importPartner(tx, draft)).id;
    }),
  );
}

/** The ids of the service areas that a row only names, each once. As for partners; errors at "serviceAreas". */
export async function serviceAreaIdsOf(
  tx: Transaction,
  drafts: readonly ServiceAreaDraft[],
  memory: Memory,
  field = "serviceAreas",
): Promise<string[]> {
  const ids = new Set<string>();
  for (const { noun, ...draft } of drafts) {
    const { name, externalReference } = draft;
    const find = (): Promise<string> =>
      at(field, async () => {
        const known = await idByReference(tx, "ServiceArea", externalReference);
        return (
          known ?? (await findServiceAreaByName(tx, name))?.id ?? (await importServiceArea(tx, draft)).id
        );
      });
    ids.add(await memory.idOf(keyOf(noun, name, externalReference), find));
  }
  return [...ids];
}

/** The id of the skill that a row only names. As for partners; errors at "skill". */
export function skillIdOf(tx: Transaction, { noun, ...draft }: SkillDraft, memory: Memory): Promise<string> {
  const { name, externalReference } = draft;
  return memory.idOf(keyOf(noun, name, externalReference), () =>
    at("skill", async () => {
      const known = await idByReference(tx, "Skill", externalReference);
      return known ?? (await findSkillByName(tx, name))?.id ?? (await importSkill(tx, draft)).id;
    }),
  );
}

/** The id of the person who judges, who is added where nobody is known by that address or name. Errors at "reviewer". */
export const reviewerIdOf = (
  tx: Transaction,
  { name, email }: ReviewDraft["reviewer"],
  memory: Memory,
): Promise<string> =>
  memory.idOf(JSON.stringify(["person", name, email]), () =>
    at("reviewer", async () => (await ensurePerson(tx, { name, email })).id),
  );

const keyOf = (noun: string, name: string, reference: ExternalReferenceInput | undefined): string =>
  JSON.stringify([noun, name, reference?.system, reference?.id]);

const idByReference = (
  tx: Transaction,
  kind: string,
  reference: ExternalReferenceInput | undefined,
): Promise<string | null> =>
  reference === undefined ? Promise.resolve(null) : findByReference(tx, kind, reference);

/** Puts the name of the part of the row that is looked at before the fields of an error. */
async function at<Result>(part: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const [first, ...rest] = error.problems;
    const named = ({ field, ...problem }: Problem): Problem => ({
      ...problem,
      field: field === null ? part : `${part}.${field}`,
    });
    throw new DomainError([named(first), ...rest.map(named)]);
  }
}
