import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { CapabilityEndInput, CapabilityUpsertInput, CapabilityVerifyInput } from "./capabilityInputs.js";
import { endCapability, upsertCapability, verifyCapability } from "./holdingService.js";
import { SkillHolding } from "./SkillHolding.js";

const holding = (): typeof SkillHolding => SkillHolding;
const CapabilityUpsertPayload = payloadOf("CapabilityUpsertPayload", "holding", holding);
const CapabilityVerifyPayload = payloadOf("CapabilityVerifyPayload", "holding", holding);
const CapabilityEndPayload = payloadOf("CapabilityEndPayload", "holding", holding);
const CapabilitiesUpsert = bulkOf("CapabilitiesUpsert", "holding", CapabilityUpsertInput, holding);
const CapabilitiesVerify = bulkOf("CapabilitiesVerify", "holding", CapabilityVerifyInput, holding);
const CapabilitiesEnd = bulkOf("CapabilitiesEnd", "holding", CapabilityEndInput, holding);
type Answer = Promise<Payload<"holding", SkillHolding>>;
type BulkAnswer = Promise<BulkPayload<"holding", SkillHolding>>;

@Resolver()
@Allow(Role.MANAGER)
export class CapabilityMutationsResolver {
  @Mutation(() => CapabilityUpsertPayload, {
    description:
      "Says that one of our people has a skill, or changes the holding of this id or reference, or else of this holder and skill.",
  })
  capabilityUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => CapabilityUpsertInput, { description: "Who can do what." })
    input: CapabilityUpsertInput,
  ): Answer {
    return answer(
      "holding",
      ctx.commit((tx) => upsertCapability(tx, input)),
    );
  }

  @Mutation(() => CapabilitiesUpsert.Payload, {
    description: "Adds or changes many holdings of skills, each as capabilityUpsert does.",
  })
  capabilitiesUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => CapabilitiesUpsert.Input, { description: "The rows." })
    input: BulkInput<CapabilityUpsertInput>,
  ): BulkAnswer {
    return runBulk(ctx, "holding", input, upsertCapability);
  }

  @Mutation(() => CapabilityVerifyPayload, { description: "Records that somebody made sure of a skill." })
  capabilityVerify(
    @Ctx() ctx: Context,
    @Arg("input", () => CapabilityVerifyInput, { description: "What was found." })
    input: CapabilityVerifyInput,
  ): Answer {
    return answer(
      "holding",
      ctx.commit((tx) => verifyCapability(tx, input)),
    );
  }

  @Mutation(() => CapabilitiesVerify.Payload, {
    description: "Records that somebody made sure of many skills, each as capabilityVerify does.",
  })
  capabilitiesVerify(
    @Ctx() ctx: Context,
    @Arg("input", () => CapabilitiesVerify.Input, { description: "The rows." })
    input: BulkInput<CapabilityVerifyInput>,
  ): BulkAnswer {
    return runBulk(ctx, "holding", input, verifyCapability);
  }

  @Mutation(() => CapabilityEndPayload, {
    description: "Records that somebody has a skill no longer, or will not from a day on.",
  })
  capabilityEnd(
    @Ctx() ctx: Context,
    @Arg("input", () => CapabilityEndInput, { description: "From when, and why." }) input: CapabilityEndInput,
  ): Answer {
    return answer(
      "holding",
      ctx.commit((tx) => endCapability(tx, input)),
    );
  }

  @Mutation(() => CapabilitiesEnd.Payload, {
    description: "Records the end of many holdings of skills, each as capabilityEnd does.",
  })
  capabilitiesEnd(
    @Ctx() ctx: Context,
    @Arg("input", () => CapabilitiesEnd.Input, { description: "The rows." })
    input: BulkInput<CapabilityEndInput>,
  ): BulkAnswer {
    return runBulk(ctx, "holding", input, endCapability);
  }
}
