import { textsIn } from "./cells.js";
import type { Source } from "./Source.js";
import type { Condition } from "./valueSchema.js";

/** Whether all conditions hold of a row; with none they do. A column that holds a list passes if one element does. */
export const hold = (conditions: readonly Condition[] | undefined, source: Source): boolean =>
  (conditions ?? []).every((condition) => holds(condition, source));

function holds({ column, equals, present, matches }: Condition, source: Source): boolean {
  const texts = textsIn(source, column, column);
  if (present !== undefined) return present === texts.length > 0;
  if (matches !== undefined) return texts.some((text) => new RegExp(matches, "u").test(text));
  return texts.some((text) => (equals ?? []).includes(text));
}
