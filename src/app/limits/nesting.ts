import { Lexer, Source, TokenKind } from "graphql";
import { invalid } from "../../kernel/DomainError.js";

export const MAX_TOKENS = 5_000;
export const MAX_NESTING = 100;

const OPEN: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSE: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Checks a document before it is parsed: the parser calls itself at each bracket, and the stack ends somewhere.
 * @throws DomainError INVALID above 5,000 tokens or 100 open brackets.
 * @throws GraphQLError for what is no token.
 */
export function checkNesting(text: string): void {
  const lexer = new Lexer(new Source(text));
  let open = 0;
  for (let tokens = 0; lexer.advance().kind !== TokenKind.EOF; tokens++) {
    if (tokens === MAX_TOKENS) throw invalid("query", `The document has more than ${MAX_TOKENS} tokens.`);
    if (OPEN.has(lexer.token.kind)) open++;
    if (CLOSE.has(lexer.token.kind)) open--;
    if (open > MAX_NESTING)
      throw invalid("query", `The document opens more than ${MAX_NESTING} brackets inside each other.`);
  }
}
