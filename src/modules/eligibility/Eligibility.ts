import { Field, ObjectType, registerEnumType } from "type-graphql";
import { EligibilityCode, type EligibilityReason as Reason, type Verdict } from "./eligibilityRules.js";

registerEnumType(EligibilityCode, {
  name: "EligibilityCode",
  description: "Why we may buy from a partner, or not.",
  valuesConfig: {
    NOT_ACTIVE: { description: "The partner is no active partner of ours; this forbids it." },
    SUSPENDED: { description: "The partner let us down in a severe crisis; this forbids it." },
    ON_PROBATION: { description: "Trust in the partner is too low; this forbids it." },
    NOT_OFFERED_ANY_MORE: { description: "What the partner offered here is withdrawn; this forbids it." },
    CLAIM_EXPIRED: { description: "What the partner offered here has expired; this forbids it." },
    LEVEL_TOO_LOW: { description: "The partner does not reach the support level; this forbids it." },
    STANDING_TOO_LOW: { description: "The area is critical and the partner not trusted; this forbids it." },
    PROOF_EXPIRED: { description: "What proved the offering has expired; beware." },
    CLAIM_UNPROVEN: { description: "Nothing proves the offering at this level; beware." },
    PARTNER_UNPROVEN: { description: "Too little is known of the partner; beware." },
    ON_WATCH: { description: "Trust in the partner is low or has dropped; beware." },
    OFFERED: { description: "The partner offers it; this speaks for it." },
    PROVEN: { description: "The offering is proved at this level; this speaks for it." },
    TRUSTED: { description: "The partner is trusted; this speaks for it." },
    UNDER_CONTRACT: { description: "A contract in force entitles us to it already; this speaks for it." },
  },
});

@ObjectType({ description: "One reason for or against buying from a partner.", simpleResolvers: true })
class EligibilityReason implements Reason {
  @Field(() => EligibilityCode, { description: "The reason, for a program." })
  code: EligibilityCode;

  @Field(() => String, { description: "The same, for a person." })
  message: string;
}

@ObjectType({
  description: "Whether we may buy something from a partner, and why.",
  simpleResolvers: true,
})
export class Eligibility implements Verdict {
  partnerId: string;

  @Field(() => Boolean, { description: "Whether we may." })
  eligible: boolean;

  @Field(() => [EligibilityReason], {
    description: "Why: what forbids it first, then what to beware of, then what speaks for it.",
  })
  reasons: readonly EligibilityReason[];
}
