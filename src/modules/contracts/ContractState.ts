import { registerEnumType } from "type-graphql";

/** Whether a contract binds on a day. */
export enum ContractState {
  NOT_YET_IN_FORCE = "NOT_YET_IN_FORCE",
  IN_FORCE = "IN_FORCE",
  IN_NOTICE = "IN_NOTICE",
  LAPSED = "LAPSED",
  ENDED = "ENDED",
  TERMINATED = "TERMINATED",
}
registerEnumType(ContractState, {
  name: "ContractState",
  description: "Whether a contract binds on a day.",
  valuesConfig: {
    NOT_YET_IN_FORCE: { description: "Its first term has not begun." },
    IN_FORCE: { description: "It binds both sides." },
    IN_NOTICE: { description: "Notice was given, and it still binds until that takes effect." },
    LAPSED: { description: "A term was over and the next one had not begun; on that day it bound nobody." },
    ENDED: { description: "Its last term is over." },
    TERMINATED: { description: "It was ended by notice." },
  },
});
