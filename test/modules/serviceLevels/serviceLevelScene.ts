import { createCalendar } from "../../../src/modules/calendars/calendarService.js";
import { Weekday } from "../../../src/modules/calendars/BusinessCalendar.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { createContract } from "../../../src/modules/contracts/contractService.js";
import { addEntitlement } from "../../../src/modules/contracts/entitlementService.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { startTestApi, type TestApi } from "../../support/api.js";

const NOW = "2026-11-20T12:00:00.000Z";
export const NOBODY = "0199c0de-0000-7000-8000-00000000dead";

/** When incidents begin: on a Friday, a week before now. */
export const STARTED = "2026-11-13T21:00:00.000Z";

/** A contract of a partner for the year 2026, at its version. */
export interface Agreed {
  readonly partnerId: string;
  readonly contractId: string;
  version: number;
}

/** Two service areas, and hours in which somebody works. */
export interface Scene {
  readonly api: TestApi;
  readonly areaId: string;
  readonly otherAreaId: string;
  readonly calendarId: string;
  /** A contract that entitles us to the first area, with a partner of its own. */
  agreed(different?: object): Promise<Agreed>;
  /** Sends a mutation and gives its payload, with the `fields` of its record. */
  send(name: string, record: string, fields: string, input: object): Promise<any>;
  /** The same for one that must go well; gives the record. */
  done(name: string, record: string, fields: string, input: object): Promise<any>;
  /** Agrees on a service level and gives it. */
  level(agreed: Agreed, different?: object): Promise<any>;
  /** Records an incident of a partner in the first area, of Friday at ten in the evening where nothing else is said. */
  incident(partnerId: string, different?: object): Promise<any>;
}

/** Monday to Friday, nine to five. */
const WORKDAYS = [Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY];

export const LEVEL_FIELDS = `id severity respondMinutes resolveMinutes roundTheClock startsOn endsOn
  calendar { id } serviceArea { id } contract { id }`;

export async function setScene(now: () => string = () => NOW): Promise<Scene> {
  const api = await startTestApi({ clock: () => new Date(now()) });
  const made = await api.context().commit(async (tx) => {
    const area = async (name: string): Promise<string> =>
      (
        await createServiceArea(tx, {
          name,
          criticality: Criticality.CRITICAL,
          supportLevel: SupportLevel.L3,
        })
      ).id;
    const calendar = await createCalendar(tx, {
      name: "Office hours",
      timeZone: "Europe/Zurich",
      weeklyHours: WORKDAYS.map((day) => ({ day, opens: "09:00", closes: "17:00" })),
    });
    return { areaId: await area("Mail"), otherAreaId: await area("Network"), calendarId: calendar.id };
  });
  const send = async (name: string, record: string, fields: string, input: object): Promise<any> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await api.query(
      `mutation ($input: ${type}!) { ${name}(input: $input) {
         ${record} { ${fields} } userErrors { code field message } } }`,
      { input },
    );
    if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join(" ")}`);
    return data[name];
  };
  const done = async (name: string, record: string, fields: string, input: object): Promise<any> => {
    const payload = await send(name, record, fields, input);
    if (payload.userErrors.length > 0) throw new Error(`${name}: ${JSON.stringify(payload.userErrors)}`);
    return payload[record];
  };
  let partners = 0;
  const agreed = (different: object = {}): Promise<Agreed> =>
    api.context().commit(async (tx) => {
      const { id: partnerId } = await createPartner(tx, { name: `Partner ${++partners}` });
      const year = { startsOn: "2026-01-01", endsOn: "2026-12-31" };
      const said = { partnerId, kind: ContractKind.SUPPORT, title: "Support", ...year, ...different };
      const { id: contractId, version } = await createContract(tx, said);
      const entitled = await addEntitlement(tx, {
        contractId,
        expectedVersion: version,
        serviceAreaId: made.areaId,
        supportLevel: SupportLevel.L3,
      });
      return { partnerId, contractId, version: entitled.version };
    });
  const level = async (contract: Agreed, different: object = {}): Promise<any> => {
    const changed = await done("serviceLevelAgree", "contract", `version serviceLevels { ${LEVEL_FIELDS} }`, {
      contractId: contract.contractId,
      expectedVersion: contract.version,
      severity: "SEV1",
      respondMinutes: 30,
      resolveMinutes: 240,
      roundTheClock: true,
      ...different,
    });
    contract.version = changed.version;
    return changed.serviceLevels.reduce((a: any, b: any) => (a.id > b.id ? a : b));
  };
  const incident = (partnerId: string, different: object = {}): Promise<any> =>
    done("engagementRecord", "engagement", "id version", {
      partnerId,
      kind: "INCIDENT",
      title: "Mail is down",
      severity: "SEV1",
      startedAt: STARTED,
      serviceAreaIds: [made.areaId],
      ...different,
    });
  return { api, ...made, agreed, send, done, level, incident };
}
