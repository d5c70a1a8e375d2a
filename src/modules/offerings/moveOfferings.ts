import sql from "sql-template-tag";
import { moveReferences } from "../../kernel/ExternalReference.js";
import type { Transaction } from "../../kernel/Transaction.js";

interface Twin {
  readonly kept: string;
  readonly dropped: string;
  readonly newer: boolean;
}

/**
 * Gives all offerings of one partner to another. Where both state the same offering, one is kept: it has the words of
 * the later statement and the references of both.
 */
export async function moveOfferings(tx: Transaction, from: string, to: string): Promise<void> {
  const twins = await tx.rows<Twin>(sql`
    SELECT kept.id AS kept, dropped.id AS dropped, dropped.stated_on > kept.stated_on AS newer
    FROM offering dropped JOIN offering kept USING (service_area_id, normalised_name)
    WHERE dropped.partner_id = ${from}::uuid AND kept.partner_id = ${to}::uuid`);
  for (const { kept, dropped, newer } of twins) {
    if (newer) await takeOver(tx, kept, dropped);
    await moveReferences(tx, "Offering", dropped, kept);
    await tx.rows(sql`DELETE FROM offering WHERE id = ${dropped}::uuid`);
  }
  await tx.rows(sql`
    UPDATE offering SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
    WHERE partner_id = ${from}::uuid`);
}

async function takeOver(tx: Transaction, kept: string, newer: string): Promise<void> {
  await tx.rows(sql`
    UPDATE offering SET name = n.name, description = n.description, support_level = n.support_level,
      assurance = n.assurance, evidence_url = n.evidence_url, stated_on = n.stated_on, observed_on = n.observed_on,
      version = offering.version + 1, updated_at = ${tx.now}
    FROM offering n WHERE offering.id = ${kept}::uuid AND n.id = ${newer}::uuid`);
}
