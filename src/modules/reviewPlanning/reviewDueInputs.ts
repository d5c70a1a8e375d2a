import { Field, InputType } from "type-graphql";
import { DayFilter, IdFilter } from "../../kernel/filters.js";

@InputType({ description: "Which reviews that are due; all conditions must hold." })
export class ReviewDueFilter {
  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => DayFilter, {
    nullable: true,
    description: "By the day on which they are due; where nothing is said, those that are due by then.",
  })
  dueOn?: DayFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Only partners that are reviewed more often than others, or only the others.",
  })
  close?: boolean | null;
}
