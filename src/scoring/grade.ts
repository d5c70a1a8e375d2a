import { GRADES, type Grade, type ScoringPolicy } from "./policy.js";

/** The least trust of each grade, the best first. */
const lineOf = (grade: Grade, { grades }: ScoringPolicy): number => (grade === "E" ? 0 : grades[grade]);

/**
 * The grade of a reported trust. A change from the last sealed grade must reach a margin beyond each line that it
 * crosses, so that a grade does not flicker about a line.
 * @param previous The last sealed grade, or null where there is none.
 */
export function gradeOf(trust: number, previous: Grade | null, policy: ScoringPolicy): Grade {
  const { margin } = policy.grades;
  const plain = GRADES.find((grade) => trust >= lineOf(grade, policy)) ?? "E";
  if (previous === null) return plain;
  let at = GRADES.indexOf(previous);
  const line = (place: number): number => lineOf(GRADES[place] ?? "E", policy);
  while (at > 0 && trust >= line(at - 1) + margin) at--;
  while (at < GRADES.length - 1 && trust < line(at) - margin) at++;
  return GRADES[at] ?? plain;
}
