import { Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";

@ObjectType({ description: "Who is calling.", simpleResolvers: true })
class Me {
  @Field(() => String, { description: "The id of the key in use." })
  id: string;

  @Field(() => String, { description: "The name of the key in use." })
  name: string;

  @Field(() => Role, { description: "What the caller may do." })
  role: Role;
}

@Resolver()
@Allow(Role.VIEWER)
export class MeResolver {
  @Query(() => Me, { description: "Who is calling, and what they may do." })
  me(@Ctx() ctx: Context): Me {
    return ctx.actor;
  }
}
