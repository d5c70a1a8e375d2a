import { v7 as uuidv7 } from "uuid";
import { randomOf } from "./random.js";

/** Ids of version 7 that grow and are the same for the same day: whatever is ordered by id comes out the same. */
export function idsOf(day: Date): () => string {
  const random = randomOf("ids");
  let seq = 0;
  return () => {
    const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
    return uuidv7({ msecs: day.getTime(), seq: seq++, random: bytes });
  };
}
