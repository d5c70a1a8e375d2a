import { amountOf } from "./amounts.js";
import { dayOf, instantOf } from "./dates.js";
import { RowProblem } from "./RowProblem.js";
import type { Source } from "./Source.js";
import { textsOf } from "./textsOf.js";
import type { Value } from "./valueSchema.js";

/** Reads the fields of one record from one row, each as what it must be; undefined where the row says nothing. */
export class FieldReader {
  constructor(readonly source: Source) {}

  /** @throws RowProblem where the row says several things. */
  text(field: string, value: Value | undefined): string | undefined {
    const [text, ...more] = this.texts(field, value);
    if (more.length > 0)
      throw new RowProblem(
        field,
        `One text is needed here, not ${more.length + 1}: ${[text, ...more].join("; ")}.`,
      );
    return text;
  }

  /** Several texts, each once. */
  texts(field: string, value: Value | undefined): string[] {
    return value === undefined ? [] : [...new Set(textsOf(value, this.source, field))];
  }

  /** @throws RowProblem where the row says nothing. */
  needed<Read>(field: string, read: Read | undefined): Read {
    if (read === undefined)
      throw new RowProblem(field, `The row says nothing for "${field}", which is needed.`);
    return read;
  }

  /** @throws RowProblem where the text is none of the words. */
  word<Word extends string>(
    field: string,
    value: Value | undefined,
    words: readonly Word[],
  ): Word | undefined {
    const text = this.text(field, value);
    return text === undefined ? undefined : wordOf(field, text, words);
  }

  /** @throws RowProblem where a text is none of the words. */
  words<Word extends string>(field: string, value: Value | undefined, words: readonly Word[]): Word[] {
    return this.texts(field, value).map((text) => wordOf(field, text, words));
  }

  /** A day, YYYY-MM-DD. @throws RowProblem where the text is no date. */
  day(field: string, value: Value | undefined): string | undefined {
    const text = this.text(field, value);
    return text === undefined ? undefined : dated(field, text, dayOf(text, value ?? {}));
  }

  /**
   * @param wholeDay What a day without a time means, unless the mapping says.
   * @throws RowProblem where the text is no date.
   */
  instant(field: string, value: Value | undefined, wholeDay: "start" | "end" = "start"): Date | undefined {
    const text = this.text(field, value);
    return text === undefined ? undefined : dated(field, text, instantOf(text, value ?? {}, wholeDay));
  }

  /** An exact decimal number, as a text. @throws RowProblem where the text is none. */
  amount(field: string, value: Value | undefined): string | undefined {
    const text = this.text(field, value);
    if (text === undefined) return undefined;
    const amount = amountOf(text, value ?? {});
    if (amount !== null) return amount;
    throw new RowProblem(
      field,
      `"${text}" is no number with at most 15 digits before the point and 4 behind it.`,
    );
  }

  /** A whole number, not below 0. @throws RowProblem where the text is none. */
  whole(field: string, value: Value | undefined): number | undefined {
    const text = this.text(field, value);
    if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text);
    throw new RowProblem(field, `"${text}" is no whole number of at most 9 digits.`);
  }

  /** @throws RowProblem where the text is no whole number from 1 to 5. */
  rating(field: string, value: Value | undefined): number | undefined {
    const text = this.text(field, value);
    if (text === undefined || /^[1-5]$/.test(text)) return text === undefined ? undefined : Number(text);
    throw new RowProblem(field, `A rating is a whole number from 1 to 5, not "${text}".`);
  }
}

function wordOf<Word extends string>(field: string, text: string, words: readonly Word[]): Word {
  const word = words.find((each) => each === text);
  if (word === undefined) throw new RowProblem(field, `"${text}" is none of ${words.join(", ")}.`);
  return word;
}

function dated<Read>(field: string, text: string, read: Read | null): Read {
  if (read === null) throw new RowProblem(field, `"${text}" is no date in a format that the mapping names.`);
  return read;
}
