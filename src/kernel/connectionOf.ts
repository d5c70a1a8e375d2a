import { Field, Int, ObjectType, type ClassType } from "type-graphql";
import type { Page } from "./pages.js";

@ObjectType({ description: "Where a page stands in its list." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether more follow." })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: "Whether something comes before." })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: "The cursor of the first node." })
  startCursor: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The cursor of the last node: send it as `after` for the next page.",
  })
  endCursor: string | null;
}

/**
 * The connection type of a record, after Relay's specification (https://relay.dev/graphql/connections.htm), with
 * `nodes` beside `edges`.
 */
export function connectionOf<Row extends object>(node: ClassType<Row>, name: string): ClassType<Page<Row>> {
  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: "The place in the list." })
    cursor: string;

    @Field(() => node, { description: `The ${name}.` })
    node: Row;
  }

  @ObjectType(`${name}Connection`, {
    description: `One page of a list of ${name} records.`,
    simpleResolvers: true,
  })
  class Connection {
    @Field(() => [node], { description: "The records of this page." })
    nodes: Row[];

    @Field(() => [Edge], { description: "The records of this page, each with its cursor." })
    edges: Edge[];

    @Field(() => PageInfo, { description: "Where this page stands in the list." })
    pageInfo: PageInfo;

    // A function on the page object: graphql calls it only when the field is asked for.
    @Field(() => Int, { description: "How many there are in the whole list; counted only when asked for." })
    totalCount: () => Promise<number>;
  }

  return Connection;
}
