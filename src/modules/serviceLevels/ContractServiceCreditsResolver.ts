import { GraphQLLocalDate } from "graphql-scalars";
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { UsualSize } from "../../kernel/usualSize.js";
import { Contract } from "../contracts/Contract.js";
import { creditsWithin } from "./creditQueries.js";
import { ServiceCredit } from "./ServiceCredit.js";
import { creditTermsByContract, ServiceCreditTerms } from "./ServiceCreditTerms.js";

@ArgsType()
class MonthsArgs {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "Any day of the first month; so that there are twelve where nothing is said.",
  })
  from?: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "Any day of the last month, at most sixty later; today where nothing is said.",
  })
  until?: string | null;
}

@Resolver(() => Contract)
@Allow(Role.VIEWER)
export class ContractServiceCreditsResolver {
  @FieldResolver(() => [ServiceCreditTerms], {
    description:
      "What it says about money that is owed back where service levels are missed, the earliest first.",
  })
  serviceCreditTerms(@Ctx() ctx: Context, @Root() { id }: Contract): Promise<ServiceCreditTerms[]> {
    return ctx.load(creditTermsByContract, id);
  }

  @FieldResolver(() => [ServiceCredit], {
    description: "What is owed back for each month in which it says something about that, in their order.",
  })
  @UsualSize(12)
  serviceCredits(
    @Ctx() ctx: Context,
    @Root() { id }: Contract,
    @Args(() => MonthsArgs) months: MonthsArgs,
  ): Promise<ServiceCredit[]> {
    return creditsWithin(ctx, id, months);
  }
}
