import {
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { invalid } from "../../kernel/DomainError.js";

/** What a document would be with every fragment put in where it is spread. */
export interface DocumentShape {
  readonly operations: number;
  /** Fields, aliases and directives of all operations. */
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  /** The levels of fields below each other, of the deepest operation. */
  readonly depth: number;
}

type Counts = Omit<DocumentShape, "operations">;

const NOTHING: Counts = { fields: 0, aliases: 0, directives: 0, depth: 0 };

/** The fragments of a document by their names. */
export function fragmentsOf({ definitions }: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    definitions
      .filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );
}

/** Where the reading of a document starts: its operations, and the fragments that nothing spreads. */
export function rootsOf(document: DocumentNode): (OperationDefinitionNode | FragmentDefinitionNode)[] {
  const spread = new Set<string>();
  visit(document, { FragmentSpread: ({ name }) => void spread.add(name.value) });
  return document.definitions.filter(
    (each): each is OperationDefinitionNode | FragmentDefinitionNode =>
      each.kind === Kind.OPERATION_DEFINITION ||
      (each.kind === Kind.FRAGMENT_DEFINITION && !spread.has(each.name.value)),
  );
}

/**
 * Measures a document, valid or not. Each fragment is measured once, however often it is spread, so the work grows with
 * the text and not with what it expands to.
 * @throws DomainError INVALID for fragments that spread each other in a circle.
 */
export function shapeOf(document: DocumentNode): DocumentShape {
  const fragments = fragmentsOf(document);
  const measured = new Map<string, Counts>();
  const open = new Set<string>();

  const ofFragment = (name: string): Counts => {
    const fragment = fragments.get(name);
    if (!fragment) return NOTHING; // validation names it
    if (open.has(name)) throw invalid("query", `The fragment "${name}" spreads itself.`);
    open.add(name);
    const counts =
      measured.get(name) ?? plus(ofSelections(fragment.selectionSet), directivesOf(fragment), same);
    open.delete(name);
    measured.set(name, counts);
    return counts;
  };
  const ofSelection = (node: SelectionNode): Counts => {
    if (node.kind === Kind.FRAGMENT_SPREAD)
      return plus(ofFragment(node.name.value), directivesOf(node), same);
    const inner = ofSelections(node.selectionSet);
    if (node.kind === Kind.INLINE_FRAGMENT) return plus(inner, directivesOf(node), same);
    const own = { ...directivesOf(node), fields: 1, aliases: node.alias ? 1 : 0, depth: 1 };
    return plus(inner, own, (below, self) => below + self);
  };
  const ofSelections = (set: SelectionSetNode | undefined): Counts =>
    (set?.selections ?? []).map(ofSelection).reduce((all, each) => plus(all, each, Math.max), NOTHING);

  for (const name of fragments.keys()) ofFragment(name); // a circle may be out of reach of every operation
  const roots = rootsOf(document);
  const counts = roots
    .map((each) => plus(ofSelections(each.selectionSet), directivesOf(each), same))
    .reduce((all, each) => plus(all, each, Math.max), NOTHING);
  return { operations: roots.length, ...counts };
}

const same = (inner: number): number => inner;

const plus = (one: Counts, two: Counts, depth: (one: number, two: number) => number): Counts => ({
  fields: one.fields + two.fields,
  aliases: one.aliases + two.aliases,
  directives: one.directives + two.directives,
  depth: depth(one.depth, two.depth),
});

const directivesOf = ({ directives }: { directives?: readonly unknown[] }): Counts => ({
  ...NOTHING,
  directives: directives?.length ?? 0,
});

/** The fields of an answer with one name at one place: those that will be merged. */
export type FieldGroup = readonly [FieldNode, ...FieldNode[]];

/**
 * Gathers the fields of selections by their names in the answer, with fragments put in. Only for a document whose shape
 * was found small and free of circles.
 */
export function fieldGroups(
  sets: readonly (SelectionSetNode | undefined)[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): ReadonlyMap<string, FieldGroup> {
  const groups = new Map<string, [FieldNode, ...FieldNode[]]>();
  const gather = (set: SelectionSetNode | undefined): void => {
    for (const node of set?.selections ?? []) {
      if (node.kind === Kind.INLINE_FRAGMENT) gather(node.selectionSet);
      else if (node.kind === Kind.FRAGMENT_SPREAD) gather(fragments.get(node.name.value)?.selectionSet);
      else {
        const name = (node.alias ?? node.name).value;
        const group = groups.get(name);
        if (group) group.push(node);
        else groups.set(name, [node]);
      }
    }
  };
  sets.forEach(gather);
  return groups;
}
