import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { OfferingProof, OfferingProofWithdrawal, withdrawalsByProof } from "./OfferingProof.js";

@Resolver(() => OfferingProof)
@Allow(Role.VIEWER)
export class OfferingProofWithdrawalResolver {
  @FieldResolver(() => [OfferingProofWithdrawal], {
    description: "By whom and why it was withdrawn; empty where it was not.",
  })
  withdrawn(@Ctx() ctx: Context, @Root() { id }: OfferingProof): Promise<OfferingProofWithdrawal[]> {
    return ctx.load(withdrawalsByProof, id);
  }
}
