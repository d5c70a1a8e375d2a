/** Why a row is not taken. It is thrown while the row is mapped, and caught where the row is rejected. */
export class RowProblem extends Error {
  constructor(
    /** The field that is wrong, such as "partner.name"; null for the whole row. */
    readonly field: string | null,
    /** One sentence for a person. */
    readonly reason: string,
  ) {
    super(reason);
  }
}
