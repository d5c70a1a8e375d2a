import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { EraseInput } from "../audit/eraseInput.js";
import { Contact } from "./Contact.js";
import { Partner, partnerById } from "./Partner.js";
import { ContactCreateInput, ContactUpdateInput, ContactUpsertInput } from "./partnerInputs.js";
import { createContact, eraseContact, updateContact } from "./partnerService.js";
import { upsertContact } from "./upsertPartner.js";

const ContactCreatePayload = payloadOf("ContactCreatePayload", "contact", () => Contact);
const ContactErasePayload = payloadOf("ContactErasePayload", "contact", () => Contact);
const ContactUpsertPayload = payloadOf("ContactUpsertPayload", "contact", () => Contact);
const ContactsUpsert = bulkOf("ContactsUpsert", "contact", ContactUpsertInput, () => Contact);
const ContactUpdatePayload = payloadOf("ContactUpdatePayload", "contact", () => Contact);

@Resolver(() => Contact)
@Allow(Role.VIEWER)
export class ContactResolver {
  @FieldResolver(() => Partner, { description: "Where the person works." })
  partner(@Ctx() ctx: Context, @Root() contact: Contact): Promise<Partner> {
    return ctx.load(partnerById, contact.partnerId);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know the person." })
  externalReferences(@Ctx() ctx: Context, @Root() contact: Contact): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, contact.id);
  }

  @Mutation(() => ContactCreatePayload, { description: "Adds a person at a partner." })
  @Allow(Role.MANAGER)
  contactCreate(
    @Ctx() ctx: Context,
    @Arg("input", () => ContactCreateInput, { description: "The person." }) input: ContactCreateInput,
  ): Promise<Payload<"contact", Contact>> {
    return answer(
      "contact",
      ctx.commit((tx) => createContact(tx, input)),
    );
  }

  @Mutation(() => ContactUpdatePayload, { description: "Changes what is said about a person at a partner." })
  @Allow(Role.MANAGER)
  contactUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => ContactUpdateInput, { description: "The change." }) input: ContactUpdateInput,
  ): Promise<Payload<"contact", Contact>> {
    return answer(
      "contact",
      ctx.commit((tx) => updateContact(tx, input)),
    );
  }
  @Mutation(() => ContactErasePayload, {
    description:
      "Forgets a person at a partner: the record and the audit keep that they were there, not who it was.",
  })
  @Allow(Role.ADMIN)
  contactErase(
    @Ctx() ctx: Context,
    @Arg("input", () => EraseInput, { description: "Whom, and why." }) input: EraseInput,
  ): Promise<Payload<"contact", Contact>> {
    return answer(
      "contact",
      ctx.commit((tx) => eraseContact(tx, input)),
    );
  }

  @Mutation(() => ContactUpsertPayload, {
    description:
      "Changes the person that has this id, reference, or else this partner and name, or adds them.",
  })
  @Allow(Role.MANAGER)
  contactUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => ContactUpsertInput, { description: "The person." }) input: ContactUpsertInput,
  ): Promise<Payload<"contact", Contact>> {
    return answer(
      "contact",
      ctx.commit((tx) => upsertContact(tx, input)),
    );
  }

  @Mutation(() => ContactsUpsert.Payload, {
    description: "Changes or adds many people at partners, each as contactUpsert does.",
  })
  @Allow(Role.MANAGER)
  contactsUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => ContactsUpsert.Input, { description: "The rows." })
    input: BulkInput<ContactUpsertInput>,
  ): Promise<BulkPayload<"contact", Contact>> {
    return runBulk(ctx, "contact", input, upsertContact);
  }
}
