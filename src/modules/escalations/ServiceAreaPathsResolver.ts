import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { EscalationPath, pathsByServiceArea } from "./EscalationPath.js";

@Resolver(() => ServiceArea)
@Allow(Role.VIEWER)
export class ServiceAreaPathsResolver {
  @FieldResolver(() => [EscalationPath], { description: "Whom to call, the worst severity first." })
  escalationPaths(@Ctx() ctx: Context, @Root() { id }: ServiceArea): Promise<EscalationPath[]> {
    return ctx.load(pathsByServiceArea, id);
  }
}
