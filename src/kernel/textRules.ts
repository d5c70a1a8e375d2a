import type { Problems } from "./DomainError.js";

const NAME_LENGTH = 200;
const TEXT_LENGTH = 10_000;

/** Neither PostgreSQL's text nor UTF-8 has a place for NUL or for half a character. */
function checkStorable(problems: Problems, field: string, text: string | null | undefined): void {
  problems.unless(
    !/[\0\p{Surrogate}]/u.test(text ?? ""),
    field,
    "This holds a character that cannot be stored.",
  );
}

/** A name must say something, and in no more than 200 characters. Undefined passes: it was not sent. */
export function checkName(problems: Problems, field: string, name: string | null | undefined): void {
  if (name === undefined) return;
  problems.unless(name !== null && name.trim() !== "", field, "A name is needed here.");
  problems.unless(
    (name ?? "").length <= NAME_LENGTH,
    field,
    `A name holds at most ${NAME_LENGTH} characters.`,
  );
  checkStorable(problems, field, name);
}

/** A longer text, which may be missing, holds at most 10,000 characters. */
export function checkText(problems: Problems, field: string, text: string | null | undefined): void {
  problems.unless(
    (text ?? "").length <= TEXT_LENGTH,
    field,
    `A text holds at most ${TEXT_LENGTH} characters.`,
  );
  checkStorable(problems, field, text);
}

/** A text for one line, which may be missing, holds at most 200 characters. */
export function checkLine(problems: Problems, field: string, text: string | null | undefined): void {
  problems.unless((text ?? "").length <= NAME_LENGTH, field, `This holds at most ${NAME_LENGTH} characters.`);
  checkStorable(problems, field, text);
}

/** An address of a page starts with http:// or https:// and can be parsed. */
export function checkUrl(problems: Problems, field: string, url: string | null | undefined): void {
  if (url === undefined || url === null) return;
  const usable = /^https?:\/\//i.test(url) && URL.canParse(url) && url.length <= TEXT_LENGTH;
  problems.unless(usable, field, "Write the address in full, for example https://example.com/page.");
}

/** Where an input field may be left out but not be null, an explicit null is a mistake. */
export function checkNotNull(problems: Problems, input: object, fields: readonly string[]): void {
  for (const field of fields)
    problems.unless(
      (input as { [field: string]: unknown })[field] !== null,
      field,
      "Null is no value here: leave the field out to keep what is stored.",
    );
}

/**
 * The name without case, diacritics and punctuation: two names that differ in nothing else are one. The signs + and #
 * stay, for they tell C, C++ and C# apart.
 */
export function normaliseName(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  return plain.replace(/[^\p{L}\p{N}+#]+/gu, " ").trim() || plain;
}
