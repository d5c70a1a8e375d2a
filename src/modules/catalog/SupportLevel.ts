import { registerEnumType } from "type-graphql";
import { enumFilterOf } from "../../kernel/filters.js";

/** How deep the help goes, the shallowest first. */
export enum SupportLevel {
  L0 = "L0",
  L1 = "L1",
  L2 = "L2",
  L3 = "L3",
  L4 = "L4",
}
registerEnumType(SupportLevel, {
  name: "SupportLevel",
  description: "How deep the help goes.",
  valuesConfig: {
    L0: { description: "Self-service: people help themselves." },
    L1: { description: "First line: takes the call and solves what is known." },
    L2: { description: "Second line: technicians who know the service." },
    L3: { description: "Third line: experts who can change the service." },
    L4: { description: "Vendor engineering: those who make the product." },
  },
});

/** Conditions on a support level, for every list that has one. */
export const SupportLevelFilter = enumFilterOf(SupportLevel, "SupportLevel");
