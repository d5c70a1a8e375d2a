import { Problems } from "../../kernel/DomainError.js";
import { checkLine, checkNotNull, checkText } from "../../kernel/textRules.js";
import { CrisisKind } from "../evidence/Evidence.js";
import { isInLedger } from "../evidence/evidenceRules.js";
import { DrillKind } from "./Drill.js";

/** How one partner did. */
export interface Participation {
  readonly partnerId: string;
  readonly cameThrough: boolean;
  readonly minutesToHuman?: number | null | undefined;
  readonly minutesToEngineer?: number | null | undefined;
}

/** What is said of a drill. */
export interface DrillDetails {
  readonly heldAt: Date;
  readonly participations: readonly Participation[];
  readonly defects?: readonly string[] | undefined;
  readonly note?: string | null | undefined;
}

const MAX_PARTICIPATIONS = 50;
const MAX_DEFECTS = 50;
const MAX_MINUTES = 100_000;

/** @throws DomainError INVALID with every field that is wrong, by what is known at `now`. */
export function checkDrill(drill: DrillDetails, now: Date): void {
  const problems = new Problems();
  checkNotNull(problems, drill, ["id", "defects"]);
  problems.throwIfAny();
  const { heldAt, participations, defects = [], note } = drill;
  problems.unless(heldAt <= now, "heldAt", "This has not come yet: record a drill when it was held.");
  problems.unless(isInLedger(heldAt), "heldAt", "This must lie between 1990 and 2100.");
  checkText(problems, "note", note);
  problems.unless(
    participations.length <= MAX_PARTICIPATIONS,
    "participations",
    `There can be at most ${MAX_PARTICIPATIONS}.`,
  );
  problems.unless(defects.length <= MAX_DEFECTS, "defects", `There can be at most ${MAX_DEFECTS}.`);
  problems.throwIfAny();
  defects.forEach((defect, at) => {
    problems.unless(defect.trim() !== "", `defects.${at}`, "Say what did not work.");
    checkLine(problems, `defects.${at}`, defect);
  });
  participations.forEach((each, at) => checkParticipation(problems, each, `participations.${at}`));
  problems.throwIfAny();
}

function checkParticipation(problems: Problems, each: Participation, field: string): void {
  for (const name of ["minutesToHuman", "minutesToEngineer"] as const) {
    const minutes = each[name] ?? 0;
    const possible = minutes >= 0 && minutes <= MAX_MINUTES;
    problems.unless(possible, `${field}.${name}`, `This is 0 to ${MAX_MINUTES} minutes.`);
  }
  const { minutesToHuman: human, minutesToEngineer: engineer } = each;
  const inOrder = typeof human !== "number" || typeof engineer !== "number" || engineer >= human;
  problems.unless(
    inOrder,
    `${field}.minutesToEngineer`,
    "The right engineer is a human: not earlier than one.",
  );
  const answered = !each.cameThrough || typeof human === "number";
  problems.unless(
    answered,
    `${field}.minutesToHuman`,
    "Whoever came through has answered: say after how long.",
  );
}

/** The kind of evidence that a drill is; a call tree only proves that somebody answers, so it is none. */
export const EVIDENCE_KIND: { readonly [Kind in DrillKind]: CrisisKind | null } = {
  CALL_TREE: null,
  TABLETOP: CrisisKind.TABLETOP,
  LIVE: CrisisKind.LIVE_DRILL,
};

/** How many drills of a kind and a quarter become evidence of a partner: rehearsal is cheap. */
export const MOST_A_QUARTER: { readonly [Kind in DrillKind]: number } = {
  CALL_TREE: 0,
  TABLETOP: 1,
  LIVE: 2,
};
