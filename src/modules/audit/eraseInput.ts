import { GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";

@InputType({ description: "Whom to forget, and why." })
export class EraseInput {
  @Field(() => GraphQLUUID, { description: "The person's record." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { description: "Why; it stays, so it must not say anything about the person." })
  reason: string;
}
