import { registerEnumType } from "type-graphql";

/** The sides of routine work that are judged. Crises have a ledger of their own. */
export enum Dimension {
  DELIVERY = "DELIVERY",
  RESPONSIVENESS = "RESPONSIVENESS",
  EXPERTISE = "EXPERTISE",
  COMMUNICATION = "COMMUNICATION",
  VALUE = "VALUE",
}
registerEnumType(Dimension, {
  name: "Dimension",
  description: "A side of a partner's routine work that is judged; crises are kept apart.",
  valuesConfig: {
    DELIVERY: { description: "Whether what was promised came, and when it was promised." },
    RESPONSIVENESS: { description: "How fast the partner answers." },
    EXPERTISE: { description: "How well the partner's people know their trade." },
    COMMUNICATION: { description: "How clearly and honestly the partner says how things stand." },
    VALUE: { description: "Whether it is worth its price." },
  },
});
