import { GraphQLJSONObject } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { Allow, Role } from "../../kernel/Role.js";
import { AuditEntry, AuditEntryConnection, type Image } from "./AuditEntry.js";
import { AuditFilter } from "./auditInputs.js";
import { listAuditEntries, readableImage } from "./auditQueries.js";

@Resolver(() => AuditEntry)
@Allow(Role.ADMIN)
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: "Who changed what and when, the latest first." })
  auditEntries(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => AuditFilter, { nullable: true, description: "Which ones." }) filter?: AuditFilter,
  ): Promise<Page<AuditEntry>> {
    return listAuditEntries(ctx, page, filter);
  }

  @FieldResolver(() => GraphQLJSONObject, {
    nullable: true,
    description:
      "What the record held before: of an update, what changed. Null for a new record; a value that was erased is null.",
  })
  before(@Ctx() ctx: Context, @Root() entry: AuditEntry): Promise<Image | null> {
    return readableImage(ctx, entry, "BEFORE");
  }

  @FieldResolver(() => GraphQLJSONObject, {
    nullable: true,
    description:
      "What the record held after: of an update, what changed. Null for a deleted record; a value that was erased is null.",
  })
  after(@Ctx() ctx: Context, @Root() entry: AuditEntry): Promise<Image | null> {
    return readableImage(ctx, entry, "AFTER");
  }
}
