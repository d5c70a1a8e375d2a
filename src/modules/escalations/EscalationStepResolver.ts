import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Contract, contractById } from "../contracts/Contract.js";
import { Contact, contactById } from "../partners/Contact.js";
import { Team, teamById } from "../people/Team.js";
import { EscalationStep } from "./EscalationStep.js";

@Resolver(() => EscalationStep)
@Allow(Role.VIEWER)
export class EscalationStepResolver {
  @FieldResolver(() => Team, { nullable: true, description: "The team of ours that is called." })
  team(@Ctx() ctx: Context, @Root() { teamId }: EscalationStep): Promise<Team> | null {
    return teamId === null ? null : ctx.load(teamById, teamId);
  }

  @FieldResolver(() => Contact, { nullable: true, description: "The person at a partner who is called." })
  contact(@Ctx() ctx: Context, @Root() { contactId }: EscalationStep): Promise<Contact> | null {
    return contactId === null ? null : ctx.load(contactById, contactId);
  }

  @FieldResolver(() => Contact, { nullable: true, description: "Who stands in for that person." })
  deputy(@Ctx() ctx: Context, @Root() { deputyId }: EscalationStep): Promise<Contact> | null {
    return deputyId === null ? null : ctx.load(contactById, deputyId);
  }

  @FieldResolver(() => Contract, {
    nullable: true,
    description: "The contract that entitles us to that person; null where nobody has said.",
  })
  contract(@Ctx() ctx: Context, @Root() { contractId }: EscalationStep): Promise<Contract> | null {
    return contractId === null ? null : ctx.load(contractById, contractId);
  }
}
