import canonicalize from "canonicalize";
import { createHash } from "node:crypto";

/**
 * The SHA-256, in hex, of a JSON value in its canonical form (RFC 8785): the same for the same value, whatever the
 * order of its keys and however it was stored meanwhile.
 */
export function sealOf(value: object): string {
  return createHash("sha256")
    .update(canonicalize(value) ?? "")
    .digest("hex");
}
