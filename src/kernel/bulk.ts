import { Field, InputType, ObjectType, registerEnumType, type ClassType } from "type-graphql";
import type { BaseRecord } from "./BaseRecord.js";
import type { Context } from "./Context.js";
import { DomainError, invalid, type Problem } from "./DomainError.js";
import { UserError } from "./payloadOf.js";
import type { Transaction } from "./Transaction.js";

/** What becomes of the good rows where others are not. */
export enum OnRejection {
  REJECT_ALL = "REJECT_ALL",
  REJECT_FAILED = "REJECT_FAILED",
}
registerEnumType(OnRejection, {
  name: "OnRejection",
  description: "What becomes of the good rows where others are wrong.",
  valuesConfig: {
    REJECT_ALL: { description: "Nothing is stored unless every row is good." },
    REJECT_FAILED: { description: "The good rows are stored, the wrong ones are not." },
  },
});

/** What became of one row. */
export enum RowOutcome {
  CREATED = "CREATED",
  UPDATED = "UPDATED",
  REJECTED = "REJECTED",
  NOT_STORED = "NOT_STORED",
}
registerEnumType(RowOutcome, {
  name: "RowOutcome",
  description: "What became of one row of many.",
  valuesConfig: {
    CREATED: { description: "It is a new record." },
    UPDATED: { description: "It changed a record." },
    REJECTED: { description: "It is wrong, and was not stored." },
    NOT_STORED: { description: "It is good, and was not stored since others are wrong." },
  },
});

/** Many rows for one mutation. */
export interface BulkInput<Row> {
  readonly rows: readonly Row[];
  readonly onRejection: OnRejection;
}

type BulkResult<Name extends string, Row> = { [Key in Name]: Row | null } & {
  readonly outcome: RowOutcome;
  readonly userErrors: readonly Problem[];
};

/** What became of many rows, in their order. */
export interface BulkPayload<Name extends string, Row> {
  readonly results: readonly BulkResult<Name, Row>[];
  readonly userErrors: readonly Problem[];
}

interface BulkTypes<Name extends string, Input, Row> {
  readonly Input: ClassType<BulkInput<Input>>;
  readonly Payload: ClassType<BulkPayload<Name, Row>>;
}

const MAX_ROWS = 500;

/**
 * The types of a mutation's bulk form.
 * @param name The mutation's, with a capital: "PartnersUpsert".
 * @param field The name of the record in each result.
 */
export function bulkOf<Name extends string, Given extends object, Row extends object>(
  name: string,
  field: Name,
  row: ClassType<Given>,
  record: () => ClassType<Row>,
): BulkTypes<Name, Given, Row> {
  @InputType(`${name}Input`, { description: `Many rows for ${name}.` })
  class Input implements BulkInput<Given> {
    @Field(() => [row], { description: `The rows, at most ${MAX_ROWS}.` })
    rows: Given[];

    @Field(() => OnRejection, {
      defaultValue: OnRejection.REJECT_ALL,
      description: "What becomes of the good rows where others are wrong.",
    })
    onRejection: OnRejection;
  }

  @ObjectType(`${name}Result`, { description: `What became of one row of ${name}.`, simpleResolvers: true })
  class Result {
    @Field(() => RowOutcome, { description: "What became of it." })
    outcome: RowOutcome;

    @Field(() => [UserError], { description: "What is wrong with the row; fields are the row's own." })
    userErrors: readonly Problem[];
  }
  Field(record, { nullable: true, description: "The record as it is stored; null where it is not." })(
    Result.prototype,
    field,
  );

  @ObjectType(`${name}Payload`, { description: `What ${name} answers.`, simpleResolvers: true })
  class Payload {
    @Field(() => [Result], { description: "What became of each row, in their order." })
    results: Result[];

    @Field(() => [UserError], {
      description:
        'All that is wrong, each with the path of its row: "rows.3.name". Empty where all was stored.',
    })
    userErrors: readonly Problem[];
  }
  return { Input, Payload } as unknown as BulkTypes<Name, Given, Row>;
}

/** Carries the results out of a transaction that is taken back. */
class AllRejected extends Error {
  constructor(readonly results: readonly BulkResult<string, unknown>[]) {
    super();
  }
}

/**
 * Runs a mutation's verb for each of many rows, in their order, in one transaction. A row that is wrong takes back what
 * it wrote itself, and the others as the caller asked.
 * @throws DomainError INVALID at "rows" for too many; whatever is not a row's fault.
 */
export async function runBulk<Name extends string, Input, Row extends BaseRecord>(
  ctx: Context,
  field: Name,
  { rows, onRejection }: BulkInput<Input>,
  verb: (tx: Transaction, row: Input) => Promise<Row>,
): Promise<BulkPayload<Name, Row>> {
  if (rows.length > MAX_ROWS)
    return {
      results: [],
      userErrors: invalid("rows", `At most ${MAX_ROWS} rows can be sent at a time.`).problems,
    };
  try {
    return payloadOf(
      await ctx.commit(async (tx) => {
        const results: BulkResult<Name, Row>[] = [];
        for (const row of rows) results.push(await resultOf(tx, field, () => verb(tx, row)));
        if (onRejection === OnRejection.REJECT_ALL && results.some(isRejected))
          throw new AllRejected(results);
        return results;
      }),
    );
  } catch (error) {
    if (!(error instanceof AllRejected)) throw error;
    return payloadOf((error.results as BulkResult<Name, Row>[]).map((each) => notStored(field, each)));
  }
}

async function resultOf<Name extends string, Row extends BaseRecord>(
  tx: Transaction,
  field: Name,
  verb: () => Promise<Row>,
): Promise<BulkResult<Name, Row>> {
  const result = (
    outcome: RowOutcome,
    row: Row | null,
    userErrors: readonly Problem[],
  ): BulkResult<Name, Row> => ({ [field]: row, outcome, userErrors }) as BulkResult<Name, Row>;
  try {
    const row = await tx.savepoint(verb);
    return result(row.version === 1 ? RowOutcome.CREATED : RowOutcome.UPDATED, row, []);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return result(RowOutcome.REJECTED, (error.current as Row | undefined) ?? null, error.problems);
  }
}

const isRejected = ({ outcome }: BulkResult<string, unknown>): boolean => outcome === RowOutcome.REJECTED;

const notStored = <Name extends string, Row>(
  field: Name,
  result: BulkResult<Name, Row>,
): BulkResult<Name, Row> =>
  isRejected(result) ? result : { ...result, [field]: null, outcome: RowOutcome.NOT_STORED };

function payloadOf<Name extends string, Row>(
  results: readonly BulkResult<Name, Row>[],
): BulkPayload<Name, Row> {
  const userErrors = results.flatMap(({ userErrors }, at) =>
    userErrors.map(({ field, ...rest }) => ({
      ...rest,
      field: field === null ? `rows.${at}` : `rows.${at}.${field}`,
    })),
  );
  return { results, userErrors };
}
