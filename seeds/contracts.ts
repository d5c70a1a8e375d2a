import type { Transaction } from "../src/kernel/Transaction.js";
import { addMonths } from "../src/kernel/dayRules.js";
import { ContractKind, type Contract } from "../src/modules/contracts/Contract.js";
import { createContract } from "../src/modules/contracts/contractService.js";
import { addEntitlement } from "../src/modules/contracts/entitlementService.js";
import { RetainerPeriod } from "../src/modules/contracts/Entitlement.js";
import { RenewalMode } from "../src/modules/contracts/RenewalMode.js";
import { AREAS, type AreaKey } from "./catalog.js";
import { tellContract } from "./contractStories.js";
import { idOf, type Demo } from "./demo.js";
import { areasOf, NOTHING, type PartnerPlan } from "./partnerPlan.js";
import { PARTNERS } from "./partners.js";
import { pick, randomOf, whole, type Random } from "./random.js";

/** What one partner's contracts are invented from. */
interface Desk {
  readonly tx: Transaction;
  readonly demo: Demo;
  readonly plan: PartnerPlan;
  readonly random: Random;
}

const CURRENCIES = ["GBP", "GBP", "GBP", "EUR", "USD"] as const;
const DEPARTMENTS = ["Clinical systems", "Infrastructure", "Finance", "Information security", null] as const;

/**
 * Adds what has been agreed with the partners: a master agreement, and under it help for the areas that a partner offers
 * most in, retainers, subscriptions and pieces of work. Some are in their notice window, some have ended, some begin next month.
 */
export async function seedContracts(tx: Transaction, demo: Demo): Promise<void> {
  for (const plan of PARTNERS) {
    const desk: Desk = { tx, demo, plan, random: randomOf(`contracts of ${plan.name}`) };
    const master = await agree(desk, masterTerms(desk), null, null);
    const areas = areasOf(plan).slice(0, plan.volume === NOTHING ? 1 : 2);
    for (const [at, area] of areas.entries()) await agree(desk, helpTerms(desk, area, at), master, area);
    if (plan.volume !== NOTHING && desk.random() < 0.6) await agree(desk, workTerms(desk), master, null);
  }
}

interface Terms {
  readonly kind: ContractKind;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly renewalMode: RenewalMode;
  readonly renewalMonths: number | null;
  readonly noticeDays: number | null;
  readonly partnerNoticeDays: number | null;
  /** In whole units of the currency; null for a frame without a price. */
  readonly value: number | null;
}

function masterTerms({ demo, plan, random }: Desk): Terms {
  return {
    kind: ContractKind.MSA,
    title: `Master agreement with ${plan.name}`,
    startsOn: demo.timeline.daysAgo(whole(random, 800, 2400)),
    endsOn: null,
    renewalMode: RenewalMode.NONE,
    renewalMonths: null,
    noticeDays: 90,
    partnerNoticeDays: 180,
    value: null,
  };
}

/** Yearly help for one area, mostly renewed by itself. */
function helpTerms({ demo, random }: Desk, area: AreaKey, at: number): Terms {
  const retainer = at === 0 && random() < 0.4;
  const startsOn = demo.timeline.daysAgo(whole(random, -40, 720));
  const mode = pick(random, [RenewalMode.TACIT, RenewalMode.TACIT, RenewalMode.EXPRESS, RenewalMode.NONE]);
  return {
    kind: retainer ? ContractKind.RETAINER : pick(random, [ContractKind.SUPPORT, ContractKind.SUBSCRIPTION]),
    title: `${AREAS[area].name}: ${retainer ? "hours on call" : "support"}`,
    startsOn,
    endsOn: lastDayAfter(startsOn, 12),
    renewalMode: mode,
    renewalMonths: mode === RenewalMode.NONE ? null : 12,
    noticeDays: pick(random, [30, 60, 90]),
    partnerNoticeDays: 90,
    value: whole(random, 8, 240) * 500,
  };
}

function workTerms({ demo, random }: Desk): Terms {
  const startsOn = demo.timeline.daysAgo(whole(random, 30, 500));
  return {
    kind: ContractKind.SOW,
    title: pick(random, ["Migration", "Upgrade", "Assessment", "Roll-out to the clinics", "Integration"]),
    startsOn,
    endsOn: lastDayAfter(startsOn, whole(random, 3, 12)),
    renewalMode: RenewalMode.NONE,
    renewalMonths: null,
    noticeDays: null,
    partnerNoticeDays: null,
    value: whole(random, 10, 90) * 1_000,
  };
}

/** The last day of so many months that begin on a day. */
export function lastDayAfter(startsOn: string, months: number): string {
  const next = new Date(`${addMonths(startsOn, months)}T00:00:00Z`);
  return new Date(next.getTime() - 86_400_000).toISOString().slice(0, 10);
}

async function agree(
  desk: Desk,
  { value, ...terms }: Terms,
  master: Contract | null,
  area: AreaKey | null,
): Promise<Contract> {
  const { tx, demo, plan, random } = desk;
  const id = demo.newId();
  const currency = pick(random, CURRENCIES);
  const contract = await createContract(tx, {
    ...terms,
    id,
    partnerId: idOf(demo.partners, plan.name),
    parentId: master?.id ?? null,
    number: `C-${String(whole(random, 10_000, 99_999))}`,
    department: pick(random, DEPARTMENTS),
    value: value === null ? null : { amount: `${value}.00`, currency },
    externalReferences: [{ system: "purchasing", id: `K-${id.slice(-8)}` }],
  });
  const entitled = area === null ? contract : await entitle(desk, contract, area);
  return tellContract({ tx, newId: demo.newId, random, timeline: demo.timeline }, entitled, value);
}

/** Of the critical areas, a third are helped round the clock; the others in office hours, or nobody has said. */
function entitle({ tx, demo, plan, random }: Desk, contract: Contract, area: AreaKey): Promise<Contract> {
  const round = random() < 0.35;
  const supportLevel = plan.offers[area];
  if (supportLevel === undefined) throw new Error(`${plan.name} offers nothing for ${area}.`);
  const hours = contract.kind === ContractKind.RETAINER;
  return addEntitlement(tx, {
    id: demo.newId(),
    contractId: contract.id,
    expectedVersion: contract.version,
    serviceAreaId: idOf(demo.areas, area),
    supportLevel,
    roundTheClock: round,
    calendarId: round ? null : idOf(demo.calendars, pick(random, ["office", "clinic"])),
    retainerHours: hours ? whole(random, 2, 12) * 10 : null,
    retainerPeriod: hours ? RetainerPeriod.QUARTER : null,
    startsOn: contract.startsOn,
  });
}
