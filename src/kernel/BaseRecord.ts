import { GraphQLUUID } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, PrimaryColumn } from "typeorm";

/** What every record has. */
@ObjectType()
export abstract class BaseRecord {
  @PrimaryColumn({ type: "uuid" })
  @Field(() => GraphQLUUID, { description: "The record's id, a UUID of version 7; it never changes." })
  id: string;

  @Column({ type: "timestamptz" })
  @Field(() => Date, { description: "When the record was created here." })
  createdAt: Date;

  @Column({ type: "timestamptz" })
  @Field(() => Date, { description: "When the record was last changed here." })
  updatedAt: Date;

  @Column({ type: "integer" })
  @Field(() => Int, { description: "Grows by one with each change; send it back as expectedVersion." })
  version: number;
}
