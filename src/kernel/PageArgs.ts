import { ArgsType, Field, Int } from "type-graphql";

/** How a page is asked for. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: "How many to give, 1 to 100; 20 where nothing is said." })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Give what follows this cursor, the endCursor of the page before.",
  })
  after?: string | null;
}
