import { invalid } from "../../kernel/DomainError.js";
import {
  addReferences,
  findByReference,
  type ExternalReferenceInput,
} from "../../kernel/ExternalReference.js";
import { lockName } from "../../kernel/locks.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Person } from "../people/Person.js";
import { checkHolderKey } from "./holdingRules.js";
import { SkillHolder } from "./SkillHolder.js";

/** Who is meant, without a name: a holder that we know, or the key under which another system knows one. */
export interface HolderKey {
  readonly holderId?: string | undefined;
  readonly holderReference?: ExternalReferenceInput | undefined;
}

/**
 * The holder that is meant; a reference that nobody has named yet is a new one.
 * @throws DomainError INVALID for no key, two keys or an empty reference, NOT_FOUND at "holderId".
 */
export async function ensureHolder(tx: Transaction, key: HolderKey): Promise<SkillHolder> {
  checkHolderKey(key);
  const { holderId, holderReference } = key;
  if (holderId !== undefined) return getRecord(tx, SkillHolder, holderId, "holderId");
  const { system, id } = holderReference as ExternalReferenceInput;
  if (system.trim() === "" || id.trim() === "")
    throw invalid("holderReference", "Name the system and its key for the holder.");
  // Two callers who name somebody new at once must not both find nobody.
  await lockName(tx, "skill holder", `${system} ${id}`);
  const known = await findByReference(tx, "SkillHolder", { system, id });
  if (known !== null) return getRecord(tx, SkillHolder, known, "holderReference");
  const holder = await insertRecord(tx, SkillHolder, { personId: null });
  await addReferences(tx, "SkillHolder", holder.id, [{ system, id }]);
  return holder;
}

interface Identification {
  readonly holderId: string;
  readonly expectedVersion: number;
  /** Null makes the holder nameless again. */
  readonly personId: string | null;
}

/**
 * Says for which person a holder stands, or takes it back.
 * @throws DomainError NOT_FOUND at "holderId" or "personId", CONFLICT for a stale version.
 */
export async function identifyHolder(
  tx: Transaction,
  { holderId, expectedVersion, personId }: Identification,
): Promise<SkillHolder> {
  await getRecord(tx, SkillHolder, holderId, "holderId");
  if (personId !== null) await getRecord(tx, Person, personId, "personId");
  return updateRecord(tx, SkillHolder, holderId, expectedVersion, { personId });
}
