import type { Transaction } from "../../../src/kernel/Transaction.js";
import { Weekday } from "../../../src/modules/calendars/BusinessCalendar.js";
import { createCalendar } from "../../../src/modules/calendars/calendarService.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { createContract } from "../../../src/modules/contracts/contractService.js";
import { addEntitlement } from "../../../src/modules/contracts/entitlementService.js";
import { grantAccess } from "../../../src/modules/escalations/accessGrantService.js";
import { DrillKind } from "../../../src/modules/escalations/Drill.js";
import { recordDrill } from "../../../src/modules/escalations/drillService.js";
import { upsertPath } from "../../../src/modules/escalations/escalationService.js";
import { createContact, createPartner } from "../../../src/modules/partners/partnerService.js";
import { createTeam } from "../../../src/modules/people/peopleService.js";
import { startTestApi, type TestApi } from "../../support/api.js";

/** A Tuesday. */
export const NOW = "2026-11-24T10:30:00.000Z";
export const SUNDAY = "2026-11-29T03:00:00.000Z";
export const NOBODY = "0199c0de-0000-7000-8000-00000000dead";

const { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY } = Weekday;

/** Everything that one partner needs to help in one area. */
export interface Helper {
  readonly partnerId: string;
  readonly contactId: string;
  readonly deputyId: string;
  readonly contractId: string;
}

/**
 * "Mail", critical, where a team of ours that is always there is called first, and then Helper, whose contract is for office
 * hours in London; and "Chat", which has no path.
 */
export interface Scene {
  readonly api: TestApi;
  readonly mailId: string;
  readonly chatId: string;
  readonly teamId: string;
  readonly calendarId: string;
  readonly helper: Helper;
}

export async function setScene(): Promise<Scene> {
  const api = await startTestApi({ clock: () => new Date(NOW) });
  const made = await api.context().commit(async (tx) => {
    const mailId = await addArea(tx, "Mail", Criticality.CRITICAL);
    const chatId = await addArea(tx, "Chat", Criticality.LOW);
    const calendarId = (
      await createCalendar(tx, {
        name: "Office hours",
        timeZone: "Europe/London",
        weeklyHours: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY].map((day) => ({
          day,
          opens: "08:30",
          closes: "18:00",
        })),
      })
    ).id;
    const always = await createCalendar(tx, {
      name: "Always",
      timeZone: "UTC",
      weeklyHours: Object.values(Weekday).map((day) => ({ day, opens: "00:00", closes: "24:00" })),
    });
    const teamId = (await createTeam(tx, { name: "First line", calendarId: always.id })).id;
    const helper = await addHelper(tx, "Helper", mailId, calendarId);
    await upsertPath(tx, {
      serviceAreaId: mailId,
      severity: Severity.SEV1,
      steps: [{ teamId, supportLevel: SupportLevel.L1 }, stepTo(helper)],
    });
    await rehearse(tx, mailId);
    return { mailId, chatId, teamId, calendarId, helper };
  });
  return { api, ...made };
}

/** An area that needs third-line help. */
export const addArea = async (tx: Transaction, name: string, criticality: Criticality): Promise<string> =>
  (await createServiceArea(tx, { name, criticality, supportLevel: SupportLevel.L3, recoveryTimeMinutes: 60 }))
    .id;

/** A partner with two people whose numbers are right, access, and a contract for L3; without a calendar, at all hours. */
export async function addHelper(
  tx: Transaction,
  name: string,
  serviceAreaId: string,
  calendarId: string | null,
): Promise<Helper> {
  const { id: partnerId } = await createPartner(tx, { name });
  const contact = async (person: string): Promise<string> =>
    (await createContact(tx, { partnerId, name: person, verifiedOn: "2026-11-01" })).id;
  const contract = await createContract(tx, {
    partnerId,
    kind: ContractKind.SUPPORT,
    title: `Support by ${name}`,
    startsOn: "2026-01-01",
  });
  await addEntitlement(tx, {
    contractId: contract.id,
    expectedVersion: contract.version,
    serviceAreaId,
    supportLevel: SupportLevel.L3,
    startsOn: "2026-01-01",
    ...(calendarId === null ? { roundTheClock: true } : { calendarId }),
  });
  await grantAccess(tx, { partnerId, serviceAreaId, grantedOn: "2026-01-01" });
  const [contactId, deputyId] = [await contact(`Ada of ${name}`), await contact(`Bob of ${name}`)];
  return { partnerId, contactId, deputyId, contractId: contract.id };
}

/** A step that counts on a helper for L3. */
export const stepTo = ({ contactId, deputyId, contractId }: Helper) => ({
  contactId,
  deputyId,
  contractId,
  supportLevel: SupportLevel.L3,
  delayMinutes: 15,
});

export const rehearse = (tx: Transaction, serviceAreaId: string): Promise<unknown> =>
  recordDrill(tx, {
    serviceAreaId,
    severity: Severity.SEV1,
    kind: DrillKind.LIVE,
    announced: true,
    heldAt: new Date("2026-11-02T09:00:00Z"),
    participations: [],
  });
