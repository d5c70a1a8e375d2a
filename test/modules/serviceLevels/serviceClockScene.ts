import { expect } from "@jest/globals";
import { setScene, STARTED, type Agreed, type Scene } from "./serviceLevelScene.js";

const FIELDS = `id version startedAt respondedAt resolvedAt nextDueAt voidedAt voidReason
  partner { id } engagement { id clockedPromises } serviceLevel { id }
  pauses { id startsAt endsAt party reason note }
  reading { partnerMinutes ourMinutes thirdPartyMinutes turn promises { kind minutes minutesUsed dueAt fulfilledAt state } }
  evidence { dimension value occurredOn source sourceKind engagement { id } serviceClock { id } }`;

/** A partner with a service level and an incident. */
interface Called extends Agreed {
  readonly levelId: string;
  readonly engagementId: string;
}

/** What tests of clocks share. */
export interface ClockScene extends Scene {
  /** Sends a mutation of clocks that must go well, and gives the clock. */
  clock(verb: string, input: object): Promise<any>;
  /** What is wrong with an input; nothing is stored then. */
  errorsOf(verb: string, input: object): Promise<string[]>;
  /** A partner that must answer within 30 minutes and put right within 240, round the clock, and an incident. */
  called(level?: object, incident?: object): Promise<Called>;
  /** A clock that was started for such an incident. */
  started(level?: object): Promise<any>;
}

/** So many minutes after the incident began. */
export const at = (minutes: number): string => new Date(Date.parse(STARTED) + minutes * 60_000).toISOString();

const TABLES = ["service_clock", "service_clock_pause", "evidence", "engagement"];

export async function setClockScene(now?: () => string): Promise<ClockScene> {
  const scene = await setScene(now);
  const clock = (verb: string, input: object): Promise<any> =>
    scene.done(`serviceClock${verb}`, "serviceClock", FIELDS, input);
  const stored = (): Promise<unknown[]> =>
    Promise.all(TABLES.map((table) => scene.api.dataSource.query(`SELECT * FROM ${table} ORDER BY id`)));
  const errorsOf = async (verb: string, input: object): Promise<string[]> => {
    const before = await stored();
    const { userErrors } = await scene.send(`serviceClock${verb}`, "serviceClock", "id", input);
    expect(await stored()).toEqual(before);
    return userErrors.map(({ code, field }: { code: string; field: string }) => `${code} ${field}`);
  };
  const called = async (level: object = {}, incident: object = {}): Promise<Called> => {
    const agreed = await scene.agreed();
    const { id: levelId } = await scene.level(agreed, level);
    const { id: engagementId } = await scene.incident(agreed.partnerId, incident);
    return { ...agreed, levelId, engagementId };
  };
  const started = async (level: object = {}): Promise<any> => {
    const { engagementId } = await called(level);
    return clock("Start", { engagementId });
  };
  return { ...scene, clock, errorsOf, called, started };
}
