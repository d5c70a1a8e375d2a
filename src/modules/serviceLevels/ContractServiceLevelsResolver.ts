import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Contract } from "../contracts/Contract.js";
import { ServiceLevel, serviceLevelsByContract } from "./ServiceLevel.js";

@Resolver(() => Contract)
@Allow(Role.VIEWER)
export class ContractServiceLevelsResolver {
  @FieldResolver(() => [ServiceLevel], {
    description: "What it promises for each severity, the worst first, also what is over.",
  })
  serviceLevels(@Ctx() ctx: Context, @Root() { id }: Contract): Promise<ServiceLevel[]> {
    return ctx.load(serviceLevelsByContract, id);
  }
}
