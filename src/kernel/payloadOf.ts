import { Field, ObjectType, registerEnumType, type ClassType } from "type-graphql";
import { DomainError, type ErrorCode, type Problem } from "./DomainError.js";

const UserErrorCode = { NOT_FOUND: "NOT_FOUND", INVALID: "INVALID", CONFLICT: "CONFLICT" } as const;
registerEnumType(UserErrorCode, {
  name: "UserErrorCode",
  description: "What kind of mistake an input holds.",
  valuesConfig: {
    NOT_FOUND: {
      description: "The input names a record that does not exist, or that the caller may not see.",
    },
    INVALID: { description: "A value is wrong in itself." },
    CONFLICT: { description: "A value contradicts what is stored, or the record has changed meanwhile." },
  },
});

@ObjectType({ description: "One thing that is wrong with an input; nothing was stored." })
export class UserError implements Problem {
  @Field(() => UserErrorCode, { description: "The kind of mistake." })
  code: ErrorCode;

  @Field(() => String, {
    nullable: true,
    description: "The path of the input field; null where it is the whole.",
  })
  field: string | null;

  @Field(() => String, { description: "One sentence for a person." })
  message: string;
}

/** What a mutation answers: the record, or what is wrong. */
export type Payload<Name extends string, Row> = { [Key in Name]: Row | null } & {
  userErrors: readonly Problem[];
};

/** The payload type of a mutation: the record under its name, and the errors of the user. */
export function payloadOf<Name extends string, Row extends object>(
  typeName: string,
  field: Name,
  record: () => ClassType<Row> | [ClassType<Row>],
): ClassType<Payload<Name, Row>> {
  @ObjectType(typeName, {
    description: `What ${typeName.replace(/Payload$/, "")} answers.`,
    simpleResolvers: true,
  })
  class MutationPayload {
    @Field(() => [UserError], { description: "What is wrong with the input; empty where all was stored." })
    userErrors: readonly Problem[];
  }
  Field(record, {
    nullable: true,
    description: "The record as it is stored now; null where there is none to show.",
  })(MutationPayload.prototype, field);
  return MutationPayload as unknown as ClassType<Payload<Name, Row>>;
}

/**
 * Runs a mutation's work and puts its result, or what the caller did wrong, under `field`. After a stale version the
 * record as it stands is given beside the error.
 * @throws whatever is not the input's fault: no permission, or a failure of ours.
 */
export async function answer<Name extends string, Row>(
  field: Name,
  work: Promise<Row>,
): Promise<Payload<Name, Row>> {
  const payload = (row: Row | null, userErrors: readonly Problem[]): Payload<Name, Row> =>
    ({ [field]: row, userErrors }) as Payload<Name, Row>;
  try {
    return payload(await work, []);
  } catch (error) {
    if (!(error instanceof DomainError) || !(error.code in UserErrorCode)) throw error;
    return payload((error.current as Row | undefined) ?? null, error.problems);
  }
}
