import { decodeCursor, encodeCursor } from "../../kernel/cursors.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { sizeOf, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { findPartner } from "../partners/partnerQueries.js";
import {
  decisionsWithin,
  placeOf,
  subjectOf,
  type CalendarWindow,
  type ContractDecision,
} from "./renewalCalendar.js";

const ORDER = "DECIDE_BY";

/**
 * A page of what must be decided by when, the most urgent first.
 * @throws DomainError INVALID for a wrong time, size or cursor, NOT_FOUND at "partnerId".
 */
export async function renewalCalendarPage(
  reader: Reader,
  { partnerId, ...window }: CalendarWindow,
  args: PageArgs,
): Promise<Page<ContractDecision>> {
  const size = sizeOf(args.first);
  const after = args.after ?? null;
  const follows = after === null ? (): boolean => true : following(after);
  const partner = partnerId ? await findPartner(reader, partnerId, "partnerId") : null;
  const all = await decisionsWithin(reader, { ...window, partnerId: partner?.id ?? null });
  const left = all.filter(follows);
  const edges = left.slice(0, size).map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: left.length > size,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => Promise.resolve(all.length),
  };
}

const cursorOf = (decision: ContractDecision): string =>
  encodeCursor(ORDER, placeOf(decision), subjectOf(decision));

function following(cursor: string): (decision: ContractDecision) => boolean {
  const { value, id } = decodeCursor(cursor, ORDER);
  return (decision) => `${placeOf(decision)} ${subjectOf(decision)}` > `${value} ${id}`;
}
