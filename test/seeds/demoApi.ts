import { afterAll, expect } from "@jest/globals";
import { seedDemo } from "../../seeds/seedDemo.js";
import { dayOf } from "../../src/kernel/dayRules.js";
import { CALENDAR_QUARTERS, formatQuarter, quarterOf } from "../../src/kernel/Quarter.js";
import { startTestApi, type TestApi } from "../support/api.js";

const apis: TestApi[] = [];
afterAll(async () => {
  for (const api of apis) await api.stop();
});

/** The API over an empty database, on a day; it is stopped after the tests of the file. */
export async function emptyOn(instant: string): Promise<TestApi> {
  const api = await startTestApi({ clock: () => new Date(instant) });
  apis.push(api);
  return api;
}

/** The API over the demo organisation as it is seeded on a day. */
export async function seededOn(instant: string): Promise<TestApi> {
  const api = await emptyOn(instant);
  expect(await seedDemo(api.context())).toBe(true);
  return api;
}

/** What a scorecard says. */
export interface Card {
  readonly partner: { readonly id: string; readonly name: string };
  readonly quarter: string;
  readonly trust: number;
  readonly lower: number;
  readonly standing: string;
  readonly reasons: readonly { readonly code: string }[];
  readonly dimensions: readonly {
    readonly dimension: string;
    readonly score: number;
    readonly observations: number;
  }[];
  readonly crisis: { readonly score: number; readonly weight: number };
}

const CARDS = `query ($quarter: Quarter!) { scorecards(quarter: $quarter, first: 100) { totalCount nodes {
  quarter partner { id name } trust lower standing reasons { code } dimensions { dimension score observations }
  crisis { score weight } } } }`;

/** The scorecards of so many quarters before the running one, by partner's name. */
export async function cardsOf(api: TestApi, ago: number): Promise<Map<string, Card>> {
  const quarter = formatQuarter(quarterOf(dayOf(api.context().now), CALENDAR_QUARTERS) - ago);
  const { data, errors } = await api.query(CARDS, { quarter });
  expect(errors).toEqual([]);
  expect(data.scorecards.totalCount).toBe(data.scorecards.nodes.length);
  const cards = data.scorecards.nodes as Card[];
  return new Map(cards.map((card) => [card.partner.name, card]));
}

/** What a statement finds. */
export const rows = (api: TestApi, statement: string): Promise<any[]> =>
  api.dataSource.query<any[]>(statement);

/** Each partner's numbers in every published quarter, told by how many quarters ago it was. */
export async function numbersOf(api: TestApi): Promise<[string, number, number, number][]> {
  const running = quarterOf(dayOf(api.context().now), CALENDAR_QUARTERS);
  const cards = await rows(
    api,
    `SELECT p.name, s.quarter, s.trust, s.lower FROM scorecard s JOIN partner p ON p.id = s.partner_id
     ORDER BY s.quarter, p.name`,
  );
  return cards.map(({ name, quarter, trust, lower }) => [name, running - quarter, trust, lower]);
}
