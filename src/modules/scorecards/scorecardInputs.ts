import { Field, InputType, registerEnumType } from "type-graphql";
import { Direction } from "../../kernel/Direction.js";
import { enumFilterOf, IdFilter, type EnumFilter } from "../../kernel/filters.js";
import { QuarterScalar, type Quarter } from "../../kernel/Quarter.js";
import type { Standing } from "../partners/CurrentStanding.js";
import { StandingFilter } from "../partners/partnerInputs.js";
import { Grade } from "./Scorecard.js";

const GradeFilter = enumFilterOf(Grade, "Grade");

@InputType({ description: "Which scorecards; all conditions must hold." })
export class ScorecardFilter {
  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => StandingFilter, { nullable: true, description: "By standing." })
  standing?: EnumFilter<Standing> | null;

  @Field(() => GradeFilter, { nullable: true, description: "By grade." })
  grade?: EnumFilter<Grade> | null;
}

/** What scorecards can be ordered by. */
export enum ScorecardOrderField {
  LOWER = "LOWER",
  TRUST = "TRUST",
  PARTNER_NAME = "PARTNER_NAME",
}
registerEnumType(ScorecardOrderField, {
  name: "ScorecardOrderField",
  description: "What scorecards can be ordered by.",
  valuesConfig: {
    LOWER: { description: "The lower bound of trust, which is how partners are ranked." },
    TRUST: { description: "Trust itself." },
    PARTNER_NAME: { description: "The partner's name, without case, punctuation and legal form." },
  },
});

@InputType({ description: "How scorecards are ordered; the id breaks ties." })
export class ScorecardOrder {
  @Field(() => ScorecardOrderField, { description: "By what." })
  field: ScorecardOrderField;

  @Field(() => Direction, { description: "In which direction." })
  direction: Direction;
}

@InputType({ description: "A quarter to seal." })
export class ScorecardsPublishInput {
  @Field(() => QuarterScalar, { description: "The quarter; it must be over." })
  quarter: Quarter;
}
