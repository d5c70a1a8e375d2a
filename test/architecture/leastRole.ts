import { Role } from "../../src/kernel/Role.js";

/** Who may call what: the least role for each root field. A new field is a decision, so it is written down here. */
export const leastRole: { readonly [field: string]: Role } = {
  me: Role.VIEWER,
  apiKeys: Role.ADMIN,
  apiKeyCreate: Role.ADMIN,
  apiKeyRevoke: Role.ADMIN,
  partner: Role.VIEWER,
  partners: Role.VIEWER,
  partnerCreate: Role.MANAGER,
  partnerUpdate: Role.MANAGER,
  contactCreate: Role.MANAGER,
  contactUpdate: Role.MANAGER,
};
