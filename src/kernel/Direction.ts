import { registerEnumType } from "type-graphql";

/** The direction of an order. */
export enum Direction {
  ASC = "ASC",
  DESC = "DESC",
}
registerEnumType(Direction, {
  name: "Direction",
  description: "The direction of an order.",
  valuesConfig: { ASC: { description: "The smallest first." }, DESC: { description: "The largest first." } },
});
