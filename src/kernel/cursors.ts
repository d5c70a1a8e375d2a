import { validate } from "uuid";
import { invalid } from "./DomainError.js";

/** A place in an ordered list, opaque to callers. */
export function encodeCursor(orderName: string, value: string, id: string): string {
  return Buffer.from(JSON.stringify([orderName, value, id])).toString("base64url");
}

/** @throws DomainError INVALID at "after" for anything that is not a cursor of a list in this order. */
export function decodeCursor(cursor: string, orderName: string): { value: string; id: string } {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    const [name, value, id] = parts as [unknown, unknown, unknown];
    if (name === orderName && typeof value === "string" && typeof id === "string" && validate(id))
      return { value, id };
  } catch {
    // Falls through to the one answer for every broken cursor.
  }
  throw invalid(
    "after",
    "This is not a cursor of this list in this order: send back an endCursor as it was given.",
  );
}
