import { parse, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from "graphql";
import { invalid } from "../../kernel/DomainError.js";
import { fieldGroups, fragmentsOf, rootsOf, shapeOf, type DocumentShape } from "./documentShape.js";
import { checkNesting, MAX_TOKENS } from "./nesting.js";

/** The most that a document may have of each, with its fragments put in; why, stands in docs/limits.md. */
export const DOCUMENT_LIMITS: Readonly<DocumentShape> = {
  operations: 20,
  fields: 5_000,
  aliases: 50,
  directives: 50,
  depth: 20,
};
export const MAX_ROOT_FIELDS = 20;
export const MAX_REPEATS = 100;

/**
 * Refuses a document that would be dear to validate or to run, by its text alone. Validation compares every two fields
 * that come to the same place, so how many do is limited too.
 * @returns It, parsed, and how many fields it has with its fragments put in.
 * @throws DomainError INVALID, naming the limit.
 * @throws GraphQLError where it cannot be parsed.
 */
export function checkDocument(text: string): { document: DocumentNode; fields: number } {
  checkNesting(text);
  const document = parse(text, { maxLexicalTokens: MAX_TOKENS });
  const shape = shapeOf(document);
  for (const [what, limit] of Object.entries(DOCUMENT_LIMITS)) {
    const found = shape[what as keyof DocumentShape];
    if (found > limit)
      throw invalid(
        "query",
        `The document has ${what === "depth" ? `a depth of ${found}` : `${found} ${what}`}, fragments put in; the limit is ${limit}.`,
      );
  }
  checkPlaces(document);
  return { document, fields: shape.fields };
}

function checkPlaces(document: DocumentNode): void {
  const fragments = fragmentsOf(document);
  for (const { selectionSet } of rootsOf(document)) {
    const roots = fieldGroups([selectionSet], fragments).size;
    if (roots > MAX_ROOT_FIELDS)
      throw invalid("query", `The document asks for ${roots} root fields; the limit is ${MAX_ROOT_FIELDS}.`);
    checkRepeats([selectionSet], fragments);
  }
}

function checkRepeats(
  sets: readonly (SelectionSetNode | undefined)[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  for (const [name, group] of fieldGroups(sets, fragments)) {
    if (group.length > MAX_REPEATS)
      throw invalid(
        "query",
        `The document asks ${group.length} times for "${name}" at one place; the limit is ${MAX_REPEATS}.`,
      );
    checkRepeats(
      group.map((each) => each.selectionSet),
      fragments,
    );
  }
}
