import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { amendContract } from "./amendService.js";
import { Contract } from "./Contract.js";
import { ContractAmendInput, ContractRenewInput, ContractTerminateInput } from "./contractActionInputs.js";
import { ContractCreateInput, ContractUpdateInput, ContractUpsertInput } from "./contractInputs.js";
import { createContract, updateContract, upsertContract } from "./contractService.js";
import { renewContract } from "./renewService.js";
import { terminateContract } from "./terminateService.js";

const ContractCreatePayload = payloadOf("ContractCreatePayload", "contract", () => Contract);
const ContractUpdatePayload = payloadOf("ContractUpdatePayload", "contract", () => Contract);
const ContractUpsertPayload = payloadOf("ContractUpsertPayload", "contract", () => Contract);
const ContractRenewPayload = payloadOf("ContractRenewPayload", "contract", () => Contract);
const ContractAmendPayload = payloadOf("ContractAmendPayload", "contract", () => Contract);
const ContractTerminatePayload = payloadOf("ContractTerminatePayload", "contract", () => Contract);
const ContractsUpsert = bulkOf("ContractsUpsert", "contract", ContractUpsertInput, () => Contract);
type Answer = Promise<Payload<"contract", Contract>>;

/** Each answers with the contract, whose version every change counts up. */
@Resolver()
@Allow(Role.MANAGER)
export class ContractMutationsResolver {
  @Mutation(() => ContractCreatePayload, { description: "Adds a contract with its first term." })
  contractCreate(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractCreateInput, { description: "The contract." }) input: ContractCreateInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => createContract(tx, input)),
    );
  }

  @Mutation(() => ContractUpdatePayload, {
    description: "Changes what is said about a contract, its first term included.",
  })
  contractUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractUpdateInput, { description: "The change." }) input: ContractUpdateInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => updateContract(tx, input)),
    );
  }

  @Mutation(() => ContractUpsertPayload, {
    description: "Adds a contract, or changes the one that has one of these references.",
  })
  contractUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractUpsertInput, { description: "The contract." }) input: ContractUpsertInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => upsertContract(tx, input)),
    );
  }

  @Mutation(() => ContractRenewPayload, { description: "Agrees a further term of a contract." })
  contractRenew(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractRenewInput, { description: "The term." }) input: ContractRenewInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => renewContract(tx, input)),
    );
  }

  @Mutation(() => ContractAmendPayload, { description: "Agrees a change of a contract." })
  contractAmend(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractAmendInput, { description: "The amendment." }) input: ContractAmendInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => amendContract(tx, input)),
    );
  }

  @Mutation(() => ContractTerminatePayload, { description: "Ends a contract by notice." })
  contractTerminate(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractTerminateInput, { description: "The notice." }) input: ContractTerminateInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => terminateContract(tx, input)),
    );
  }

  @Mutation(() => ContractsUpsert.Payload, { description: "The same as contractUpsert for many contracts." })
  contractsUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractsUpsert.Input, { description: "The contracts." })
    input: BulkInput<ContractUpsertInput>,
  ): Promise<BulkPayload<"contract", Contract>> {
    return runBulk(ctx, "contract", input, upsertContract);
  }
}
