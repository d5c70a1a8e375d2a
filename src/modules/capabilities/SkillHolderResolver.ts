import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Person, personById } from "../people/Person.js";
import { CapabilityHolderIdentifyInput } from "./capabilityInputs.js";
import { identifyHolder } from "./holderService.js";
import { SkillHolder } from "./SkillHolder.js";
import { SkillVerification } from "./SkillVerification.js";

const CapabilityHolderIdentifyPayload = payloadOf(
  "CapabilityHolderIdentifyPayload",
  "holder",
  () => SkillHolder,
);

@Resolver(() => SkillHolder)
@Allow(Role.ADMIN)
export class SkillHolderResolver {
  @FieldResolver(() => Person, { nullable: true, description: "Who it is; null where nobody has said." })
  person(@Ctx() ctx: Context, @Root() { personId }: SkillHolder): Promise<Person> | null {
    return personId === null ? null : ctx.load(personById, personId);
  }

  @FieldResolver(() => [ExternalReference], {
    description: "The pseudonyms under which other systems know it.",
  })
  externalReferences(@Ctx() ctx: Context, @Root() { id }: SkillHolder): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, id);
  }

  @Mutation(() => CapabilityHolderIdentifyPayload, {
    description: "Says for which person a holder of skills stands, or takes it back.",
  })
  capabilityHolderIdentify(
    @Ctx() ctx: Context,
    @Arg("input", () => CapabilityHolderIdentifyInput, { description: "Who is who." })
    { personId = null, ...input }: CapabilityHolderIdentifyInput,
  ): Promise<Payload<"holder", SkillHolder>> {
    return answer(
      "holder",
      ctx.commit((tx) => identifyHolder(tx, { ...input, personId })),
    );
  }
}

@Resolver(() => SkillVerification)
@Allow(Role.MANAGER)
export class SkillVerificationResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description: "Who made sure; null for nobody whom we know.",
  })
  verifier(@Ctx() ctx: Context, @Root() { verifierId }: SkillVerification): Promise<Person> | null {
    return verifierId === null ? null : ctx.load(personById, verifierId);
  }
}
