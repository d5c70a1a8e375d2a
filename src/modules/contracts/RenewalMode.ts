import { registerEnumType } from "type-graphql";

/** What becomes of a contract at the end of a term. */
export enum RenewalMode {
  NONE = "NONE",
  TACIT = "TACIT",
  EXPRESS = "EXPRESS",
}
registerEnumType(RenewalMode, {
  name: "RenewalMode",
  description: "What becomes of a contract at the end of a term.",
  valuesConfig: {
    NONE: { description: "It ends." },
    TACIT: { description: "It is renewed by itself, unless notice is given in time." },
    EXPRESS: { description: "It ends, unless a renewal is agreed." },
  },
});
