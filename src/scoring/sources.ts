/** Where evidence comes from. */
export type SourceKind = "AUTOMATED" | "INTERNAL" | "VERIFIED_CLIENT" | "PARTNER_NOMINATED" | "SELF_REPORTED";

/** One row of the ledger, as the split of a quarter needs it. */
export interface EvidenceRow {
  readonly id: string;
  /** What is counted together: a system, a reviewer, or all that the partner itself brought. */
  readonly source: string;
  readonly sourceKind: SourceKind;
  /** x, from 0 to 1. */
  readonly value: number;
  readonly weight: number;
}

/** A person is never worth more than three times its reliability a quarter, however much they write. */
const HUMAN_CAP = 3;

/** ρ: what the partner brought itself counts a quarter. */
const RELIABILITY: { readonly [Kind in SourceKind]: number } = {
  AUTOMATED: 1,
  INTERNAL: 1,
  VERIFIED_CLIENT: 1,
  PARTNER_NOMINATED: 0.25,
  SELF_REPORTED: 0.25,
};

/** g_s: the units of evidence of one source in one quarter, from its Σw. */
export function unitsOf(sourceKind: SourceKind, n: number): number {
  return sourceKind === "AUTOMATED" ? n : (RELIABILITY[sourceKind] * n) / (1 + n / HUMAN_CAP);
}
