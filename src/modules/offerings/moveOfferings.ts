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
    await moveParts(tx, kept, dropped);
    await tx.rows(sql`DELETE FROM offering WHERE id = ${dropped}::uuid`);
  }
  for (const table of [
    sql`offering_proof`,
    sql`offering_proof_withdrawal`,
    sql`offering_withdrawal`,
    sql`offering_skill`,
  ])
    await tx.rows(sql`UPDATE ${table} SET partner_id = ${to}::uuid WHERE partner_id = ${from}::uuid`);
  await tx.rows(sql`
    UPDATE offering SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
    WHERE partner_id = ${from}::uuid`);
}

async function takeOver(tx: Transaction, kept: string, newer: string): Promise<void> {
  await tx.rows(sql`
    UPDATE offering SET name = n.name, description = n.description, support_level = n.support_level,
      assurance = n.assurance, evidence_url = n.evidence_url, stated_on = n.stated_on, expires_on = n.expires_on,
      calendar_id = n.calendar_id, round_the_clock = n.round_the_clock, observed_on = n.observed_on,
      version = offering.version + 1, updated_at = ${tx.now}
    FROM offering n WHERE offering.id = ${kept}::uuid AND n.id = ${newer}::uuid`);
}

/** The proofs of both stay; of skills and a withdrawal, those of the one that is kept. */
async function moveParts(tx: Transaction, kept: string, dropped: string): Promise<void> {
  await tx.rows(
    sql`UPDATE offering_proof SET offering_id = ${kept}::uuid WHERE offering_id = ${dropped}::uuid`,
  );
  for (const table of [sql`offering_skill`, sql`offering_withdrawal`])
    await tx.rows(sql`DELETE FROM ${table} WHERE offering_id = ${dropped}::uuid`);
}
