const LEGAL_FORMS = /(?:[\s,.]+(?:inc|llc|ltd|limited|gmbh|corp|plc|co|kg|sa|ag|bv))+\.?$/;

/** The name without case, diacritics, punctuation and legal form. */
export function normalisePartnerName(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const short = plain.replace(LEGAL_FORMS, "") || plain;
  return short.replace(/[^\p{L}\p{N}]+/gu, " ").trim() || plain;
}
