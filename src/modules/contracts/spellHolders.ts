import sql from "sql-template-tag";
import { getRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Partner } from "../partners/Partner.js";
import { normalisePartnerName } from "../partners/partnerNameRules.js";
import { updatePartner } from "../partners/partnerService.js";
import type { ContractObservation } from "./ContractObservation.js";

type Holders = Pick<ContractObservation, "holderId" | "holderName" | "formerHolderId" | "formerHolderName">;

/**
 * Spells the partners that a statement names as the statements spelled them last, so that their names do not depend on which
 * was read first. A name that comes from elsewhere stays. The statement is stored before.
 * @returns Whether a name changed.
 */
export async function spellHolders(tx: Transaction, said: Holders): Promise<boolean> {
  const holder = await spell(tx, said.holderId, said.holderName);
  if (said.formerHolderId === null || said.formerHolderName === null) return holder;
  return (await spell(tx, said.formerHolderId, said.formerHolderName)) || holder;
}

async function spell(tx: Transaction, id: string, said: string): Promise<boolean> {
  const { name, normalisedName, version } = await getRecord(tx, Partner, id);
  if (name === said || normalisePartnerName(said) !== normalisedName) return false;
  const spellings = (await spellingsOf(tx, id)).filter(
    (each) => normalisePartnerName(each) === normalisedName,
  );
  const [latest] = spellings;
  if (latest === undefined || latest === name || !spellings.includes(name)) return false;
  await updatePartner(tx, { id, expectedVersion: version, name: latest });
  return true;
}

/** All that the statements call a partner, the latest first; of one day, the last by the alphabet of code points. */
async function spellingsOf(tx: Transaction, id: string): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(sql`
    SELECT name FROM (
      SELECT holder_name AS name, observed_on FROM contract_observation WHERE holder_id = ${id}::uuid
      UNION ALL
      SELECT former_holder_name, observed_on FROM contract_observation WHERE former_holder_id = ${id}::uuid) said
    GROUP BY name ORDER BY max(observed_on) DESC, name COLLATE "C" DESC`);
  return rows.map(({ name }) => name);
}
