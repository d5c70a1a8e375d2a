import type { Transaction } from "../src/kernel/Transaction.js";
import type { Severity } from "../src/modules/catalog/Severity.js";
import { ContractKind, type Contract } from "../src/modules/contracts/Contract.js";
import { createContract } from "../src/modules/contracts/contractService.js";
import { addEntitlement } from "../src/modules/contracts/entitlementService.js";
import { RenewalMode } from "../src/modules/contracts/RenewalMode.js";
import { grantAccess } from "../src/modules/escalations/accessGrantService.js";
import { DrillKind } from "../src/modules/escalations/Drill.js";
import { recordDrill } from "../src/modules/escalations/drillService.js";
import type { StepDetails } from "../src/modules/escalations/escalationRules.js";
import { upsertPath } from "../src/modules/escalations/escalationService.js";
import { addSubcontracting } from "../src/modules/fourthParties/subcontractingService.js";
import { createContact } from "../src/modules/partners/partnerService.js";
import { agreeServiceLevel } from "../src/modules/serviceLevels/serviceLevelService.js";
import { AREAS, type AreaKey } from "./catalog.js";
import { lastDayAfter } from "./contracts.js";
import { idOf, type Demo } from "./demo.js";
import { FOURTH_PARTIES, PATHS, type HelperPlan, type PathPlan } from "./escalationPlan.js";
import { emailOf } from "./people.js";
import { PARTNERS } from "./partners.js";
import { hoursAfter } from "./timeline.js";

const MORNING = 9;

/** Adds whom to call, with what brings the people at partners to us, the rehearsals, and on whom the partners rest. */
export async function seedEscalations(tx: Transaction, demo: Demo): Promise<void> {
  for (const [key, plan] of Object.entries(PATHS)) {
    const area = key as AreaKey;
    const serviceAreaId = idOf(demo.areas, area);
    const steps: StepDetails[] = [{ teamId: idOf(demo.teams, plan.team), supportLevel: plan.teamLevel }];
    for (const helper of plan.helpers) steps.push(await seedHelper(tx, demo, area, helper));
    for (const severity of plan.severities) {
      const callScript = `This is a ${severity} in ${AREAS[area].name} at Fenmoor Health. Please call back at once.`;
      await upsertPath(tx, { serviceAreaId, severity, callScript, steps });
      await seedDrill(tx, demo, serviceAreaId, severity, plan);
    }
  }
  for (const { name, below } of FOURTH_PARTIES)
    for (const partner of below)
      await addSubcontracting(tx, {
        id: demo.newId(),
        partnerId: idOf(demo.partners, partner),
        name,
        startsOn: demo.timeline.daysAgo(700),
      });
}

/** Two people, a contract that entitles us to them, and access; gives the step that calls them. */
async function seedHelper(
  tx: Transaction,
  demo: Demo,
  area: AreaKey,
  helper: HelperPlan,
): Promise<StepDetails> {
  const [engineer, deputy] = helper.people;
  const contactId = await seedContact(tx, demo, helper, engineer);
  const deputyId = deputy === undefined ? null : await seedContact(tx, demo, helper, deputy);
  const contract = await seedContract(tx, demo, area, helper);
  if (!helper.locked)
    await grantAccess(tx, {
      id: demo.newId(),
      partnerId: idOf(demo.partners, helper.partner),
      serviceAreaId: idOf(demo.areas, area),
      grantedOn: demo.timeline.daysAgo(380),
      note: "By the remote access gateway, with a personal account.",
    });
  const { supportLevel, delayMinutes = 15 } = helper;
  return { contactId, deputyId, contractId: contract.id, supportLevel, delayMinutes, attempts: 2 };
}

async function seedContact(
  tx: Transaction,
  { newId, partners, timeline }: Demo,
  { partner, checkedAgo = 20 }: HelperPlan,
  name: string,
): Promise<string> {
  const site = PARTNERS.find((each) => each.name === partner)?.site ?? "";
  const id = newId();
  await createContact(tx, {
    id,
    partnerId: idOf(partners, partner),
    name,
    title: "Third-line engineer",
    email: emailOf(name, site),
    // Numbers that Ofcom keeps free for use in fiction.
    phone: `+44 1632 960${id.replace(/\D/g, "").slice(-3)}`,
    verifiedOn: timeline.daysAgo(checkedAgo),
  });
  return id;
}

/** A year of help, which renews itself unless it was let go four months ago. */
async function seedContract(
  tx: Transaction,
  { newId, partners, areas, calendars, timeline }: Demo,
  area: AreaKey,
  { partner, supportLevel, hours, ended = false, promised = [] }: HelperPlan,
): Promise<Contract> {
  const startsOn = timeline.daysAgo(ended ? 485 : 380);
  const serviceAreaId = idOf(areas, area);
  const id = newId();
  const contract = await createContract(tx, {
    id,
    partnerId: idOf(partners, partner),
    kind: ContractKind.SUPPORT,
    title: `${AREAS[area].name}: third line`,
    number: `E-${id.replace(/\D/g, "").slice(-5)}`,
    startsOn,
    endsOn: lastDayAfter(startsOn, 12),
    renewalMode: ended ? RenewalMode.NONE : RenewalMode.TACIT,
    renewalMonths: ended ? null : 12,
    noticeDays: 60,
  });
  const round = hours === "clock";
  let agreed = await addEntitlement(tx, {
    id: newId(),
    contractId: id,
    expectedVersion: contract.version,
    serviceAreaId,
    supportLevel,
    roundTheClock: round,
    calendarId: round || hours === null ? null : idOf(calendars, hours),
    startsOn,
  });
  for (const severity of promised)
    agreed = await agreeServiceLevel(tx, {
      id: newId(),
      contractId: id,
      expectedVersion: agreed.version,
      severity,
      respondMinutes: 30,
      roundTheClock: true,
    });
  return agreed;
}

/** Everybody is called; that is no evidence of more than that they answer, so no score rests on it. */
async function seedDrill(
  tx: Transaction,
  { newId, partners, timeline }: Demo,
  serviceAreaId: string,
  severity: Severity,
  { drilledAgo, helpers }: PathPlan,
): Promise<void> {
  if (drilledAgo === null) return;
  await recordDrill(tx, {
    id: newId(),
    serviceAreaId,
    severity,
    kind: DrillKind.CALL_TREE,
    announced: drilledAgo % 2 === 0,
    heldAt: hoursAfter(timeline.today, MORNING - 24 * drilledAgo),
    participations: helpers.map(({ partner }) => ({
      partnerId: idOf(partners, partner),
      cameThrough: true,
      minutesToHuman: 4,
    })),
  });
}
