import { registerEnumType } from "type-graphql";

/** What a month's fee is. */
export enum FeeBasis {
  MONTHLY_FEE = "MONTHLY_FEE",
  CONTRACT_VALUE = "CONTRACT_VALUE",
  PAYMENTS = "PAYMENTS",
}
registerEnumType(FeeBasis, {
  name: "FeeBasis",
  description: "What a month's fee is, of which a share can be owed back.",
  valuesConfig: {
    MONTHLY_FEE: { description: "An amount that was agreed." },
    CONTRACT_VALUE: { description: "The contract's value, divided by the months of its first term." },
    PAYMENTS: { description: "What was paid in the month." },
  },
});
