import { GraphQLUUID } from "graphql-scalars";
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Contact, contactsByPartner } from "./Contact.js";
import { Partner, partnerById } from "./Partner.js";
import { PartnerCreateInput, PartnerUpdateInput, PartnerUpsertInput } from "./partnerInputs.js";
import { findPartner } from "./partnerQueries.js";
import { createPartner, updatePartner } from "./partnerService.js";
import { upsertPartner } from "./upsertPartner.js";

const PartnerCreatePayload = payloadOf("PartnerCreatePayload", "partner", () => Partner);
const PartnerUpsertPayload = payloadOf("PartnerUpsertPayload", "partner", () => Partner);
const PartnersUpsert = bulkOf("PartnersUpsert", "partner", PartnerUpsertInput, () => Partner);
const PartnerUpdatePayload = payloadOf("PartnerUpdatePayload", "partner", () => Partner);

@Resolver(() => Partner)
@Allow(Role.VIEWER)
export class PartnerResolver {
  @Query(() => Partner, {
    nullable: true,
    description: "One partner; the id of a merged one gives what it became part of.",
  })
  partner(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The partner." }) id: string,
  ): Promise<Partner> {
    return findPartner(ctx, id);
  }

  @FieldResolver(() => [Contact], { description: "The people to call there, by name." })
  contacts(@Ctx() ctx: Context, @Root() partner: Partner): Promise<Contact[]> {
    return ctx.load(contactsByPartner, partner.id);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know the partner." })
  externalReferences(@Ctx() ctx: Context, @Root() partner: Partner): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, partner.id);
  }

  @FieldResolver(() => Partner, { nullable: true, description: "The partner that this one belongs to." })
  parent(@Ctx() ctx: Context, @Root() { parentId }: Partner): Promise<Partner> | null {
    return parentId === null ? null : ctx.load(partnerById, parentId);
  }

  @Mutation(() => PartnerCreatePayload, { description: "Adds a partner." })
  @Allow(Role.MANAGER)
  partnerCreate(
    @Ctx() ctx: Context,
    @Arg("input", () => PartnerCreateInput, { description: "The partner." }) input: PartnerCreateInput,
  ): Promise<Payload<"partner", Partner>> {
    return answer(
      "partner",
      ctx.commit((tx) => createPartner(tx, input)),
    );
  }

  @Mutation(() => PartnerUpdatePayload, { description: "Changes what is said about a partner." })
  @Allow(Role.MANAGER)
  partnerUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => PartnerUpdateInput, { description: "The change." }) input: PartnerUpdateInput,
  ): Promise<Payload<"partner", Partner>> {
    return answer(
      "partner",
      ctx.commit((tx) => updatePartner(tx, input)),
    );
  }

  @Mutation(() => PartnerUpsertPayload, {
    description: "Changes the partner that has this id, reference or else this name, or adds it.",
  })
  @Allow(Role.MANAGER)
  partnerUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => PartnerUpsertInput, { description: "The partner." }) input: PartnerUpsertInput,
  ): Promise<Payload<"partner", Partner>> {
    return answer(
      "partner",
      ctx.commit((tx) => upsertPartner(tx, input)),
    );
  }

  @Mutation(() => PartnersUpsert.Payload, {
    description: "Changes or adds many partners, each as partnerUpsert does.",
  })
  @Allow(Role.MANAGER)
  partnersUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => PartnersUpsert.Input, { description: "The rows." })
    input: BulkInput<PartnerUpsertInput>,
  ): Promise<BulkPayload<"partner", Partner>> {
    return runBulk(ctx, "partner", input, upsertPartner);
  }
}
