import sql from "sql-template-tag";
import { invalid } from "../../kernel/DomainError.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { listCalendars } from "../calendars/calendarQueries.js";
import { findContact } from "../partners/upsertPartner.js";
import { findTeamByName } from "../people/peopleQueries.js";

// A path leads to people who can be called and contracts that bind; a service level counts hours that are known. One that a list
// merely names is nobody yet, so unlike a partner or an area it is not added on the way.

/** The id of the team of this name. @throws DomainError INVALID at "team" where there is none. */
export async function teamIdOf(tx: Transaction, name: string): Promise<string> {
  const team = await findTeamByName(tx, name.trim());
  if (!team) throw invalid("team", `There is no team of the name "${name.trim()}": add it first.`);
  return team.id;
}

/**
 * The id of the person of this name at a partner; undefined where nobody is named.
 * @throws DomainError INVALID at `field` where there is none, or no partner.
 */
export async function personIdOf(
  tx: Transaction,
  partnerId: string | undefined,
  name: string | undefined,
  field: string,
): Promise<string | undefined> {
  if (name === undefined) return undefined;
  if (partnerId === undefined) throw invalid(field, "Say at which partner this person is.");
  const contact = await findContact(tx, partnerId, name.trim());
  if (!contact) throw invalid(field, `The partner has nobody of the name "${name.trim()}": add them first.`);
  return contact.id;
}

/** The id of the contract of this number with a partner. @throws DomainError INVALID at "contract" where there is none, or several. */
export async function contractIdOf(
  tx: Transaction,
  partnerId: string | undefined,
  number: string,
): Promise<string> {
  if (partnerId === undefined) throw invalid("contract", "Say with which partner this contract is.");
  const [contract, ...more] = await tx.rows<{ readonly id: string }>(sql`
    SELECT id FROM contract WHERE partner_id = ${partnerId}::uuid AND number = ${number.trim()} LIMIT 2`);
  if (contract && more.length === 0) return contract.id;
  const found = contract ? "more than one contract" : "no contract";
  throw invalid("contract", `There is ${found} of the number "${number.trim()}" with this partner.`);
}

/** The id of the calendar of this name. @throws DomainError INVALID at "calendar" where there is none. */
export async function calendarIdOf(tx: Transaction, name: string): Promise<string> {
  const calendar = (await listCalendars(tx)).find((each) => each.name === name.trim());
  if (!calendar)
    throw invalid("calendar", `There is no calendar of the name "${name.trim()}": add it first.`);
  return calendar.id;
}
