import { GraphQLLocalDate } from "graphql-scalars";
import { Field, InputType, registerEnumType } from "type-graphql";
import { Direction } from "../../kernel/Direction.js";
import { DayFilter, enumFilterOf, IdFilter, TextFilter, type EnumFilter } from "../../kernel/filters.js";
import { ContractKind } from "./Contract.js";
import { DecisionKind } from "./ContractAlert.js";
import { ContractState } from "./ContractState.js";
import { RenewalMode } from "./RenewalMode.js";

const ContractKindFilter = enumFilterOf(ContractKind, "ContractKind");
const ContractStateFilter = enumFilterOf(ContractState, "ContractState");
const RenewalModeFilter = enumFilterOf(RenewalMode, "RenewalMode");
const DecisionKindFilter = enumFilterOf(DecisionKind, "DecisionKind");

@InputType({ description: "Which contracts; all conditions must hold." })
export class ContractFilter {
  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => ContractKindFilter, { nullable: true, description: "By kind." })
  kind?: EnumFilter<ContractKind> | null;

  @Field(() => ContractStateFilter, { nullable: true, description: "By their state on `asOf`." })
  state?: EnumFilter<ContractState> | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The day whose states are asked for; today where nothing is said.",
  })
  asOf?: string | null;

  @Field(() => IdFilter, {
    nullable: true,
    description: "By a service area that they entitle us to help in.",
  })
  serviceAreaId?: IdFilter | null;

  @Field(() => DayFilter, { nullable: true, description: "By the first day." })
  startsOn?: DayFilter | null;

  @Field(() => DayFilter, {
    nullable: true,
    description:
      "By the last day that is agreed, or on which notice takes effect; those without an end have none.",
  })
  endsOn?: DayFilter | null;

  @Field(() => RenewalModeFilter, { nullable: true, description: "By what becomes of them at the end." })
  renewalMode?: EnumFilter<RenewalMode> | null;

  @Field(() => TextFilter, { nullable: true, description: "By number." })
  number?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By title." })
  title?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By department." })
  department?: TextFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By the agreement that they hang under." })
  parentId?: IdFilter | null;
}

/** What contracts can be ordered by. */
export enum ContractOrderField {
  ENDS_ON = "ENDS_ON",
  STARTS_ON = "STARTS_ON",
  TITLE = "TITLE",
  VALUE = "VALUE",
}
registerEnumType(ContractOrderField, {
  name: "ContractOrderField",
  description: "What contracts can be ordered by.",
  valuesConfig: {
    ENDS_ON: {
      description:
        "The last day that is agreed, or on which notice takes effect; those without an end are last.",
    },
    STARTS_ON: { description: "The first day." },
    TITLE: { description: "The title, without case and punctuation." },
    VALUE: {
      description: "The amount of the value, whatever its currency; those without one are lowest.",
    },
  },
});

@InputType({ description: "How contracts are ordered; the id breaks ties." })
export class ContractOrder {
  @Field(() => ContractOrderField, { description: "By what." })
  field: ContractOrderField;

  @Field(() => Direction, { description: "In which direction." })
  direction: Direction;
}

@InputType({ description: "Which alerts; all conditions must hold." })
export class ContractAlertFilter {
  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By contract." })
  contractId?: IdFilter | null;

  @Field(() => DecisionKindFilter, { nullable: true, description: "By kind." })
  kind?: EnumFilter<DecisionKind> | null;

  @Field(() => DayFilter, { nullable: true, description: "By the day by which it must be decided." })
  decideBy?: DayFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether somebody takes care of it; all are shown where nothing is said.",
  })
  acknowledged?: boolean | null;
}
