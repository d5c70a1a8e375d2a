import type {
  AreaFacts,
  EngineerFacts,
  FourthPartyFacts,
  PathFacts,
  ReadinessFacts,
  StepFacts,
  Taken,
} from "./readinessFacts.js";
import { named } from "./reasonRules.js";

/** What is taken away in a simulation. */
export interface Losses {
  readonly partnerIds: ReadonlySet<string>;
  readonly contactIds: ReadonlySet<string>;
  readonly contractIds: ReadonlySet<string>;
  /** Normalised names of subcontractors. */
  readonly fourthParties: ReadonlySet<string>;
}

/**
 * The facts as they would be without something. A partner takes its people with it, its contracts, and the partners
 * that rest on it; a subcontractor takes the partners that rest on it, in the areas and on the days for which they do. A
 * deputy steps into the place of an engineer. What is not touched stays the same object.
 */
export function without(facts: ReadinessFacts, losses: Losses): ReadinessFacts {
  const areas = new Map([...facts.areas].map(([id, area]) => [id, areaWithout(area, losses)]));
  return { ...facts, areas };
}

function areaWithout(area: AreaFacts, losses: Losses): AreaFacts {
  const paths = [...area.paths].map(([severity, path]) => [severity, pathWithout(path, losses)] as const);
  const touched = paths.some(([severity, path]) => path !== area.paths.get(severity));
  return touched ? { ...area, paths: new Map(paths) } : area;
}

function pathWithout(path: PathFacts, losses: Losses): PathFacts {
  const steps = path.steps.map((step) => stepWithout(step, losses));
  return steps.every((step, at) => step === path.steps[at]) ? path : { ...path, steps };
}

function stepWithout(step: StepFacts, losses: Losses): StepFacts {
  if ("team" in step) return step;
  const { engineer } = step;
  const legs = engineer.legs.filter(
    ({ id, partnerId }) => !losses.contractIds.has(id) && !losses.partnerIds.has(partnerId),
  );
  const people = [engineer.contact, engineer.deputy].flatMap((each) =>
    each === null || losses.contactIds.has(each.id) ? [] : [each],
  );
  const taken = takenFrom(engineer, losses, legs.length, people.length);
  const whole = people.length === (engineer.deputy === null ? 1 : 2) && legs.length === engineer.legs.length;
  if (taken.length === 0 && whole) return step;
  // Where none is left, what is said of them is that they are taken away, and not that they never were.
  const [contact = engineer.contact, deputy = people.length === 0 ? engineer.deputy : null] = people;
  const left = legs.length === 0 ? engineer.legs : legs;
  return { ...step, engineer: { ...engineer, contact, deputy, legs: left, taken } };
}

function takenFrom(
  { partner, contact, legs, restsOn }: EngineerFacts,
  losses: Losses,
  legsLeft: number,
  peopleLeft: number,
): Taken[] {
  const always = (what: string): Taken => ({ what, startsOn: null, endsOn: null });
  const isLost = ({ normalisedName, partnerId }: FourthPartyFacts): boolean =>
    losses.fourthParties.has(normalisedName) || (partnerId !== null && losses.partnerIds.has(partnerId));
  return [
    ...(losses.partnerIds.has(partner.id) ? [always(partner.name)] : []),
    ...(legsLeft === 0 ? legs.map((leg) => always(`the contract ${named(leg)}`)) : []),
    ...(peopleLeft === 0 ? [always(contact.name)] : []),
    ...restsOn.filter(isLost).map(({ name, startsOn, endsOn }) => ({ what: name, startsOn, endsOn })),
  ];
}
