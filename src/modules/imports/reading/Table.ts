/** How a file is written. */
export interface FileFormat {
  readonly type: "csv" | "json";
  /** An encoding of the WHATWG standard, such as "utf-8" or "windows-1252". */
  readonly encoding: string;
  /** What stands between two cells of a CSV file. */
  readonly delimiter: string;
}

/** One row of a CSV file, or one item of a JSON file. */
export interface TableRow {
  /** The line of the file where it begins, or the item's number; the first is 1. */
  readonly line: number;
  /** By column; a CSV file gives strings. */
  readonly values: { readonly [column: string]: unknown };
  /** Why the row cannot be used at all; its values are then kept for whoever mends it. */
  readonly fault?: string;
}

/** A file as it was published. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** What the numbers of its rows count. */
  readonly counts: "line" | "item";
}
