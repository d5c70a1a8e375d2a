import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import { connectionOf } from "../../kernel/connectionOf.js";
import { DecisionKind } from "./ContractAlert.js";
import { ContractPeriod } from "./ContractPeriod.js";

/** An entry of the renewal calendar; it is worked out, and not stored. */
@ObjectType({
  description: "What must be decided about a contract by a day, or is due on it.",
  simpleResolvers: true,
})
export class ContractDecision {
  @Field(() => DecisionKind, { description: "What must be decided." })
  kind: DecisionKind;

  @Field(() => GraphQLLocalDate, { description: "The day by which it must be decided or done." })
  decideBy: string;

  @Field(() => ContractPeriod, {
    nullable: true,
    description: "The term that it is about; null for an obligation.",
  })
  term: ContractPeriod | null;

  @Field(() => String, { description: "What must be decided, as a sentence." })
  message: string;

  contractId: string;
  obligationId: string | null;
}

export const ContractDecisionConnection = connectionOf(ContractDecision, "ContractDecision");
