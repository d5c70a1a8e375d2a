import { CreateKernelTables20261124090000 } from "./20261124090000-CreateKernelTables.js";
import { CreateAccess20261124090100 } from "./20261124090100-CreateAccess.js";
import { CreatePartners20261124090200 } from "./20261124090200-CreatePartners.js";

/** All migrations, the oldest first. Landed ones are never edited. */
export const migrations = [
  CreateKernelTables20261124090000,
  CreateAccess20261124090100,
  CreatePartners20261124090200,
];
