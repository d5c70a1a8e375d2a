import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, Field, InputType, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ApiKey } from "./ApiKey.js";
import { listApiKeys } from "./apiKeyQueries.js";
import { createApiKey, revokeApiKey } from "./apiKeyService.js";

@InputType({ description: "A key to make." })
class ApiKeyCreateInput {
  @Field(() => String, { description: "What the key is for, or who holds it." })
  name: string;

  @Field(() => Role, { description: "What its holder may do." })
  role: Role;

  @Field(() => Date, { nullable: true, description: "When it stops working; left out, it does not expire." })
  expiresAt?: Date | null;
}

@InputType({ description: "A key to end." })
class ApiKeyRevokeInput {
  @Field(() => GraphQLUUID, { description: "The key." })
  id: string;
}

@ObjectType({ description: "A key that was just made, with its secret.", simpleResolvers: true })
class IssuedApiKey {
  @Field(() => ApiKey, { description: "The key as it is stored." })
  apiKey: ApiKey;

  @Field(() => String, { description: "The secret. It is shown here once and cannot be had again." })
  secret: string;
}

const ApiKeyConnection = connectionOf(ApiKey, "ApiKey");
const ApiKeyCreatePayload = payloadOf("ApiKeyCreatePayload", "issued", () => IssuedApiKey);
const ApiKeyRevokePayload = payloadOf("ApiKeyRevokePayload", "apiKey", () => ApiKey);

@Resolver(() => ApiKey)
@Allow(Role.ADMIN)
export class ApiKeyResolver {
  @Query(() => ApiKeyConnection, { description: "All keys, the oldest first; their secrets are not stored." })
  apiKeys(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<ApiKey>> {
    return listApiKeys(ctx, page);
  }

  @Mutation(() => ApiKeyCreatePayload, { description: "Makes a key and gives its secret, once." })
  apiKeyCreate(
    @Ctx() ctx: Context,
    @Arg("input", () => ApiKeyCreateInput, { description: "The key to make." }) input: ApiKeyCreateInput,
  ): Promise<Payload<"issued", IssuedApiKey>> {
    return answer(
      "issued",
      ctx.commit((tx) => createApiKey(tx, input)),
    );
  }

  @Mutation(() => ApiKeyRevokePayload, {
    description: "Ends a key for good. Every server refuses it within five seconds.",
  })
  apiKeyRevoke(
    @Ctx() ctx: Context,
    @Arg("input", () => ApiKeyRevokeInput, { description: "The key to end." }) { id }: ApiKeyRevokeInput,
  ): Promise<Payload<"apiKey", ApiKey>> {
    return answer(
      "apiKey",
      ctx.commit((tx) => revokeApiKey(tx, id)),
    );
  }
}
