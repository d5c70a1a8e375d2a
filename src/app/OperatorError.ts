/** A failure that an operator can mend; its message is one clear sentence. */
export class OperatorError extends Error {}
