import { groupBy } from "../../kernel/groupBy.js";
import type { Reader } from "../../kernel/Reader.js";
import type { Interval } from "../calendars/businessTimeRules.js";
import { listCalendars } from "../calendars/calendarQueries.js";
import type { Severity } from "../catalog/Severity.js";
import { settingsOf } from "../organisation/settingsQueries.js";
import { findPolicy } from "../policies/policyQueries.js";
import { ReadinessPolicy } from "../policies/ReadinessPolicy.js";
import { hoursWithin, type HoursOf } from "./hoursRules.js";
import { legsFor } from "./legQueries.js";
import { onlyStaff } from "./onlyStaff.js";
import {
  accessesOf,
  areasAmong,
  drillsIn,
  fourthPartiesOf,
  partnersAmong,
  stepsIn,
  type StepRow,
} from "./pathQueries.js";
import { daysWithin } from "./weekRules.js";
import type { PartnerFacts, PathFacts, ReadinessFacts, StepFacts } from "./readinessFacts.js";

/**
 * Gathers all that readiness is worked out from, for a time and for some service areas, or for all where none are named.
 * Sixteen statements, however many there are.
 * @throws DomainError FORBIDDEN for whoever is not of our staff.
 */
export async function gatherFacts(
  reader: Reader,
  window: Interval,
  areaIds: readonly string[] | null,
): Promise<ReadinessFacts> {
  onlyStaff(reader);
  const [areas, rows, drills, calendars, policy, { timeZone }] = await Promise.all([
    areasAmong(reader, areaIds),
    stepsIn(reader, areaIds),
    drillsIn(reader, areaIds, new Date(window.end)),
    listCalendars(reader),
    findPolicy(reader, ReadinessPolicy),
    settingsOf(reader),
  ]);
  const hoursOf = hoursWithin(calendars, window);
  const stepOf = await stepsWith(reader, rows, hoursOf);
  const drilled = groupBy(drills, pathKey);
  const pathsOf = groupBy([...groupBy(rows, pathKey).values()], ([first]) => first?.serviceAreaId);
  const pathOf = (steps: readonly StepRow[]): [Severity, PathFacts] => {
    const [first] = steps as [StepRow, ...StepRow[]];
    const drilledAt = (drilled.get(pathKey(first)) ?? []).map(({ heldAt }) => heldAt.getTime());
    return [first.severity, { steps: steps.map(stepOf), drilledAt }];
  };
  return {
    window,
    days: daysWithin(timeZone, window),
    policy,
    areas: new Map(
      areas.map((area) => {
        const paths = new Map((pathsOf.get(area.id) ?? []).map(pathOf));
        return [area.id, { ...area, hours: hoursOf(area), paths }];
      }),
    ),
  };
}

const pathKey = ({ serviceAreaId, severity }: Pick<StepRow, "serviceAreaId" | "severity">): string =>
  `${serviceAreaId} ${severity}`;

/** Reads all that stands behind the people of the steps, and puts it together with each. */
async function stepsWith(
  reader: Reader,
  rows: readonly StepRow[],
  hoursOf: HoursOf,
): Promise<(row: StepRow) => StepFacts> {
  const partnerIds = [...new Set(rows.flatMap(({ partnerId }) => partnerId ?? []))];
  const [partners, accesses, resting, legsOf] = await Promise.all([
    partnersAmong(reader, partnerIds),
    accessesOf(reader, partnerIds),
    fourthPartiesOf(reader, partnerIds),
    legsFor(reader, rows),
  ]);
  const partnerById = new Map(partners.map((each) => [each.id, each]));
  const accessesAt = groupBy(accesses, ({ partnerId, serviceAreaId }) => `${partnerId} ${serviceAreaId}`);
  const restsOn = groupBy(resting, (each) => each.dependentId);
  return (row) => {
    const { id, supportLevel, delayMinutes, serviceAreaId, teamId, contactId, deputyId } = row;
    const step = { id, supportLevel, delayMinutes };
    if (teamId !== null) {
      const hours = hoursOf(row);
      return { ...step, team: { id: teamId, name: row.teamName ?? "", hours } };
    }
    const partner = partnerById.get(row.partnerId ?? "") as PartnerFacts;
    const deputy = { id: deputyId ?? "", name: row.deputyName ?? "", verifiedOn: row.deputyVerifiedOn };
    return {
      ...step,
      engineer: {
        partner,
        contact: { id: contactId ?? "", name: row.contactName ?? "", verifiedOn: row.verifiedOn },
        deputy: deputyId === null ? null : deputy,
        legs: legsOf(row, hoursOf),
        restsOn: (restsOn.get(partner.id) ?? []).filter(
          (each) => each.serviceAreaId === null || each.serviceAreaId === serviceAreaId,
        ),
        taken: [],
        accesses: accessesAt.get(`${partner.id} ${serviceAreaId}`) ?? [],
      },
    };
  };
}
