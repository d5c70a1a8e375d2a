import { stringify } from "csv-stringify/sync";
import Table from "cli-table3";
import { PLAIN_TABLE } from "./plainTable.js";
import type { PulledScorecard } from "./scorecardsClient.js";

/** How scorecards can be printed. */
export const FORMATS = ["table", "csv", "json"] as const;
type Format = (typeof FORMATS)[number];

const points = (share: number): string => (share * 100).toFixed(1);

/** Writes scorecards in a format; each ends with a newline. JSON is an array, CSV has a header. */
export function formatScorecards(scorecards: readonly PulledScorecard[], format: Format): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(scorecards, null, 2)}\n`;
    case "csv":
      return stringify(scorecards.map(flat), {
        header: true,
        columns: Object.keys(COLUMNS),
        escape_formulas: true,
      });
    case "table":
      return `${table(scorecards)}\n`;
  }
}

const dimension = (name: string) => (card: PulledScorecard) =>
  card.dimensions.find((each) => each.dimension === name)?.score;

const COLUMNS: { readonly [column: string]: (card: PulledScorecard) => string | number | null | undefined } =
  {
    quarter: (card) => card.quarter,
    partnerId: (card) => card.partner.id,
    partner: (card) => card.partner.name,
    standing: (card) => card.standing,
    grade: (card) => card.grade,
    trust: (card) => card.trust,
    lower: (card) => card.lower,
    upper: (card) => card.upper,
    confidence: (card) => card.confidence,
    delivery: dimension("DELIVERY"),
    responsiveness: dimension("RESPONSIVENESS"),
    expertise: dimension("EXPERTISE"),
    communication: dimension("COMMUNICATION"),
    value: dimension("VALUE"),
    crisis: (card) => card.crisis.score,
    crisisWeight: (card) => card.crisis.weight,
    observations: (card) => card.dimensions.reduce((sum, each) => sum + each.observations, 0),
    policyVersion: (card) => card.policyVersion,
    asOf: (card) => card.asOf,
    sha256: (card) => card.sha256,
  };

const flat = (card: PulledScorecard): { [column: string]: string | number | null | undefined } =>
  Object.fromEntries(Object.entries(COLUMNS).map(([column, read]) => [column, read(card)]));

const NAME_WIDTH = 40;

function table(scorecards: readonly PulledScorecard[]): string {
  const rows = new Table({
    head: ["Partner", "Standing", "Grade", "Trust", "80 % interval", "Known", "This quarter"],
    colAligns: ["left", "left", "left", "right", "right", "right", "right"],
    ...PLAIN_TABLE,
  });
  for (const card of scorecards)
    rows.push([
      card.partner.name.slice(0, NAME_WIDTH),
      card.standing,
      card.grade ?? "–",
      points(card.trust),
      `${points(card.lower)} – ${points(card.upper)}`,
      `${points(card.confidence)} %`,
      String(card.dimensions.reduce((sum, each) => sum + each.observations, 0)),
    ]);
  return rows.toString();
}
