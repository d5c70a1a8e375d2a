import { addDays } from "../src/kernel/dayRules.js";
import type { Transaction } from "../src/kernel/Transaction.js";
import { Severity } from "../src/modules/catalog/Severity.js";
import { SupportLevel } from "../src/modules/catalog/SupportLevel.js";
import { ContractKind, type Contract } from "../src/modules/contracts/Contract.js";
import { createContract } from "../src/modules/contracts/contractService.js";
import { addEntitlement } from "../src/modules/contracts/entitlementService.js";
import { RetainerPeriod } from "../src/modules/contracts/Entitlement.js";
import { RenewalMode } from "../src/modules/contracts/RenewalMode.js";
import { EngagementKind, Outcome } from "../src/modules/engagements/Engagement.js";
import { recordEngagement } from "../src/modules/engagements/engagementService.js";
import { resolveClock, respondClock, startClock } from "../src/modules/serviceLevels/clockService.js";
import { claimCredit, settleClaim } from "../src/modules/serviceLevels/creditClaimService.js";
import { lastDayOfMonth, monthOf } from "../src/modules/serviceLevels/creditRules.js";
import { agreeCreditTerms } from "../src/modules/serviceLevels/creditTermsService.js";
import { FeeBasis } from "../src/modules/serviceLevels/FeeBasis.js";
import { pauseClock } from "../src/modules/serviceLevels/pauseService.js";
import { recordUse } from "../src/modules/serviceLevels/retainerService.js";
import { ClaimOutcome } from "../src/modules/serviceLevels/ServiceCreditClaim.js";
import type { ServiceClock } from "../src/modules/serviceLevels/ServiceClock.js";
import { ClockParty, PauseReason } from "../src/modules/serviceLevels/ServiceClockPause.js";
import { agreeServiceLevel } from "../src/modules/serviceLevels/serviceLevelService.js";
import { AREAS, type AreaKey } from "./catalog.js";
import { lastDayAfter } from "./contracts.js";
import { idOf, type Demo } from "./demo.js";
import { dayOf, hoursAfter } from "./timeline.js";

/**
 * Tells of a partner that missed its service levels in the last month of the quarter before this one, so that there is money to
 * claim; that paid for another such month; and whose clock stands still today, since somebody else has to act. And of a retainer
 * whose hours are used up.
 */
export async function seedServiceStories(tx: Transaction, demo: Demo): Promise<void> {
  const payroll = await payrollContract(tx, demo);
  for (const ago of [2, 1]) await missedMonth(tx, demo, payroll, ago);
  await claimPaidMonth(tx, demo, payroll);
  await waitingForSomebody(tx, demo);
  await usedUpRetainer(tx, demo);
}

const PAYROLL = { partner: "Hexmere Payroll", area: "payroll" } as const;
const MORNING = 9;

interface Promised {
  readonly partner: string;
  readonly area: AreaKey;
}

async function newContract(
  tx: Transaction,
  { newId, partners, timeline }: Demo,
  { partner, area }: Promised,
  { kind, daysAgo, value }: { kind: ContractKind; daysAgo: number; value: string },
): Promise<Contract> {
  const startsOn = timeline.daysAgo(daysAgo);
  const id = newId();
  return createContract(tx, {
    id,
    partnerId: idOf(partners, partner),
    kind,
    title: `${AREAS[area].name}: ${kind === ContractKind.RETAINER ? "hours on call" : "service levels"}`,
    number: `S-${id.replace(/\D/g, "").slice(-5)}`,
    value: { amount: value, currency: "GBP" },
    startsOn,
    endsOn: lastDayAfter(startsOn, 12),
    renewalMode: RenewalMode.TACIT,
    renewalMonths: 12,
    noticeDays: 60,
  });
}

/** Two thousand a month, of which up to fifteen percent is at risk. */
async function payrollContract(tx: Transaction, demo: Demo): Promise<Contract> {
  const terms = { kind: ContractKind.SUPPORT, daysAgo: 420, value: "24000.00" };
  const contract = await newContract(tx, demo, PAYROLL, terms);
  const { newId, areas, calendars } = demo;
  const addition = (version: number): { id: string; contractId: string; expectedVersion: number } => ({
    ...{ id: newId(), contractId: contract.id, expectedVersion: version },
  });
  const calendarId = idOf(calendars, "office");
  const entitled = await addEntitlement(tx, {
    ...addition(contract.version),
    ...{ serviceAreaId: idOf(areas, PAYROLL.area), supportLevel: SupportLevel.L3, calendarId },
  });
  const hindered = await agreeServiceLevel(tx, {
    ...addition(entitled.version),
    ...{ severity: Severity.SEV3, respondMinutes: 60, resolveMinutes: 480, calendarId },
    creditTiers: [
      { belowPercent: "95.00", creditPercent: "5.00" },
      { belowPercent: "80.00", creditPercent: "10.00" },
      { belowPercent: "60.00", creditPercent: "20.00" },
    ],
  });
  const nuisance = await agreeServiceLevel(tx, {
    ...addition(hindered.version),
    ...{ severity: Severity.SEV4, resolveMinutes: 2_400, calendarId },
  });
  const credits = { feeBasis: FeeBasis.CONTRACT_VALUE, atRiskPercent: "15.00", claimDays: 120 };
  return agreeCreditTerms(tx, { ...addition(nuisance.version), ...credits });
}

/** How an incident went, in hours after it began at nine in the morning of a working day. */
interface Course {
  readonly title: string;
  readonly answered: number;
  readonly resolved: number;
  /** From when until when we kept the partner waiting. */
  readonly waited?: readonly [number, number];
}

// Whatever takes less than eight hours on one day is kept, and what takes thirty is not, on whichever days they fall.
const COURSES: readonly Course[] = [
  { title: "payslips show the wrong month", answered: 0.5, resolved: 3 },
  { title: "overtime of the wards is missing", answered: 0.25, resolved: 30, waited: [0.5, 29] },
  { title: "a pay run stops half-way", answered: 2, resolved: 30 },
  { title: "pension letters go out twice", answered: 0.75, resolved: 31 },
];

async function missedMonth(tx: Transaction, demo: Demo, contract: Contract, ago: number): Promise<void> {
  for (const [at, course] of COURSES.entries())
    await incident(tx, demo, contract, demo.timeline.at(ago, 0.75 + at * 0.05, MORNING), course);
}

async function incident(
  tx: Transaction,
  demo: Demo,
  { partnerId }: Contract,
  startedAt: Date,
  { title, answered, resolved, waited }: Course,
): Promise<ServiceClock> {
  const after = (hours: number): Date => hoursAfter(startedAt, hours);
  const { id: engagementId } = await recordEngagement(tx, {
    id: demo.newId(),
    partnerId,
    kind: EngagementKind.INCIDENT,
    title: `${AREAS[PAYROLL.area].name}: ${title}`,
    severity: Severity.SEV3,
    serviceAreaIds: [idOf(demo.areas, PAYROLL.area)],
    startedAt,
    endedAt: after(resolved),
    outcome: Outcome.RESOLVED,
    sourceSystem: "service desk",
  });
  let clock = await startClock(tx, { id: demo.newId(), engagementId });
  if (waited)
    clock = await pauseClock(tx, {
      ...{ id: demo.newId(), clockId: clock.id, expectedVersion: clock.version },
      ...{ startsAt: after(waited[0]), endsAt: after(waited[1]) },
      ...{ party: ClockParty.US, reason: PauseReason.WAITING_FOR_US, note: "The rosters came late." },
    });
  const mark = (): { id: string; expectedVersion: number } => ({
    id: clock.id,
    expectedVersion: clock.version,
  });
  clock = await respondClock(tx, { ...mark(), respondedAt: after(answered) });
  return resolveClock(tx, { ...mark(), resolvedAt: after(resolved) });
}

/** We asked for the money of the earlier month at once, and got most of it. */
async function claimPaidMonth(tx: Transaction, { newId, timeline }: Demo, contract: Contract): Promise<void> {
  const month = monthOf(dayOf(timeline.at(2, 0.75)));
  const claimedOn = addDays(lastDayOfMonth(month), 10);
  const claim = await claimCredit(tx, { id: newId(), contractId: contract.id, month, claimedOn });
  await settleClaim(tx, {
    ...{ id: claim.id, expectedVersion: claim.version, outcome: ClaimOutcome.PAID },
    ...{ settledOn: addDays(claimedOn, 25), paid: { amount: "150.00", currency: claim.currency } },
    reason: "One of the incidents was disputed.",
  });
}

/** Only a time to put right is promised for a nuisance, so nothing is decided while somebody else has to act. */
async function waitingForSomebody(tx: Transaction, demo: Demo): Promise<void> {
  const startedAt = hoursAfter(demo.timeline.today, -30);
  const { id: engagementId } = await recordEngagement(tx, {
    id: demo.newId(),
    partnerId: idOf(demo.partners, PAYROLL.partner),
    kind: EngagementKind.INCIDENT,
    title: `${AREAS[PAYROLL.area].name}: bank details arrive a day late`,
    severity: Severity.SEV4,
    serviceAreaIds: [idOf(demo.areas, PAYROLL.area)],
    startedAt,
    sourceSystem: "service desk",
  });
  const clock = await startClock(tx, { id: demo.newId(), engagementId });
  await pauseClock(tx, {
    ...{ id: demo.newId(), clockId: clock.id, expectedVersion: clock.version },
    ...{ startsAt: hoursAfter(startedAt, 1), party: ClockParty.THIRD_PARTY },
    ...{ reason: PauseReason.WAITING_FOR_THIRD_PARTY, note: "The bank changes its format first." },
  });
}

/** Twenty hours a quarter, of a contract whose second quarter has just begun. */
async function usedUpRetainer(tx: Transaction, demo: Demo): Promise<void> {
  const on = { partner: "Nightwarren Response", area: "security" } as const;
  const terms = { kind: ContractKind.RETAINER, daysAgo: 100, value: "16000.00" };
  const contract = await newContract(tx, demo, on, terms);
  const entitlementId = demo.newId();
  await addEntitlement(tx, {
    ...{ id: entitlementId, contractId: contract.id, expectedVersion: contract.version },
    ...{ serviceAreaId: idOf(demo.areas, on.area), supportLevel: SupportLevel.L4, roundTheClock: true },
    ...{ retainerHours: 20, retainerPeriod: RetainerPeriod.QUARTER },
  });
  const uses = [
    { daysAgo: 60, hours: 6, note: "Tabletop with the night shift." },
    { daysAgo: 6, hours: 11.5, note: "Phishing wave at Northgate." },
    { daysAgo: 4, hours: 8.5, note: "Phishing wave at Northgate, second day." },
  ];
  for (const { daysAgo, ...use } of uses)
    await recordUse(tx, { id: demo.newId(), entitlementId, ...use, usedOn: demo.timeline.daysAgo(daysAgo) });
}
