import sql from "sql-template-tag";
import { addDays } from "../src/kernel/dayRules.js";
import type { Transaction } from "../src/kernel/Transaction.js";
import { Severity } from "../src/modules/catalog/Severity.js";
import type { Entitlement } from "../src/modules/contracts/Entitlement.js";
import { recordUse } from "../src/modules/serviceLevels/retainerService.js";
import { agreeServiceLevel } from "../src/modules/serviceLevels/serviceLevelService.js";
import type { Demo } from "./demo.js";
import { pick, randomOf, type Random } from "./random.js";

/** What a contract entitles us to, and the contract's version and last day of its first term. */
interface Granted extends Pick<
  Entitlement,
  "id" | "contractId" | "calendarId" | "roundTheClock" | "retainerHours" | "startsOn"
> {
  readonly version: number;
  readonly endsOn: string;
}

/** Within how many minutes partners answer and put right what is severe. */
const PROMISES = [
  { severity: Severity.SEV1, respondMinutes: 30, resolveMinutes: 240 },
  { severity: Severity.SEV2, respondMinutes: 60, resolveMinutes: 480 },
] as const;

const USE_EVERY = 80;

/** Adds what the yearly contracts for support and retainers promise, and which hours were called off. */
export async function seedServiceLevels(tx: Transaction, demo: Demo): Promise<void> {
  const random = randomOf("service levels");
  for (const granted of await grantedHelp(tx)) {
    await promise(tx, demo, granted);
    if (granted.retainerHours !== null) await callOff(tx, demo, granted, random);
  }
}

const grantedHelp = (tx: Transaction): Promise<Granted[]> =>
  tx.rows<Granted>(sql`
    SELECT e.id, e.contract_id AS "contractId", e.calendar_id AS "calendarId", e.round_the_clock AS "roundTheClock",
      e.retainer_hours AS "retainerHours", e.starts_on AS "startsOn", c.version, c.ends_on AS "endsOn"
    FROM entitlement e JOIN contract c ON c.id = e.contract_id
    WHERE c.kind IN ('SUPPORT', 'RETAINER') AND c.parent_id IS NOT NULL ORDER BY e.id`);

/** At the hours of the entitlement. */
async function promise(tx: Transaction, { newId }: Demo, granted: Granted): Promise<void> {
  const { contractId, calendarId, roundTheClock } = granted;
  let { version } = granted;
  for (const promised of PROMISES) {
    const hours = { calendarId, roundTheClock };
    const input = { id: newId(), contractId, expectedVersion: version, ...hours, ...promised };
    ({ version } = await agreeServiceLevel(tx, input));
  }
}

/** A few hours every now and then, in the first term. */
async function callOff(tx: Transaction, demo: Demo, granted: Granted, random: Random): Promise<void> {
  const { id: entitlementId, startsOn, endsOn } = granted;
  const today = demo.timeline.daysAgo(0);
  const until = endsOn < today ? endsOn : today;
  for (let usedOn = addDays(startsOn, 20); usedOn < until; usedOn = addDays(usedOn, USE_EVERY)) {
    const hours = pick(random, [2, 3.5, 4, 6.25, 8]);
    await recordUse(tx, { id: demo.newId(), entitlementId, hours, usedOn });
  }
}
