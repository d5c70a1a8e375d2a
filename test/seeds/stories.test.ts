import { beforeAll, describe, expect, test } from "@jest/globals";
import type { TestApi } from "../support/api.js";
import { cardsOf, numbersOf, seededOn, type Card } from "./demoApi.js";

const SOURCES = `query ($partnerId: UUID!, $quarter: Quarter!) { scorecard(partnerId: $partnerId, quarter: $quarter) {
  explanation { parts { quarters { sources { source contribution rows { evidenceId } } } } } } }`;

interface Side {
  readonly rows: number;
  readonly contribution: number;
}

/** How many rows a partner's own praise and all other evidence have, and what they add to trust. */
async function sidesOf(api: TestApi, { partner, quarter }: Card): Promise<{ outside: Side; others: Side }> {
  const { data, errors } = await api.query(SOURCES, { partnerId: partner.id, quarter });
  expect(errors).toEqual([]);
  const sources: { source: string; contribution: number; rows: object[] }[] =
    data.scorecard.explanation.parts.flatMap((part: any) =>
      part.quarters.flatMap((each: any) => each.sources),
    );
  const sideOf = (wanted: boolean): Side => {
    const side = sources.filter(({ source }) => (source === "outside") === wanted);
    return {
      rows: side.reduce((total, each) => total + each.rows.length, 0),
      contribution: side.reduce((total, each) => total + each.contribution, 0),
    };
  };
  return { outside: sideOf(true), others: sideOf(false) };
}

// The first and the last moment of a quarter, and a leap day.
const DAYS = ["2026-01-01T00:00:00Z", "2024-02-29T12:00:00Z", "2026-03-31T23:59:59Z"];
let numbers: [string, number, number, number][] | undefined;

describe.each(DAYS)("seeding on %s tells of", (instant) => {
  let api: TestApi;
  let last: Map<string, Card>;
  beforeAll(async () => {
    api = await seededOn(instant);
    last = await cardsOf(api, 1);
  });
  const card = (name: string): Card => last.get(name) as Card;
  const codes = ({ reasons }: Card): string[] => reasons.map(({ code }) => code);

  test("core partners, excellent every day and in every crisis, and trusted ones", () => {
    for (const name of ["Velmora Health Software", "Oskarrow Networks"]) {
      expect(card(name).standing).toBe("CORE");
      expect(codes(card(name))).toEqual([]);
    }
    for (const name of ["Thistlegate Laboratory Systems", "Brantwell Cloud"])
      expect(card(name).standing).toBe("TRUSTED");
  });

  test("fair-weather partners: suspended after a severity-1 crisis, else capped by how crises went", () => {
    const suspended = card("Sablecrest Security Operations");
    expect([suspended.standing, ...codes(suspended)]).toEqual(["SUSPENDED", "GATED", "LOW_TRUST"]);
    const capped = card("Merrowick Hosting");
    expect([capped.standing, codes(capped)[0]]).toEqual(["WATCH", "CAPPED_BY_CRISES"]);
    for (const { crisis, dimensions } of [suspended, capped]) {
      expect(crisis.score).toBeLessThan(0.5);
      // Those who work with it every day have nothing to complain of.
      const judged = dimensions.filter(({ dimension }) => /EXPERTISE|COMMUNICATION|VALUE/.test(dimension));
      expect(Math.min(...judged.map(({ score }) => score))).toBeGreaterThan(0.8);
    }
  });

  test("an untested partner, kept from trust by nothing but the missing proof", () => {
    const untested = card("Ivyforge Integration");
    expect([untested.standing, ...codes(untested)]).toEqual(["APPROVED", "NEVER_TESTED"]);
    expect(untested.lower).toBeGreaterThan(0.6);
    expect(untested.crisis.weight).toBe(0);
  });

  test("a newcomer, unproven by five perfect ratings", () => {
    const newcomer = card("Zephrelle Care Apps");
    expect([newcomer.standing, ...codes(newcomer)]).toEqual(["UNPROVEN", "LITTLE_KNOWN", "NEVER_TESTED"]);
    expect(newcomer.dimensions.map(({ observations }) => observations)).toEqual([1, 1, 1, 1, 1]);
  });

  test("a partner that collapsed after a year and a half, which the alarm saw at once", async () => {
    const history: Card[] = [];
    for (let ago = 8; ago >= 1; ago--)
      history.push((await cardsOf(api, ago)).get("Dunmarrow Field Services") as Card);
    const [good, bad] = [history.slice(0, 6), history.slice(6)];
    expect(good.at(-1)?.standing).toBe("CORE");
    expect(good.flatMap(codes)).not.toContain("ALARM");
    for (const each of bad) expect([each.standing, ...codes(each)]).toEqual(["WATCH", "ALARM"]);
  });

  test("a silent partner, whose bad year is not forgiven", async () => {
    const silent = card("Grimsand Archives");
    expect(silent.standing).toBe("PROBATION");
    expect(codes(silent)).toContain("SILENT");
    const heard = (await cardsOf(api, 5)).get("Grimsand Archives") as Card;
    expect(Math.min(...heard.dimensions.map(({ observations }) => observations))).toBeGreaterThan(0);
    expect(silent.trust).toBeLessThanOrEqual(heard.trust);
  });

  test("a partner that praises itself, which weighs less than half as many sober judgements", async () => {
    const praised = card("Palandine Partners");
    expect(praised.standing).toBe("APPROVED");
    const { outside, others } = await sidesOf(api, praised);
    expect(outside.rows).toBeGreaterThan(100);
    expect(others.rows).toBeLessThan(outside.rows);
    expect(outside.contribution).toBeLessThan(0.05);
    expect(others.contribution).toBeLessThan(-outside.contribution);
  });

  test("the same finished quarters as on any other day", async () => {
    const here = await numbersOf(api);
    expect(here).toHaveLength(8 * 41);
    numbers ??= here;
    expect(here).toEqual(numbers);
  });
});
