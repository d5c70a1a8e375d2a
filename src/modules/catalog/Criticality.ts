import { registerEnumType } from "type-graphql";

/** How much the business suffers while a service area is down, the least first. */
export enum Criticality {
  LOW = "LOW",
  MEDIUM = "MEDIUM",
  HIGH = "HIGH",
  CRITICAL = "CRITICAL",
}
registerEnumType(Criticality, {
  name: "Criticality",
  description: "How much the business suffers while a service area is down.",
  valuesConfig: {
    LOW: { description: "An inconvenience." },
    MEDIUM: { description: "Work is slowed." },
    HIGH: { description: "Work stops for many." },
    CRITICAL: { description: "The business itself stops." },
  },
});
