import { Extensions } from "type-graphql";

const KEY = "usualSize";

/**
 * Says how many things a plain list holds as a rule, for the cost of a query (docs/limits.md); 10 where nothing is said.
 * It matters where lists stand inside lists.
 */
export const UsualSize = (size: number): PropertyDecorator & MethodDecorator => Extensions({ [KEY]: size });

/** What a field's list was said to hold as a rule, or null. */
export function usualSizeOf({ extensions }: { readonly extensions: object }): number | null {
  const size = (extensions as { [name: string]: unknown })[KEY];
  return typeof size === "number" ? size : null;
}
