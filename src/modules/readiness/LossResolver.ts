import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea, serviceAreaById } from "../catalog/ServiceArea.js";
import { firstTimes, simulateLoss, weakestLinks } from "./lossQueries.js";
import { LossSimulation, SimulatedTimes, WeakLink } from "./LossSimulation.js";
import type { NamedLosses } from "./namedLosses.js";
import { WeakLinkKind } from "./weakLinkRules.js";

@ArgsType()
class LossArgs implements NamedLosses {
  @Field(() => [GraphQLUUID], {
    nullable: true,
    description:
      "Partners, with their people, their contracts, and the partners that rest on them; at most 100.",
  })
  partnerIds?: string[] | null;

  @Field(() => [GraphQLUUID], {
    nullable: true,
    description: "People at partners, at most 100; deputies step in.",
  })
  contactIds?: string[] | null;

  @Field(() => [GraphQLUUID], { nullable: true, description: "Contracts, at most 100." })
  contractIds?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Subcontractors by their names, with the partners that rest on them; at most 100.",
  })
  fourthParties?: string[] | null;

  @Field(() => Date, { nullable: true, description: "An instant of the week; now where nothing is said." })
  at?: Date | null;
}

const FIRST = { nullable: true, description: "How many, 1 to 100; 20 where nothing is said." };

@Resolver(() => LossSimulation)
@Allow(Role.VIEWER)
export class LossSimulationResolver {
  @Query(() => LossSimulation, {
    nullable: true,
    description:
      "What would be uncovered in a week, and what would stand on one leg, without some of those that help us.",
  })
  simulateLoss(
    @Ctx() ctx: Context,
    @Args(() => LossArgs) { at, ...losses }: LossArgs,
  ): Promise<LossSimulation> {
    return simulateLoss(ctx, losses, at);
  }

  @FieldResolver(() => [SimulatedTimes], {
    description: "What was covered before and would not be any more, the worst damage first.",
  })
  uncovered(
    @Root() { uncovered }: LossSimulation,
    @Arg("first", () => Int, FIRST) first?: number,
  ): SimulatedTimes[] {
    return firstTimes(uncovered, first);
  }

  @FieldResolver(() => [SimulatedTimes], {
    description: "What would be covered by a single team or partner, the worst damage first.",
  })
  onOneLeg(
    @Root() { onOneLeg }: LossSimulation,
    @Arg("first", () => Int, FIRST) first?: number,
  ): SimulatedTimes[] {
    return firstTimes(onOneLeg, first);
  }
}

@Resolver(() => WeakLink)
@Allow(Role.VIEWER)
export class WeakLinkResolver {
  @Query(() => [WeakLink], {
    description: "The single losses that would uncover most in a week, the worst damage first.",
  })
  weakestLinks(
    @Ctx() ctx: Context,
    @Arg("first", () => Int, FIRST) first?: number,
    @Arg("at", () => Date, {
      nullable: true,
      description: "An instant of the week; now where nothing is said.",
    })
    at?: Date,
  ): Promise<WeakLink[]> {
    return weakestLinks(ctx, first, at);
  }

  @FieldResolver(() => GraphQLUUID, {
    nullable: true,
    description: "The id of the partner, the person or the contract; null for a subcontractor.",
  })
  recordId(@Root() { kind, key }: WeakLink): string | null {
    return kind === WeakLinkKind.FOURTH_PARTY ? null : key;
  }

  @FieldResolver(() => [SimulatedTimes], {
    description: "What would not be covered any more, the worst damage first.",
  })
  uncovered(
    @Root() { uncovered }: WeakLink,
    @Arg("first", () => Int, FIRST) first?: number,
  ): SimulatedTimes[] {
    return firstTimes(uncovered, first);
  }
}

@Resolver(() => SimulatedTimes)
@Allow(Role.VIEWER)
export class SimulatedTimesResolver {
  @FieldResolver(() => ServiceArea, { description: "The service area." })
  serviceArea(@Ctx() ctx: Context, @Root() { serviceAreaId }: SimulatedTimes): Promise<ServiceArea> {
    return ctx.load(serviceAreaById, serviceAreaId);
  }
}
