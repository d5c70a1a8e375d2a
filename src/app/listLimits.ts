import { visit, type DocumentNode } from "graphql";
import { invalid } from "../kernel/DomainError.js";

/** No list of an input may hold more, whatever it is for; many have a smaller limit of their own. */
const MAX_LENGTH = 1_000;

/** @throws DomainError INVALID, with the list's path, for a list in the document or its variables that is too long. */
export function checkLists(document: DocumentNode, variables: Readonly<{ [name: string]: unknown }>): void {
  visit(document, { ListValue: ({ values }) => checkLength("a list in the document", values) });
  for (const [name, value] of Object.entries(variables)) checkValue(name, value);
}

function checkValue(path: string, value: unknown): void {
  if (Array.isArray(value)) checkLength(path, value);
  if (typeof value === "object" && value !== null)
    for (const [name, each] of Object.entries(value)) checkValue(`${path}.${name}`, each);
}

function checkLength(path: string, list: readonly unknown[]): void {
  if (list.length > MAX_LENGTH)
    throw invalid(path, `A list may hold at most ${MAX_LENGTH} values; this one has ${list.length}.`);
}
