import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { formatQuarter } from "../../../src/kernel/Quarter.js";
import { Role } from "../../../src/kernel/Role.js";
import { recordEvidence } from "../../../src/modules/evidence/evidenceService.js";
import { rebuildStatistics } from "../../../src/modules/evidence/statisticsService.js";
import { publishQuarter } from "../../../src/modules/scorecards/publicationService.js";
import { updateSettings } from "../../../src/modules/settings/settingsService.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";
import { sendEngagement } from "../engagements/engagementSamples.js";
import { allStatistics, routine, somePartner } from "../evidence/evidenceSamples.js";
import { submitted } from "../reviews/reviewSamples.js";

let api: TestApi;
let now: Date;
// Each test has an organisation of its own: the settings are those of the whole installation.
beforeEach(async () => {
  now = new Date("2026-11-20T12:00:00Z");
  api = await startTestApi({ clock: () => now });
});
afterEach(() => api.stop());

const settings = async (quarter?: string): Promise<any> => {
  const { data, errors } = await api.query(
    `query ($quarter: Quarter) { organisationSettings { timeZone fiscalYearStartsIn fiscalYearNamedAfter
       quartersFollowFiscalYear currency version today quarter(quarter: $quarter) { quarter startsOn endsOn } } }`,
    { quarter },
    Role.VIEWER,
  );
  expect(errors).toEqual([]);
  return data.organisationSettings;
};

const change = async (input: object): Promise<any> => {
  const { version } = await settings();
  const { data, errors } = await api.query(
    `mutation ($input: OrganisationSettingsUpdateInput!) { organisationSettingsUpdate(input: $input) {
       settings { version timeZone quartersFollowFiscalYear quarter { quarter startsOn endsOn } } userErrors { code field message } } }`,
    { input: { expectedVersion: version, ...input } },
  );
  expect(errors).toEqual([]);
  return data.organisationSettingsUpdate;
};

const FROM_APRIL = { fiscalYearStartsIn: 4, quartersFollowFiscalYear: true };

/** The quarter of each row of evidence, by its day. */
const quarters = async (): Promise<any> => {
  const rows = await api.dataSource.query<{ day: string; quarter: number }[]>(
    `SELECT occurred_on::text AS day, quarter FROM evidence ORDER BY occurred_on`,
  );
  return Object.fromEntries(rows.map(({ day, quarter }) => [day, formatQuarter(quarter)]));
};

test("an organisation that has said nothing counts by UTC and by calendar quarters", async () => {
  expect(await settings()).toEqual({
    timeZone: "UTC",
    fiscalYearStartsIn: 1,
    fiscalYearNamedAfter: "START",
    quartersFollowFiscalYear: false,
    currency: null,
    version: 1,
    today: "2026-11-20",
    quarter: { quarter: "2026-Q4", startsOn: "2026-10-01", endsOn: "2026-12-31" },
  });
});

test("the organisation's clock says which day it is, also for what may not lie in the future", async () => {
  const review = { reviewedOn: "2026-11-21" };
  await expect(submitted(api, review)).rejects.toThrow("not come yet");
  await change({ timeZone: "Pacific/Auckland" });
  expect(await settings()).toMatchObject({ today: "2026-11-21" });
  expect(await submitted(api, review)).toMatchObject({ partner: { id: expect.any(String) } });
});

test("quarters follow the fiscal year, and the ledger and its statistics follow them", async () => {
  const partner = await somePartner(api);
  for (const on of ["2026-03-31", "2026-04-01", "2027-02-01"])
    await api.context().commit((tx) => recordEvidence(tx, [routine(partner, "DELIVERY", { on })]));
  expect(await change(FROM_APRIL)).toMatchObject({
    settings: { quarter: { quarter: "2026-Q3", startsOn: "2026-10-01", endsOn: "2026-12-31" } },
    userErrors: [],
  });
  expect(await settings("2026-Q1")).toMatchObject({
    quarter: { startsOn: "2026-04-01", endsOn: "2026-06-30" },
  });
  await api
    .context()
    .commit((tx) => recordEvidence(tx, [routine(partner, "DELIVERY", { on: "2026-12-31" })]));
  expect(await quarters()).toEqual({
    "2026-03-31": "2025-Q4",
    "2026-04-01": "2026-Q1",
    "2026-12-31": "2026-Q3",
    "2027-02-01": "2026-Q4",
  });
  const kept = await allStatistics(api);
  await api.context().commit(rebuildStatistics);
  expect(await allStatistics(api)).toEqual(kept);
  await change({ fiscalYearNamedAfter: "END" });
  expect((await quarters())["2026-04-01"]).toBe("2027-Q1");
  await change({ quartersFollowFiscalYear: false });
  expect((await quarters())["2026-04-01"]).toBe("2026-Q2");
});

test("another time zone moves what happened late in a quarter, and leaves the day of a judgement", async () => {
  const partnerId = await somePartner(api);
  const endedAt = "2026-06-30T22:30:00.000Z";
  await sendEngagement(api, "Record", {
    partnerId,
    kind: "INCIDENT",
    title: "Late",
    severity: "SEV1",
    outcome: "RESOLVED",
    startedAt: "2026-06-30T20:00:00.000Z",
    endedAt,
  });
  await submitted(api, { partnerId, reviewedOn: "2026-06-29", ratings: { delivery: 4 } });
  expect(await quarters()).toEqual({ "2026-06-29": "2026-Q2", "2026-06-30": "2026-Q2" });
  await change({ timeZone: "Europe/Zurich" });
  expect(await quarters()).toEqual({ "2026-06-29": "2026-Q2", "2026-07-01": "2026-Q3" });
  await change({ timeZone: "America/New_York" });
  expect(await quarters()).toEqual({ "2026-06-29": "2026-Q2", "2026-06-30": "2026-Q2" });
});

test("a fiscal quarter is sealed when it is over, and its borders then stay", async () => {
  await somePartner(api);
  await change(FROM_APRIL);
  const publish = (quarter: number): Promise<unknown> =>
    api.context().commit((tx) => publishQuarter(tx, quarter));
  await expect(publish(2026 * 4 + 2)).rejects.toMatchObject({
    problems: [{ field: "quarter", message: "2026-Q3 is not over until the end of 2026-12-31." }],
  });
  await publish(2026 * 4 + 1);
  const before = await settings();
  for (const moved of [
    { quartersFollowFiscalYear: false },
    { timeZone: "Asia/Tokyo" },
    { fiscalYearStartsIn: 7 },
  ])
    expect(await change(moved)).toMatchObject({
      userErrors: [{ code: "CONFLICT", message: expect.stringContaining("sealed up to 2026-Q2") }],
    });
  expect(await settings()).toEqual(before);
  expect(await change({ currency: "GBP" })).toMatchObject({ userErrors: [] });
});

test("what cannot be is refused at its field, and nothing is changed", async () => {
  const before = await settings();
  const refusal = async (input: object): Promise<any> => {
    const { userErrors } = await change(input);
    return userErrors.map(({ code, field }: any) => `${code} ${field}`);
  };
  expect(await refusal({ fiscalYearStartsIn: 13 })).toEqual(["INVALID fiscalYearStartsIn"]);
  expect(await refusal({ fiscalYearStartsIn: null, quartersFollowFiscalYear: null })).toEqual([
    "INVALID fiscalYearStartsIn",
    "INVALID quartersFollowFiscalYear",
  ]);
  expect(await refusal({ expectedVersion: 7, currency: "EUR" })).toEqual(["CONFLICT expectedVersion"]);
  expect(await settings()).toEqual(before);
});

test("whoever writes evidence while the quarters move waits, and counts by the new ones", async () => {
  const partner = await somePartner(api);
  await overlapping(
    api,
    (tx) => updateSettings(tx, { expectedVersion: 1, ...FROM_APRIL }),
    () =>
      api.context().commit((tx) => recordEvidence(tx, [routine(partner, "DELIVERY", { on: "2026-05-04" })])),
  );
  expect(await quarters()).toEqual({ "2026-05-04": "2026-Q1" });
});

test("whoever moves the quarters waits for those who write evidence, and moves theirs too", async () => {
  const partner = await somePartner(api);
  await overlapping(
    api,
    (tx) => recordEvidence(tx, [routine(partner, "DELIVERY", { on: "2026-05-04" })]),
    () => api.context().commit((tx) => updateSettings(tx, { expectedVersion: 1, ...FROM_APRIL })),
  );
  expect(await quarters()).toEqual({ "2026-05-04": "2026-Q1" });
});
