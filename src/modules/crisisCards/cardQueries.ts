import type { Context } from "../../kernel/Context.js";
import { dayIn, type Day } from "../../kernel/dayRules.js";
import { getRecord } from "../../kernel/records.js";
import { sealOf } from "../../kernel/seal.js";
import { calendarById } from "../calendars/BusinessCalendar.js";
import { listServiceAreas } from "../catalog/catalogQueries.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { Severity } from "../catalog/Severity.js";
import { pathsByServiceArea, type EscalationPath } from "../escalations/EscalationPath.js";
import { stepsByPath, type EscalationStep } from "../escalations/EscalationStep.js";
import { settingsOf } from "../organisation/settingsQueries.js";
import { contactById, type Contact } from "../partners/Contact.js";
import { partnerById } from "../partners/Partner.js";
import { teamById } from "../people/Team.js";
import { onlyStaff } from "../readiness/onlyStaff.js";
import { readinessOf } from "../readiness/readinessAnswers.js";
import type { StepReadiness } from "../readiness/Readiness.js";
import { contractsFor } from "./cardContracts.js";
import { hoursInWords } from "./cardWords.js";
import type { CrisisCard, CrisisCardPath, CrisisCardPerson, CrisisCardStep } from "./CrisisCard.js";

/**
 * The crisis card of a service area.
 * @throws DomainError NOT_FOUND at "serviceAreaId"; FORBIDDEN for whoever is not of our staff.
 */
export async function crisisCardOf(ctx: Context, serviceAreaId: string, at: Date): Promise<CrisisCard> {
  onlyStaff(ctx);
  return cardOf(ctx, await getRecord(ctx, ServiceArea, serviceAreaId, "serviceAreaId"), at);
}

/** The crisis cards of all service areas, the most critical first: as many statements as for one. */
export async function allCrisisCards(ctx: Context, at: Date): Promise<CrisisCard[]> {
  onlyStaff(ctx);
  return Promise.all((await listServiceAreas(ctx)).map((area) => cardOf(ctx, area, at)));
}

async function cardOf(ctx: Context, area: ServiceArea, at: Date): Promise<CrisisCard> {
  const [paths, hours, { timeZone }] = await Promise.all([
    ctx.load(pathsByServiceArea, area.id),
    hoursOf(ctx, area.calendarId),
    settingsOf(ctx),
  ]);
  const day = dayIn(timeZone, at);
  const content = {
    serviceAreaId: area.id,
    name: area.name,
    criticality: area.criticality,
    supportLevel: area.supportLevel,
    recoveryTimeMinutes: area.recoveryTimeMinutes,
    hours,
    paths: await Promise.all(paths.map((path) => pathOf(ctx, path, at, day))),
    withoutPath: Object.values(Severity).filter((each) => paths.every(({ severity }) => severity !== each)),
  };
  return { ...content, madeFor: at, sha256: sealOf(withoutReadiness(content)) };
}

/** What a print says that does not change from hour to hour. */
const withoutReadiness = (content: Pick<CrisisCard, "paths">): object => ({
  ...content,
  paths: content.paths.map(({ readiness: _state, steps, ...path }) => ({
    ...path,
    steps: steps.map(({ readiness: _verdict, ...step }) => step),
  })),
});

async function pathOf(
  ctx: Context,
  { id, serviceAreaId, severity, callScript }: EscalationPath,
  at: Date,
  day: Day,
): Promise<CrisisCardPath> {
  const [stored, readiness] = await Promise.all([
    ctx.load(stepsByPath, id),
    ctx.load(readinessOf, { serviceAreaId, severity, at: at.getTime() }),
  ]);
  const verdicts = new Map(readiness.steps.map((verdict) => [verdict.stepId, verdict]));
  let afterMinutes = 0;
  const steps = stored.map((step) => {
    afterMinutes += step.delayMinutes;
    return stepOf(ctx, step, { serviceAreaId, severity, day, afterMinutes, verdicts });
  });
  return { severity, callScript, steps: await Promise.all(steps), readiness };
}

interface Place {
  readonly serviceAreaId: string;
  readonly severity: Severity;
  readonly day: Day;
  readonly afterMinutes: number;
  readonly verdicts: ReadonlyMap<string, StepReadiness>;
}

async function stepOf(ctx: Context, step: EscalationStep, place: Place): Promise<CrisisCardStep> {
  const { id, position, attempts, supportLevel, teamId, contactId, deputyId, contractId } = step;
  const common = {
    position,
    afterMinutes: place.afterMinutes,
    attempts,
    supportLevel,
    readiness: place.verdicts.get(id) as StepReadiness,
  };
  if (teamId !== null) {
    const { name, calendarId } = await ctx.load(teamById, teamId);
    const call = { name, title: null, phone: null, email: null, verifiedOn: null };
    return {
      ...common,
      partner: null,
      call,
      deputy: null,
      hours: await hoursOf(ctx, calendarId),
      contracts: [],
    };
  }
  const [contact, deputy] = await Promise.all([
    ctx.load(contactById, contactId as string),
    deputyId === null ? null : ctx.load(contactById, deputyId),
  ]);
  const { partnerId } = contact;
  const [partner, contracts] = await Promise.all([
    ctx.load(partnerById, partnerId),
    contractsFor(ctx, { ...place, partnerId, contractId }),
  ]);
  return {
    ...common,
    partner: partner.name,
    call: personOf(contact),
    deputy: deputy && personOf(deputy),
    hours: null,
    contracts,
  };
}

const personOf = ({ name, title, phone, email, verifiedOn }: Contact): CrisisCardPerson => ({
  name,
  title,
  phone,
  email,
  verifiedOn,
});

const hoursOf = async (ctx: Context, calendarId: string | null): Promise<string | null> =>
  calendarId === null ? null : hoursInWords(await ctx.load(calendarById, calendarId));
