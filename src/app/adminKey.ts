import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sql from "sql-template-tag";
import type { Context } from "../kernel/Context.js";
import { Role } from "../kernel/Role.js";
import { hashOf } from "../modules/access/apiKeyRules.js";
import { createApiKey } from "../modules/access/apiKeyService.js";

/** The file that holds the administrator's key of an embedded installation. */
export const adminKeyFile = (dataDir: string): string => join(dataDir, "admin.key");

/** The key in the file, or null where there is none. */
export async function readAdminKey(dataDir: string): Promise<string | null> {
  const text = await readFile(adminKeyFile(dataDir), "utf8").catch(() => "");
  return text.trim() || null;
}

/**
 * Makes an administrator's key where there is none, or where a crash left a file whose key was never stored, and
 * writes it to the file with mode 600. Who deletes the file keeps the key: no second one is made then.
 * @returns The secret if it was made just now, else null.
 */
export async function ensureAdminKey(ctx: Context, dataDir: string): Promise<string | null> {
  const written = await readAdminKey(dataDir);
  const known = await ctx.rows<{ hash: string }>(sql`
    SELECT secret_hash AS hash FROM api_key WHERE role = ${Role.ADMIN} AND revoked_at IS NULL`);
  const usable = written === null ? known.length > 0 : known.some(({ hash }) => hash === hashOf(written));
  if (usable) return null;
  return ctx.commit(async (tx) => {
    const { secret } = await createApiKey(tx, { name: "administrator", role: Role.ADMIN });
    const file = adminKeyFile(dataDir);
    await writeFile(`${file}.new`, `${secret}\n`, { mode: 0o600 });
    await rename(`${file}.new`, file);
    return secret;
  });
}
