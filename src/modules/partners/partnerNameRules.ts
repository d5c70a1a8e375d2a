import { distance } from "fastest-levenshtein";

/** The ways to write a legal form, as words without punctuation. Joined ones ("co kg") follow from the single ones. */
const LEGAL_FORMS = new Set(
  `inc incorporated corp corporation co company llc lllp llp lp ltd limited plc unlimited gmbh mbh ag kg kgaa ohg ug ev se
   sa sas sasu sarl srl srls spa bv nv vof ab as asa aps oy oyj pty pte pvt proprietary sro kk bhd sdn eood ood doo`
    .trim()
    .split(/\s+/),
);
/** What stands before "limited" in some countries, and is no legal form alone. */
const BEFORE_LIMITED = new Set(["private", "public"]);
const CONNECTORS = new Set(["and", "et", "und"]);

/** Letters that Unicode does not take apart into a base letter and a mark. */
const LETTERS: { readonly [letter: string]: string } = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/**
 * The name without case, punctuation, spacing, the diacritics of Latin letters, and the legal forms at its end: two
 * partners whose names differ in nothing else are one. Dots and slashes between single letters join them, so that "S.A."
 * is "SA"; "&" is "and". A name that is nothing but a legal form or punctuation keeps itself, so the result is never
 * empty, save for an empty name. What is normalised stays as it is.
 */
export function normalisePartnerName(name: string): string {
  const plain = plainText(name);
  const tokens = tokensOf(plain);
  return withoutLegalForms(tokens).join(" ") || plain;
}

function plainText(name: string): string {
  const apart = name.normalize("NFKD").toLowerCase().normalize("NFKD");
  const bare = apart.replace(/(\p{Script=Latin})\p{M}+/gu, "$1").normalize("NFKC");
  return bare.replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter).trim();
}

function tokensOf(plain: string): string[] {
  const joined = plain
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}[./])+(?:\p{L}(?![\p{L}\p{N}]))?/gu, (letters) =>
      letters.replace(/[./]/g, "").concat(" "),
    )
    .replace(/[&+]/g, " and ")
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, "");
  return joined.split(/[^\p{L}\p{N}\p{M}]+/u).filter((token) => token !== "");
}

function withoutLegalForms(tokens: readonly string[]): readonly string[] {
  let end = tokens.length;
  while (end > 0 && isForm(tokens, end)) end--;
  const kept = tokens.slice(0, end);
  return kept.length > 0 ? kept : tokens;
}

/** Whether the last of the first `end` words belongs to the legal form, given that all behind it do. */
function isForm(tokens: readonly string[], end: number): boolean {
  const [last = "", next] = [tokens[end - 1], tokens[end]];
  if (LEGAL_FORMS.has(last)) return true;
  return next !== undefined && (CONNECTORS.has(last) || (BEFORE_LIMITED.has(last) && next === "limited"));
}

/** A former or other name, as in "SMX (Formerly Smartronix)", "(AKA X)", "X dba Y"; "formally" is how some spell it. */
const ALIAS = /\b(?:formerly|formally|previously|f\/?k\/?a|a\/?k\/?a|d\/?b\/?a|trading as|t\/a)\b[\s:]*/i;

/** Too few letters say too little: "Dell" is not a slip of "Bell", and "First" not short for "First Data". */
const FEWEST_LETTERS = { contained: 5, oneEdit: 6, twoEdits: 12 } as const;

/**
 * Whether two names look alike, though they are not one: for a report that a person reads, never for a merge. They do where
 * - a name of one, written before or within brackets or as "formerly", "aka", "dba", is a name of the other; or
 * - the words of one begin the other, with 5 letters or more ("Adobe", "Adobe Systems"); or
 * - one or, from 12 letters on, two letters differ, from 6 letters on and with the same numbers: most misspellings are one
 *   letter too many, too few, wrong or swapped (F. J. Damerau, "A technique for computer detection and correction of
 *   spelling errors", 1964); a swap counts as two here. The lengths are stricter than the 3 and 6 of Lucene's "AUTO" fuzziness.
 * Names that are one after normalisation are no near match.
 */
export const nearMatch = (a: string, b: string): boolean => lookAlike(known(a), known(b));

/**
 * Finds those of many names that look like one, as `nearMatch` tells; the names are taken apart once, so that each further
 * question is cheap.
 */
export function lookalikesAmong(names: readonly string[]): (name: string) => string[] {
  const all = names.map(known);
  return (name) => {
    const asked = known(name);
    return all.filter((each) => lookAlike(asked, each)).map((each) => each.name);
  };
}

interface Known {
  readonly name: string;
  readonly normalised: string;
  readonly names: readonly string[];
}

const known = (name: string): Known => ({
  name,
  normalised: normalisePartnerName(name),
  names: namesIn(name),
});

function lookAlike(a: Known, b: Known): boolean {
  if (a.normalised === b.normalised) return false;
  return a.names.some((one) =>
    b.names.some((other) => one === other || begins(one, other) || begins(other, one) || isSlip(one, other)),
  );
}

/** The names within one: before its brackets, and the former and other ones. */
function namesIn(name: string): string[] {
  const [before = "", ...inside] = name.split(/[()]/);
  const [main = "", ...dba] = before.split(ALIAS);
  const aliases = inside.filter((part) => ALIAS.test(part)).flatMap((part) => part.split(ALIAS));
  const given = [main, ...dba, ...aliases].map((each) => each.replace(/^[\s,"]+|[\s,"]+$/g, ""));
  return given.filter((each) => /[\p{L}\p{N}]/u.test(each)).map(normalisePartnerName);
}

const lettersIn = (name: string): number => name.replaceAll(" ", "").length;

const begins = (short: string, long: string): boolean =>
  long.startsWith(`${short} `) && lettersIn(short) >= FEWEST_LETTERS.contained;

function isSlip(a: string, b: string): boolean {
  const letters = Math.min(lettersIn(a), lettersIn(b));
  const allowed = letters >= FEWEST_LETTERS.twoEdits ? 2 : letters >= FEWEST_LETTERS.oneEdit ? 1 : 0;
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed) return false;
  return numbersIn(a) === numbersIn(b) && distance(a, b) <= allowed;
}

const numbersIn = (name: string): string => (name.match(/\p{N}+/gu) ?? []).join(" ");
