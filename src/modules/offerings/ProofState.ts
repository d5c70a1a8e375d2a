import { registerEnumType } from "type-graphql";

/** How far an offering is proved on a day. */
export enum ProofState {
  CLAIMED = "CLAIMED",
  PARTLY_PROVEN = "PARTLY_PROVEN",
  PROVEN = "PROVEN",
  PROOF_EXPIRED = "PROOF_EXPIRED",
  EXPIRED = "EXPIRED",
  WITHDRAWN = "WITHDRAWN",
}
registerEnumType(ProofState, {
  name: "ProofState",
  description: "How far an offering is proved on a day.",
  valuesConfig: {
    CLAIMED: { description: "It is said, and nothing proves it." },
    PARTLY_PROVEN: { description: "It is proved, but not up to the support level that is said." },
    PROVEN: { description: "It is proved up to the support level that is said." },
    PROOF_EXPIRED: { description: "It was proved once; no proof holds any more." },
    EXPIRED: { description: "The claim itself has expired." },
    WITHDRAWN: { description: "It is not offered any more." },
  },
});
