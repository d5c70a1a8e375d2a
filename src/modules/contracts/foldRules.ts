import { addDays, laterOf, type Day } from "../../kernel/dayRules.js";
import { difference } from "../../kernel/decimalRules.js";
import type { ContractKind } from "./Contract.js";
import {
  amountOf,
  bySnapshot,
  endOf,
  latestOf,
  standing,
  termsOf,
  type Item,
  type ItemTerm,
} from "./itemRules.js";
import type { RenewalMode } from "./RenewalMode.js";

/** What one snapshot says about a contract by one of its items. */
export interface Observation extends Item {
  /** The partner that holds the contract. */
  readonly holderId: string;
  /** The partner that held it before, where the list says so. */
  readonly formerHolderId: string | null;
  readonly kind: ContractKind;
  readonly number: string | null;
  readonly department: string | null;
  readonly renewalMode: RenewalMode;
  readonly currency: string | null;
}

/** A term of a contract, as its first item agreed it. */
export interface FoldedTerm {
  /** The number of that item. */
  readonly reference: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** The first day of the gap before it; null where there is none. */
  readonly lapsedFrom: Day | null;
  readonly amount: string | null;
}

/** A change of a term. */
export interface FoldedAmendment {
  /** The number of the item that made it. */
  readonly reference: string;
  readonly effectiveOn: Day;
  readonly title: string;
  /** By how much the value of the term changed, below zero too; null where it did not. */
  readonly amount: string | null;
  /** Where it moved the end of the term; null where it did not. */
  readonly endsOn: Day | null;
}

/** All that was paid for the dates of an item up to a day. */
export interface FoldedPayment {
  readonly reference: string;
  readonly paidOn: Day;
  readonly amount: string;
}

/** A contract as a published list tells it. */
export interface FoldedContract {
  readonly partnerId: string;
  /** Who held it before, in the order of their ids. */
  readonly predecessorIds: readonly string[];
  readonly kind: ContractKind;
  readonly title: string;
  readonly number: string | null;
  readonly department: string | null;
  readonly renewalMode: RenewalMode;
  readonly currency: string | null;
  readonly observedOn: Day;
  /** By their first day; at least one. */
  readonly terms: readonly FoldedTerm[];
  readonly amendments: readonly FoldedAmendment[];
  readonly payments: readonly FoldedPayment[];
}

/**
 * The contract that all observations of its items make, in whatever order and however often they are given. What holds of
 * the contract as a whole is what was seen last: its partner, its department; whoever was named before is a predecessor. Its
 * title is that of its first item. Items whose dates overlap are one term and its amendments.
 * @returns null where there are no observations.
 */
export function foldItems(observations: readonly Observation[]): FoldedContract | null {
  const items = latestOf(observations);
  const latest = [...observations].sort(bySnapshot).at(-1);
  const [first] = items;
  if (!latest || !first) return null;
  const { holderId, kind, number, department, renewalMode, currency, observedOn } = latest;
  const terms = termsOf(items);
  return {
    partnerId: holderId,
    predecessorIds: predecessorsOf(observations, holderId),
    kind,
    title: first.title,
    number,
    department,
    renewalMode,
    currency,
    observedOn,
    terms: terms.map((term, at) => termAfter(terms[at - 1], term)),
    amendments: terms.flatMap(amendmentsOf),
    payments: standing(items).flatMap(paymentsOf),
  };
}

function predecessorsOf(observations: readonly Observation[], holderId: string): string[] {
  const named = observations.flatMap((each) => [each.holderId, each.formerHolderId ?? holderId]);
  return [...new Set(named)].filter((id) => id !== holderId).sort();
}

function termAfter(before: ItemTerm | undefined, { startsOn, first }: ItemTerm): FoldedTerm {
  const next = before && addDays(before.endsOn, 1);
  const lapsedFrom = next !== undefined && next < startsOn ? next : null;
  return { reference: first.item, startsOn, endsOn: first.endsOn, lapsedFrom, amount: first.amount };
}

/** Each item that changed a term is compared with what was agreed by those before it. They take effect in their order. */
function amendmentsOf({ startsOn, first, changes }: ItemTerm): FoldedAmendment[] {
  let known: Item[] = [first];
  let effectiveOn = startsOn;
  return changes.map((item) => {
    const before = known;
    known = [...before, item];
    effectiveOn = laterOf(effectiveOn, item.startsOn);
    const change = difference(amountOf(known) ?? "0.00", amountOf(before) ?? "0.00");
    const end = endOf(known);
    return {
      reference: item.item,
      effectiveOn,
      title: item.title,
      amount: change === "0.00" ? null : change,
      endsOn: end === endOf(before) ? null : end,
    };
  });
}

const paymentsOf = ({ item, observedOn, paid }: Item): FoldedPayment[] =>
  paid === null ? [] : [{ reference: item, paidOn: observedOn, amount: paid }];
