import sql, { empty, type Sql } from "sql-template-tag";
import { Context, type Batch } from "../../kernel/Context.js";
import { checkDay, dayIn, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { quarterOf, type Quarter } from "../../kernel/Quarter.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { OrganisationSettings } from "./OrganisationSettings.js";
import { quarterShiftOf } from "./settingsRules.js";

const theSettings: Batch<string, OrganisationSettings> = async (reader, keys) => {
  const settings = await readSettings(reader);
  return keys.map(() => settings);
};

async function readSettings(reader: Reader, lock = empty): Promise<OrganisationSettings> {
  const { columns, name } = tableOf(reader.dataSource, OrganisationSettings);
  const [settings] = await reader.rows<OrganisationSettings>(sql`SELECT ${columns} FROM ${name} t ${lock}`);
  return settings as OrganisationSettings;
}

const knownTo = new WeakMap<Transaction, OrganisationSettings>();

/** The organisation's settings: read once a request, and once a transaction. */
export async function settingsOf(reader: Reader): Promise<OrganisationSettings> {
  if (reader instanceof Context) return reader.load(theSettings, "");
  const tx = reader as Transaction;
  const settings = knownTo.get(tx) ?? (await readSettings(tx));
  knownTo.set(tx, settings);
  return settings;
}

async function readLocked(tx: Transaction, lock: Sql): Promise<OrganisationSettings> {
  // A row that is locked is read as it was committed last.
  const settings = await readSettings(tx, lock);
  knownTo.set(tx, settings);
  return settings;
}

/**
 * Keeps the settings as they are until the end of the transaction, and gives them: for whoever writes what depends on
 * them, such as the quarter of a row of evidence. (Asked for each time: a savepoint that is rolled back frees what was
 * locked in it.)
 */
export const holdSettings = (tx: Transaction): Promise<OrganisationSettings> =>
  readLocked(tx, sql`FOR KEY SHARE`);

/** Waits until nobody holds the settings, and makes whoever wants to wait until the end of the transaction. */
export const claimSettings = (tx: Transaction): Promise<OrganisationSettings> =>
  readLocked(tx, sql`FOR UPDATE`);

/** What the transaction has just made of the settings. */
export const noteSettings = (tx: Transaction, settings: OrganisationSettings): void => {
  knownTo.set(tx, settings);
};

/** Which day it is for the organisation. */
export const todayOf = async (reader: Reader): Promise<Day> =>
  dayIn((await settingsOf(reader)).timeZone, reader.now);

/** The shift that tells which days a quarter holds: see Quarter.ts. */
export const shiftOf = async (reader: Reader): Promise<number> => quarterShiftOf(await settingsOf(reader));

/** The quarter that is running. */
export const runningQuarter = async (reader: Reader): Promise<Quarter> =>
  quarterOf(await todayOf(reader), await shiftOf(reader));

/**
 * The day that a caller asks about: today where nothing is said.
 * @throws DomainError INVALID at `field` for a day that lies too far away.
 */
export async function dayAsked(reader: Reader, day: Day | null | undefined, field = "asOf"): Promise<Day> {
  const problems = new Problems();
  checkDay(problems, field, day);
  problems.throwIfAny();
  return day ?? (await todayOf(reader));
}
