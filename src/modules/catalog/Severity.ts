import { registerEnumType } from "type-graphql";
import { enumFilterOf } from "../../kernel/filters.js";

/** How bad an incident is, the worst first. */
export enum Severity {
  SEV1 = "SEV1",
  SEV2 = "SEV2",
  SEV3 = "SEV3",
  SEV4 = "SEV4",
}
registerEnumType(Severity, {
  name: "Severity",
  description: "How bad an incident is.",
  valuesConfig: {
    SEV1: { description: "The business stands still." },
    SEV2: { description: "The business is badly hurt." },
    SEV3: { description: "Some are hindered." },
    SEV4: { description: "A nuisance." },
  },
});

/** Conditions on a severity, for every list that has one. */
export const SeverityFilter = enumFilterOf(Severity, "Severity");
