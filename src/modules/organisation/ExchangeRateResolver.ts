import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import type { Context } from "../../kernel/Context.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { ExchangeRate, ExchangeRateConnection } from "./ExchangeRate.js";
import { ExchangeRateFilter, ExchangeRateRemoveInput, ExchangeRateUpsertInput } from "./rateInputs.js";
import { listRates } from "./rateQueries.js";
import { removeRate, upsertRate } from "./rateService.js";

const ExchangeRateUpsertPayload = payloadOf("ExchangeRateUpsertPayload", "exchangeRate", () => ExchangeRate);
const ExchangeRateRemovePayload = payloadOf("ExchangeRateRemovePayload", "exchangeRate", () => ExchangeRate);
const ExchangeRatesUpsert = bulkOf(
  "ExchangeRatesUpsert",
  "exchangeRate",
  ExchangeRateUpsertInput,
  () => ExchangeRate,
);

@Resolver(() => ExchangeRate)
@Allow(Role.VIEWER)
export class ExchangeRateResolver {
  @Query(() => ExchangeRateConnection, { description: "Rates of exchange, the latest first." })
  exchangeRates(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => ExchangeRateFilter, { nullable: true, description: "Which ones." })
    filter?: ExchangeRateFilter,
  ): Promise<Page<ExchangeRate>> {
    return listRates(ctx, page, filter);
  }

  @Mutation(() => ExchangeRateUpsertPayload, {
    description: "Sets what one unit of a currency is worth in another from a day on.",
  })
  @Allow(Role.MANAGER)
  exchangeRateUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => ExchangeRateUpsertInput, { description: "The rate." }) input: ExchangeRateUpsertInput,
  ): Promise<Payload<"exchangeRate", ExchangeRate>> {
    return answer(
      "exchangeRate",
      ctx.commit((tx) => upsertRate(tx, input)),
    );
  }

  @Mutation(() => ExchangeRatesUpsert.Payload, { description: "Sets many rates of exchange." })
  @Allow(Role.MANAGER)
  exchangeRatesUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => ExchangeRatesUpsert.Input, { description: "The rates." })
    input: BulkInput<ExchangeRateUpsertInput>,
  ): Promise<BulkPayload<"exchangeRate", ExchangeRate>> {
    return runBulk(ctx, "exchangeRate", input, upsertRate);
  }

  @Mutation(() => ExchangeRateRemovePayload, { description: "Removes a rate of exchange." })
  @Allow(Role.MANAGER)
  exchangeRateRemove(
    @Ctx() ctx: Context,
    @Arg("input", () => ExchangeRateRemoveInput, { description: "Which one." })
    input: ExchangeRateRemoveInput,
  ): Promise<Payload<"exchangeRate", ExchangeRate>> {
    return answer(
      "exchangeRate",
      ctx.commit((tx) => removeRate(tx, input)),
    );
  }
}
