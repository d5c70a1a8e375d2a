import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { firstDayOf, lastDayOf, QuarterScalar, type Quarter } from "../../kernel/Quarter.js";
import { Allow, Role } from "../../kernel/Role.js";
import { OrganisationSettings } from "./OrganisationSettings.js";
import { runningQuarter, settingsOf, todayOf } from "./settingsQueries.js";
import { quarterShiftOf } from "./settingsRules.js";

@ObjectType({ description: "The days that a quarter holds.", simpleResolvers: true })
class QuarterDays {
  @Field(() => QuarterScalar, { description: "The quarter." })
  quarter: Quarter;

  @Field(() => GraphQLLocalDate, { description: "Its first day." })
  startsOn: string;

  @Field(() => GraphQLLocalDate, { description: "Its last day, that day included." })
  endsOn: string;
}

@Resolver(() => OrganisationSettings)
@Allow(Role.VIEWER)
export class OrganisationResolver {
  @Query(() => OrganisationSettings, { description: "What the whole organisation counts by." })
  organisationSettings(@Ctx() ctx: Context): Promise<OrganisationSettings> {
    return settingsOf(ctx);
  }

  @FieldResolver(() => GraphQLLocalDate, { description: "Which day it is for the organisation." })
  today(@Ctx() ctx: Context): Promise<string> {
    return todayOf(ctx);
  }

  @FieldResolver(() => QuarterDays, {
    description: "The days of a quarter; of the one that is running where none is named.",
  })
  async quarter(
    @Ctx() ctx: Context,
    @Root() settings: OrganisationSettings,
    @Arg("quarter", () => QuarterScalar, { nullable: true, description: "Which one." }) named?: Quarter,
  ): Promise<QuarterDays> {
    const quarter = named ?? (await runningQuarter(ctx));
    const shift = quarterShiftOf(settings);
    return { quarter, startsOn: firstDayOf(quarter, shift), endsOn: lastDayOf(quarter, shift) };
  }
}
