import { Field, InputType, ObjectType } from "type-graphql";
import { Dimension } from "../evidence/Dimension.js";

/** Why a dimension got its stars. Kept inside its review, since it says nothing without the stars. */
@ObjectType({ description: "Why a dimension got its stars.", simpleResolvers: true })
@InputType("RatingReasonInput", { description: "Why a dimension gets its stars." })
export class RatingReason {
  @Field(() => Dimension, { description: "The dimension; one that is rated." })
  dimension: Dimension;

  @Field(() => String, { description: "The reason, in two words or more." })
  text: string;
}
