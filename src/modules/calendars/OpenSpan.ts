import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "A time without a break in which a calendar is open.", simpleResolvers: true })
export class OpenSpan {
  @Field(() => Date, { description: "When it begins." })
  start: Date;

  @Field(() => Date, { description: "When it ends, which is not part of it." })
  end: Date;
}
