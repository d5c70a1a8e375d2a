import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Contract } from "./Contract.js";
import {
  ContractDocumentAddInput,
  ContractPartRemoveInput,
  ContractPartyAddInput,
  ContractPaymentRecordInput,
} from "./contractActionInputs.js";
import { addDocument, addParty, recordPayment, removeDocument, removeParty } from "./contractPartsService.js";
import {
  EntitlementAddInput,
  EntitlementEndInput,
  ObligationAddInput,
  ObligationFulfilInput,
} from "./dutyInputs.js";
import { addEntitlement, endEntitlement } from "./entitlementService.js";
import { addObligation, fulfilObligation } from "./obligationService.js";

const ContractPaymentRecordPayload = payloadOf("ContractPaymentRecordPayload", "contract", () => Contract);
const ContractDocumentAddPayload = payloadOf("ContractDocumentAddPayload", "contract", () => Contract);
const ContractDocumentRemovePayload = payloadOf("ContractDocumentRemovePayload", "contract", () => Contract);
const ContractPartyAddPayload = payloadOf("ContractPartyAddPayload", "contract", () => Contract);
const ContractPartyRemovePayload = payloadOf("ContractPartyRemovePayload", "contract", () => Contract);
const EntitlementAddPayload = payloadOf("EntitlementAddPayload", "contract", () => Contract);
const EntitlementEndPayload = payloadOf("EntitlementEndPayload", "contract", () => Contract);
const ObligationAddPayload = payloadOf("ObligationAddPayload", "contract", () => Contract);
const ObligationFulfilPayload = payloadOf("ObligationFulfilPayload", "contract", () => Contract);
type Answer = Promise<Payload<"contract", Contract>>;

/** Each answers with the contract, whose version every change counts up. */
@Resolver()
@Allow(Role.MANAGER)
export class ContractPartMutationsResolver {
  @Mutation(() => ContractPaymentRecordPayload, {
    description: "Records money that was paid under a contract.",
  })
  contractPaymentRecord(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractPaymentRecordInput, { description: "The payment." })
    input: ContractPaymentRecordInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => recordPayment(tx, input)),
    );
  }

  @Mutation(() => ContractDocumentAddPayload, {
    description: "Adds the address of a document to a contract.",
  })
  contractDocumentAdd(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractDocumentAddInput, { description: "The document." })
    input: ContractDocumentAddInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => addDocument(tx, input)),
    );
  }

  @Mutation(() => ContractDocumentRemovePayload, {
    description: "Takes the address of a document away from a contract.",
  })
  contractDocumentRemove(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractPartRemoveInput, { description: "Which document." })
    input: ContractPartRemoveInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => removeDocument(tx, input)),
    );
  }

  @Mutation(() => ContractPartyAddPayload, {
    description: "Names another partner that has a part in a contract.",
  })
  contractPartyAdd(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractPartyAddInput, { description: "The partner and its part." })
    input: ContractPartyAddInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => addParty(tx, input)),
    );
  }

  @Mutation(() => ContractPartyRemovePayload, { description: "Takes another partner out of a contract." })
  contractPartyRemove(
    @Ctx() ctx: Context,
    @Arg("input", () => ContractPartRemoveInput, { description: "Which part of which partner." })
    input: ContractPartRemoveInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => removeParty(tx, input)),
    );
  }

  @Mutation(() => EntitlementAddPayload, {
    description: "Says what a contract entitles us to in a service area.",
  })
  entitlementAdd(
    @Ctx() ctx: Context,
    @Arg("input", () => EntitlementAddInput, { description: "The entitlement." }) input: EntitlementAddInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => addEntitlement(tx, input)),
    );
  }

  @Mutation(() => EntitlementEndPayload, { description: "Ends an entitlement on a day." })
  entitlementEnd(
    @Ctx() ctx: Context,
    @Arg("input", () => EntitlementEndInput, { description: "Which, and when." }) input: EntitlementEndInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => endEntitlement(tx, input)),
    );
  }

  @Mutation(() => ObligationAddPayload, { description: "Says what one side of a contract must do by a day." })
  obligationAdd(
    @Ctx() ctx: Context,
    @Arg("input", () => ObligationAddInput, { description: "The obligation." }) input: ObligationAddInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => addObligation(tx, input)),
    );
  }

  @Mutation(() => ObligationFulfilPayload, {
    description: "Records that an obligation was met for one of its days.",
  })
  obligationFulfil(
    @Ctx() ctx: Context,
    @Arg("input", () => ObligationFulfilInput, { description: "Which, and when." })
    input: ObligationFulfilInput,
  ): Answer {
    return answer(
      "contract",
      ctx.commit((tx) => fulfilObligation(tx, input)),
    );
  }
}
