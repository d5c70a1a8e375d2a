import { damageOf, type Damage } from "./damageRules.js";
import type { Losses } from "./lossRules.js";
import type { AreaFacts, EngineerFacts, ReadinessFacts } from "./readinessFacts.js";
import { named } from "./reasonRules.js";

/** What can be lost. */
export enum WeakLinkKind {
  PARTNER = "PARTNER",
  CONTACT = "CONTACT",
  CONTRACT = "CONTRACT",
  FOURTH_PARTY = "FOURTH_PARTY",
}

/** One thing on which paths rest. */
interface Link {
  readonly kind: WeakLinkKind;
  /** The record's id; of a fourth party, its normalised name. */
  readonly key: string;
  readonly name: string;
}

/** One loss, and what it does. */
export interface WeakLink extends Link, Damage {}

/**
 * The single losses that uncover something within the time of the facts, the worst damage first and then by name: N − 1. Each is
 * tried in turn, on the areas that have to do with it.
 */
export function weakLinksOf(facts: ReadinessFacts): WeakLink[] {
  const found = new Map<string, { readonly link: Link; readonly areas: Map<string, AreaFacts> }>();
  for (const area of facts.areas.values())
    for (const link of linksOf(area)) {
      const key = `${link.kind} ${link.key}`;
      const known = found.get(key) ?? { link, areas: new Map<string, AreaFacts>() };
      known.areas.set(area.id, area);
      found.set(key, known);
    }
  return [...found.values()]
    .map(({ link, areas }) => ({ ...link, ...damageOf({ ...facts, areas }, lossOf(link)) }))
    .filter(({ damage }) => damage > 0)
    .sort((one, other) => other.damage - one.damage || (one.name < other.name ? -1 : 1));
}

const linksOf = ({ paths }: AreaFacts): Link[] =>
  [...paths.values()].flatMap(({ steps }) =>
    steps.flatMap((step) => ("team" in step ? [] : linksOfEngineer(step.engineer))),
  );

function linksOfEngineer({ partner, contact, deputy, legs, restsOn }: EngineerFacts): Link[] {
  const { PARTNER, CONTACT, CONTRACT, FOURTH_PARTY } = WeakLinkKind;
  const people = deputy === null ? [contact] : [contact, deputy];
  return [
    { kind: PARTNER, key: partner.id, name: partner.name },
    ...legs.map(({ partnerId, partnerName }) => ({ kind: PARTNER, key: partnerId, name: partnerName })),
    ...restsOn.flatMap(({ partnerId, name }) =>
      partnerId === null ? [] : [{ kind: PARTNER, key: partnerId, name }],
    ),
    ...people.map(({ id, name }) => ({ kind: CONTACT, key: id, name })),
    ...legs.map((leg) => ({ kind: CONTRACT, key: leg.id, name: named(leg) })),
    ...restsOn.map(({ normalisedName, name }) => ({ kind: FOURTH_PARTY, key: normalisedName, name })),
  ];
}

const NOTHING: ReadonlySet<string> = new Set();

function lossOf({ kind, key }: Link): Losses {
  const of = (which: WeakLinkKind): ReadonlySet<string> => (kind === which ? new Set([key]) : NOTHING);
  return {
    partnerIds: of(WeakLinkKind.PARTNER),
    contactIds: of(WeakLinkKind.CONTACT),
    contractIds: of(WeakLinkKind.CONTRACT),
    fourthParties: of(WeakLinkKind.FOURTH_PARTY),
  };
}
