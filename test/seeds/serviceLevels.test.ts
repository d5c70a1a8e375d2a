import { expect, test } from "@jest/globals";
import { rows, seededOn } from "./demoApi.js";

const DAYS = ["2026-01-01T00:00:00Z", "2026-11-24T12:00:00Z"];

test.each(DAYS)(
  "seeding on %s tells of service levels that were missed, and of hours that are used up",
  async (day) => {
    const api = await seededOn(day);
    const { data, errors } = await api.query(`{
    payroll: contracts(filter: { title: { eq: "Payroll: service levels" } }) { nodes { serviceCredits(from: "${from(day)}") {
      state amount { amount currency } lines { kept decided } claim { paid { amount } } } } }
    retainer: contracts(filter: { title: { eq: "Security watch: hours on call" } }) { nodes { entitlements {
      retainerBalance { grantedHours usedHours leftHours usedUpOn } } } }
    stopped: serviceClocks(filter: { open: true }) { nodes { reading { turn promises { state } } pauses { party } } } }`);
    expect(errors).toEqual([]);
    const [{ serviceCredits }] = data.payroll.nodes;
    expect(serviceCredits.filter(({ amount }: any) => amount !== null)).toEqual([
      {
        ...{ state: "PAID", amount: { amount: "200.00", currency: "GBP" } },
        ...{ lines: [{ kept: 5, decided: 8 }], claim: { paid: { amount: "150.00" } } },
      },
      {
        ...{ state: "CLAIMABLE", amount: { amount: "200.00", currency: "GBP" } },
        ...{ lines: [{ kept: 5, decided: 8 }], claim: null },
      },
    ]);
    const balances = data.retainer.nodes.flatMap(({ entitlements }: any) =>
      entitlements.map(({ retainerBalance }: any) => retainerBalance),
    );
    const usedUpOn = new Date(Date.parse(day.slice(0, 10)) - 4 * 86_400_000).toISOString().slice(0, 10);
    expect(balances).toContainEqual({ grantedHours: 20, usedHours: 20, leftHours: 0, usedUpOn });
    expect(data.stopped.nodes).toEqual([
      {
        reading: { turn: "THIRD_PARTY", promises: [{ state: "PAUSED" }] },
        pauses: [{ party: "THIRD_PARTY" }],
      },
    ]);
    const [{ levels, uses }] = await rows(
      api,
      `SELECT (SELECT count(*)::int FROM service_level) AS levels, (SELECT count(*)::int FROM retainer_use) AS uses`,
    );
    expect(levels).toBeGreaterThan(50);
    expect(uses).toBeGreaterThan(10);
  },
);

/** A year before. */
const from = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4, 10)}`;
