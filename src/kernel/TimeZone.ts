import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { IANAZone } from "luxon";
import type { Problems } from "./DomainError.js";

/** Whether this names a zone of the IANA time zone database, such as "Europe/Zurich"; a bare offset does not. */
const isTimeZone = (text: string): boolean => /^[A-Za-z]/.test(text) && IANAZone.isValidZone(text);

/** A zone that is given must be known. */
export function checkTimeZone(problems: Problems, field: string, zone: string | null | undefined): void {
  const usable = zone === undefined || zone === null || isTimeZone(zone);
  problems.unless(usable, field, "This is not a time zone: write it as Europe/Zurich.");
}

function fromText(text: unknown): string {
  if (typeof text === "string" && isTimeZone(text)) return text;
  const shown = typeof text === "string" ? `"${text.slice(0, 60)}"` : "This";
  throw new GraphQLError(`${shown} is not a time zone: write it as Europe/Zurich.`);
}

/** A zone's name. (The scalar of graphql-scalars takes lists of one name and, on newer Node, bare offsets.) */
export const TimeZoneScalar = new GraphQLScalarType<string, string>({
  name: "TimeZone",
  description: 'The name of a zone in the IANA time zone database, for example "Europe/Zurich".',
  serialize: String,
  parseValue: fromText,
  parseLiteral: (node) => fromText(node.kind === Kind.STRING ? node.value : null),
});
