/** What the values of one record of a row are taken from. */
export interface Source {
  readonly values: { readonly [column: string]: unknown };
  /** The name of the file, without its folders. */
  readonly fileName: string;
  /** The element that this record is about, where the row becomes one record for each. */
  readonly item?: string;
}
