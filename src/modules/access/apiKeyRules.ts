import { createHash } from "node:crypto";

/** A prefix that secret scanners can recognise. */
export const PREFIX = "mst_";
const SHOWN = 8;

/** What is stored of a secret. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** What is shown of a secret in lists. */
export const prefixOf = (secret: string): string => secret.slice(0, PREFIX.length + SHOWN);

/** The token of an `Authorization: Bearer …` header, or null where there is none. */
export function bearerToken(header: string | undefined): string | null {
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(header ?? "")?.[1] ?? null;
}
