import { Field, InputType, ObjectType } from "type-graphql";
import { DecimalScalar } from "../../kernel/Money.js";

const TIER = "What a partner owes back where it kept fewer promises of a month than that.";

/** One class for the answer and the input: both say the same. */
@ObjectType("CreditTier", { description: TIER, simpleResolvers: true })
@InputType("CreditTierInput", { description: TIER })
export class CreditTier {
  @Field(() => DecimalScalar, {
    description: "It holds where less than this share was kept, in percent, above 0 and at most 100.",
  })
  belowPercent: string;

  @Field(() => DecimalScalar, {
    description: "How much of the month's fee is owed back then, in percent, above 0 and at most 100.",
  })
  creditPercent: string;
}
