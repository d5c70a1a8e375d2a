import { GraphQLUUID } from "graphql-scalars";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { listAlerts } from "./alertQueries.js";
import { acknowledgeAlert } from "./alertService.js";
import { Contract, contractById } from "./Contract.js";
import { ContractAlert, ContractAlertConnection } from "./ContractAlert.js";
import { ContractAlertFilter } from "./contractListInputs.js";

@InputType({ description: "That somebody takes care of what an alert tells." })
class ContractAlertAcknowledgeInput {
  @Field(() => GraphQLUUID, { description: "The alert." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: "What there is to say about it." })
  note?: string | null;
}

const ContractAlertAcknowledgePayload = payloadOf(
  "ContractAlertAcknowledgePayload",
  "contractAlert",
  () => ContractAlert,
);

@Resolver(() => ContractAlert)
@Allow(Role.VIEWER)
export class ContractAlertResolver {
  @Query(() => ContractAlertConnection, {
    description: "What somebody was told that must be decided, the most urgent first.",
  })
  contractAlerts(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => ContractAlertFilter, { nullable: true, description: "Which ones." })
    filter?: ContractAlertFilter,
  ): Promise<Page<ContractAlert>> {
    return listAlerts(ctx, page, filter);
  }

  @FieldResolver(() => Contract, { description: "The contract that it is about." })
  contract(@Ctx() ctx: Context, @Root() { contractId }: ContractAlert): Promise<Contract> {
    return ctx.load(contractById, contractId);
  }

  @Mutation(() => ContractAlertAcknowledgePayload, {
    description: "Says that somebody takes care of what an alert tells.",
  })
  @Allow(Role.MANAGER)
  contractAlertAcknowledge(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractAlertAcknowledgeInput, { description: "Which alert." })
    input: ContractAlertAcknowledgeInput,
  ): Promise<Payload<"contractAlert", ContractAlert>> {
    return answer(
      "contractAlert",
      ctx.commit((tx) => acknowledgeAlert(tx, input)),
    );
  }
}
