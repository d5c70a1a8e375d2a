import { Severity } from "../src/modules/catalog/Severity.js";
import { Outcome } from "../src/modules/engagements/Engagement.js";
import type { SupportLevel } from "../src/modules/catalog/SupportLevel.js";
import type { PartnerRole, PartnerSegment } from "../src/modules/partners/Partner.js";
import type { AreaKey } from "./catalog.js";

/** How good a partner's routine work is in a quarter. */
interface Quality {
  /** The share of promises that it keeps. */
  readonly kept: number;
  /** The stars that a fair reviewer gives on average. */
  readonly stars: number;
}

/** How good a partner's routine work was so many quarters ago; null where it did none. */
export type Conduct = (ago: number) => Quality | null;

const always =
  (kept: number, stars: number): Conduct =>
  () => ({ kept, stars });

export const excellent = always(0.97, 4.7);
export const good = always(0.92, 4.3);
export const fair = always(0.88, 4);
export const middling = always(0.8, 3.6);
export const poor = always(0.6, 2.6);

/** How much a partner does for us in a quarter, on average. */
export interface Volume {
  readonly incidents: number;
  /** Rounds of orders. */
  readonly orders: number;
  /** Deliveries of one round. */
  readonly items: number;
  readonly projects: number;
  readonly reviews: number;
}
/** A few partners do most of the work. */
export const MUCH: Volume = { incidents: 2.6, orders: 1, items: 26, projects: 0.3, reviews: 2.6 };
export const SOME: Volume = { incidents: 0.5, orders: 0.6, items: 6, projects: 0.1, reviews: 1 };
export const LITTLE: Volume = { incidents: 0.2, orders: 0.4, items: 2, projects: 0, reviews: 0.6 };
export const NOTHING: Volume = { incidents: 0, orders: 0, items: 0, projects: 0, reviews: 0 };

/** One severe incident in which the partner was called. */
export interface Crisis {
  readonly ago: number;
  readonly severity: Severity;
  readonly outcome: Outcome;
}

export const saved = (severity: "SEV1" | "SEV2", ...quartersAgo: readonly number[]): Crisis[] =>
  quartersAgo.map((ago) => ({ ago, severity: Severity[severity], outcome: Outcome.RESOLVED }));
export const failed = (
  severity: "SEV1" | "SEV2",
  outcome: "NO_SHOW" | "ABANDONED",
  ...quartersAgo: readonly number[]
): Crisis[] => quartersAgo.map((ago) => ({ ago, severity: Severity[severity], outcome: Outcome[outcome] }));

/** A partner of the demo organisation, and how it behaves. */
export interface PartnerPlan {
  readonly name: string;
  readonly site: string;
  readonly roles: readonly PartnerRole[];
  readonly segment: PartnerSegment;
  /** The name of the partner that it belongs to; that one is listed before. */
  readonly parent?: string;
  readonly offers: { readonly [Key in AreaKey]?: SupportLevel };
  readonly conduct: Conduct;
  readonly volume: Volume;
  readonly crises?: readonly Crisis[];
}

/** A plan in few words; `domain` is the site without its ".example". */
export const plan = (
  name: string,
  domain: string,
  roles: readonly PartnerRole[],
  segment: PartnerSegment,
  offers: PartnerPlan["offers"],
  rest: Pick<PartnerPlan, "conduct" | "volume" | "crises" | "parent">,
): PartnerPlan => ({ name, site: `${domain}.example`, roles, segment, offers, ...rest });

/** The areas in which a partner offers something, in the order of the plan. */
export const areasOf = ({ offers }: PartnerPlan): AreaKey[] => Object.keys(offers) as AreaKey[];
