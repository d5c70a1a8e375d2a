import { Arg, Ctx, Field, InputType, Int, Mutation, Resolver } from "type-graphql";
import type { Context } from "../../kernel/Context.js";
import { CurrencyScalar } from "../../kernel/Money.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { Allow, Role } from "../../kernel/Role.js";
import { TimeZoneScalar } from "../../kernel/TimeZone.js";
import { FiscalYearName, OrganisationSettings } from "../organisation/OrganisationSettings.js";
import { updateSettings } from "./settingsService.js";

@InputType({ description: "A change of what the organisation counts by; what is left out stays as it is." })
class OrganisationSettingsUpdateInput {
  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => TimeZoneScalar, {
    nullable: true,
    description: "Whose clock says which day it is; it stays once scorecards were sealed.",
  })
  timeZone?: string;

  @Field(() => Int, { nullable: true, description: "The month in which the fiscal year begins, 1 to 12." })
  fiscalYearStartsIn?: number;

  @Field(() => FiscalYearName, {
    nullable: true,
    description: "Which calendar year gives a fiscal year its name.",
  })
  fiscalYearNamedAfter?: FiscalYearName;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether quarters are those of the fiscal year; it stays once scorecards were sealed.",
  })
  quartersFollowFiscalYear?: boolean;

  @Field(() => CurrencyScalar, {
    nullable: true,
    description: "The currency in which sums over several are told; null for none.",
  })
  currency?: string | null;
}

const OrganisationSettingsUpdatePayload = payloadOf(
  "OrganisationSettingsUpdatePayload",
  "settings",
  () => OrganisationSettings,
);

@Resolver(() => OrganisationSettings)
@Allow(Role.ADMIN)
export class SettingsResolver {
  @Mutation(() => OrganisationSettingsUpdatePayload, {
    description:
      "Changes what the organisation counts by. Where quarters come to hold other days, the ledger of evidence follows.",
  })
  organisationSettingsUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => OrganisationSettingsUpdateInput, { description: "The change." })
    input: OrganisationSettingsUpdateInput,
  ): Promise<Payload<"settings", OrganisationSettings>> {
    return answer(
      "settings",
      ctx.commit((tx) => updateSettings(tx, input)),
    );
  }
}
