import { GraphQLLocalDate } from "graphql-scalars";
import { Arg, Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { BusinessCalendar, calendarById } from "../calendars/BusinessCalendar.js";
import { Criticality } from "../catalog/Criticality.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { SupportLevel } from "../catalog/SupportLevel.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import { Demand } from "./Demand.js";
import { demandsByServiceArea } from "./demandQueries.js";

@ObjectType({ description: "All that a service area needs on a day.", simpleResolvers: true })
class ServiceAreaDemand {
  calendarId: string | null;

  @Field(() => GraphQLLocalDate, { description: "The day." })
  asOf: string;

  @Field(() => Criticality, { description: "How much the business suffers while the service is down." })
  criticality: Criticality;

  @Field(() => SupportLevel, { description: "Up to which support level help must be at hand." })
  supportLevel: SupportLevel;

  @Field(() => Int, { description: "How many independent sources of help there must be." })
  requiredDepth: number;

  @Field(() => [Demand], { description: "The skills that are needed, by name and level." })
  skills: Demand[];

  @Field(() => Float, { description: "How many days of work they are in a year, together." })
  daysAYear: number;
}

@Resolver(() => ServiceArea)
@Allow(Role.VIEWER)
export class ServiceAreaDemandResolver {
  @FieldResolver(() => ServiceAreaDemand, {
    description: "What the area needs: skills, and support level, depth and hours as the catalogue says.",
  })
  async demand(
    @Ctx() ctx: Context,
    @Root() area: ServiceArea,
    @Arg("asOf", () => GraphQLLocalDate, { nullable: true, description: "On which day; left out, today." })
    asOf?: string,
  ): Promise<ServiceAreaDemand> {
    const day = await dayAsked(ctx, asOf);
    const skills = await ctx.load(demandsByServiceArea, { serviceAreaId: area.id, day });
    const { calendarId, criticality, supportLevel, requiredDepth } = area;
    const daysAYear = skills.reduce((sum, each) => sum + each.daysAYear, 0);
    return { calendarId, asOf: day, criticality, supportLevel, requiredDepth, skills, daysAYear };
  }
}

@Resolver(() => ServiceAreaDemand)
@Allow(Role.VIEWER)
export class ServiceAreaDemandHoursResolver {
  @FieldResolver(() => BusinessCalendar, {
    nullable: true,
    description: "In which hours it is needed; null where nobody has said.",
  })
  hours(@Ctx() ctx: Context, @Root() { calendarId }: ServiceAreaDemand): Promise<BusinessCalendar> | null {
    return calendarId === null ? null : ctx.load(calendarById, calendarId);
  }
}
