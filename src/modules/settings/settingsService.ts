import sql from "sql-template-tag";
import { conflict, invalid } from "../../kernel/DomainError.js";
import { formatQuarter, type Quarter } from "../../kernel/Quarter.js";
import { updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { requarterLedger } from "../evidence/requarterLedger.js";
import { OrganisationSettings } from "../organisation/OrganisationSettings.js";
import { claimSettings, noteSettings } from "../organisation/settingsQueries.js";
import { checkSettings, quarterShiftOf, type SettingsDetails } from "../organisation/settingsRules.js";

interface SettingsChange extends SettingsDetails {
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/**
 * Changes what the organisation counts by; what is left out stays. Where quarters come to hold other days, the ledger and its
 * statistics follow in the same transaction.
 * @throws DomainError INVALID for a wrong field; CONFLICT for a stale version, or where the borders of quarters would move
 * after scorecards of one were sealed.
 */
export async function updateSettings(tx: Transaction, change: SettingsChange): Promise<OrganisationSettings> {
  checkSettings(change);
  const { expectedVersion, ...details } = change;
  const before = await claimSettings(tx);
  const after = await updateRecord(tx, OrganisationSettings, before.id, expectedVersion, details);
  noteSettings(tx, after);
  const moved =
    before.timeZone !== after.timeZone
      ? "timeZone"
      : quarterShiftOf(before) !== quarterShiftOf(after)
        ? "quartersFollowFiscalYear"
        : null;
  if (moved === null) return after;
  await refuseAfterPublication(tx, moved);
  await refuseUnknownZone(tx, after.timeZone);
  await requarterLedger(tx, after);
  return after;
}

/**
 * A sealed scorecard says of its quarter what it said: the quarter cannot come to mean other days. (Whoever publishes
 * holds the settings, so none is under way.)
 */
async function refuseAfterPublication(tx: Transaction, field: string): Promise<void> {
  const [last] = await tx.rows<{ readonly quarter: Quarter }>(
    sql`SELECT quarter FROM publication ORDER BY quarter DESC LIMIT 1`,
  );
  if (last)
    throw conflict(
      field,
      `This would move the borders of quarters, and scorecards are sealed up to ${formatQuarter(last.quarter)}.`,
    );
}

/** The database moves the ledger, and may know fewer zones than we do. */
async function refuseUnknownZone(tx: Transaction, timeZone: string): Promise<void> {
  const known = await tx.rows(sql`SELECT 1 FROM pg_timezone_names WHERE lower(name) = lower(${timeZone})`);
  if (known.length === 0) throw invalid("timeZone", `The database does not know the time zone ${timeZone}.`);
}
