import { GraphQLLocalDate } from "graphql-scalars";
import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { Contract } from "./Contract.js";
import { ContractPeriod } from "./ContractPeriod.js";
import { ContractState } from "./ContractState.js";
import { positionOf, stateOf } from "./contractTimes.js";

@ArgsType()
class AsOfArgs {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The day that is asked about; today where nothing is said.",
  })
  asOf?: string | null;
}

/** What is worked out of a contract's terms: all of it of one page in four statements. */
@Resolver(() => Contract)
@Allow(Role.VIEWER)
export class ContractTimesResolver {
  @FieldResolver(() => ContractState, { description: "Whether it binds on a day." })
  state(
    @Ctx() ctx: Context,
    @Root() { id }: Contract,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
  ): Promise<ContractState> {
    return stateOf(ctx, id, asOf);
  }

  @FieldResolver(() => ContractPeriod, {
    nullable: true,
    description: "The term that runs on a day; null before the first, after the last, and in a gap.",
  })
  async currentTerm(
    @Ctx() ctx: Context,
    @Root() { id }: Contract,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
  ): Promise<ContractPeriod | null> {
    return (await positionOf(ctx, id, asOf)).currentTerm;
  }

  @FieldResolver(() => GraphQLLocalDate, {
    nullable: true,
    description:
      "The next day, from that day on, that is the last on which we can stop a tacit renewal, or ask for an express one; null where there is nothing to stop or to ask for. Once it has passed, it is that of the following term.",
  })
  async lastSafeNoticeOn(
    @Ctx() ctx: Context,
    @Root() { id }: Contract,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
  ): Promise<string | null> {
    return (await positionOf(ctx, id, asOf)).lastSafeNoticeOn;
  }

  @FieldResolver(() => GraphQLLocalDate, {
    nullable: true,
    description:
      "The first day of the next term that is agreed, or that follows by itself unless notice is given; null where none does.",
  })
  async nextRenewalOn(
    @Ctx() ctx: Context,
    @Root() { id }: Contract,
    @Args(() => AsOfArgs) { asOf }: AsOfArgs,
  ): Promise<string | null> {
    return (await positionOf(ctx, id, asOf)).nextRenewalOn;
  }
}
