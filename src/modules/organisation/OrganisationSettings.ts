import { Field, registerEnumType } from "type-graphql";
import { Check, Column } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { EnumColumn, Whole } from "../../kernel/columns.js";
import { CurrencyCode, CurrencyScalar } from "../../kernel/Money.js";
import { Record } from "../../kernel/Record.js";
import { TimeZoneScalar } from "../../kernel/TimeZone.js";

/** Which calendar year gives a fiscal year its name. */
export enum FiscalYearName {
  START = "START",
  END = "END",
}
registerEnumType(FiscalYearName, {
  name: "FiscalYearName",
  description: "Which calendar year gives a fiscal year its name.",
  valuesConfig: {
    START: { description: "The one in which it begins: what begins in April 2026 is 2026." },
    END: { description: "The one in which it ends: what begins in April 2026 is 2027." },
  },
});

/** The one row's id: nobody can add a second. */
export const SETTINGS_ID = "00000000-0000-7000-8000-000000000001";

@Record({ description: "What the whole organisation counts days, quarters and money by.", scope: "everyone" })
@Check("organisation_settings_one_row", `"id" = '${SETTINGS_ID}'`)
export class OrganisationSettings extends BaseRecord {
  @Column({ type: "text" })
  @Field(() => TimeZoneScalar, { description: "Whose clock says which day it is." })
  timeZone: string;

  @Whole("The month in which the fiscal year begins, on its first day: 1 for January to 12 for December.")
  fiscalYearStartsIn: number;

  @EnumColumn(FiscalYearName, "Which calendar year gives a fiscal year its name.")
  fiscalYearNamedAfter: FiscalYearName;

  @Column({ type: "boolean" })
  @Field(() => Boolean, {
    description: "Whether quarters are those of the fiscal year; else they are those of the calendar.",
  })
  quartersFollowFiscalYear: boolean;

  @CurrencyCode({ nullable: true })
  @Field(() => CurrencyScalar, {
    nullable: true,
    description: "The currency in which sums over several are told; null as long as nobody has chosen one.",
  })
  currency: string | null;
}
