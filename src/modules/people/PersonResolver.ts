import { GraphQLUUID } from "graphql-scalars";
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import { bulkOf, runBulk, type BulkInput, type BulkPayload } from "../../kernel/bulk.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Context } from "../../kernel/Context.js";
import { ExternalReference, externalReferencesOf } from "../../kernel/ExternalReference.js";
import { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import { answer, payloadOf, type Payload } from "../../kernel/payloadOf.js";
import { getRecord } from "../../kernel/records.js";
import { Allow, Role } from "../../kernel/Role.js";
import { EraseInput } from "../audit/eraseInput.js";
import { PersonCreateInput, PersonFilter, PersonUpdateInput, PersonUpsertInput } from "./peopleInputs.js";
import { listPeople } from "./peopleQueries.js";
import { createPerson, eraseStaff, updatePerson } from "./peopleService.js";
import { Person } from "./Person.js";
import { Team, teamById } from "./Team.js";
import { upsertPerson } from "./upsertPerson.js";

const PersonConnection = connectionOf(Person, "Person");
const PersonCreatePayload = payloadOf("PersonCreatePayload", "person", () => Person);
const PersonErasePayload = payloadOf("PersonErasePayload", "person", () => Person);
const PersonUpdatePayload = payloadOf("PersonUpdatePayload", "person", () => Person);
const PersonUpsertPayload = payloadOf("PersonUpsertPayload", "person", () => Person);
const PeopleUpsert = bulkOf("PeopleUpsert", "person", PersonUpsertInput, () => Person);

@Resolver(() => Person)
@Allow(Role.VIEWER)
export class PersonResolver {
  @Query(() => Person, { nullable: true, description: "One of our own staff." })
  person(
    @Ctx() ctx: Context,
    @Arg("id", () => GraphQLUUID, { description: "The person." }) id: string,
  ): Promise<Person> {
    return getRecord(ctx, Person, id);
  }

  @Query(() => PersonConnection, { description: "Our own staff, by name." })
  people(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg("filter", () => PersonFilter, { nullable: true, description: "Which ones." }) filter?: PersonFilter,
  ): Promise<Page<Person>> {
    return listPeople(ctx, page, filter);
  }

  @FieldResolver(() => Team, { nullable: true, description: "The person's team." })
  team(@Ctx() ctx: Context, @Root() { teamId }: Person): Promise<Team> | null {
    return teamId === null ? null : ctx.load(teamById, teamId);
  }

  @FieldResolver(() => [ExternalReference], { description: "How other systems know the person." })
  externalReferences(@Ctx() ctx: Context, @Root() person: Person): Promise<ExternalReference[]> {
    return ctx.load(externalReferencesOf, person.id);
  }

  @Mutation(() => PersonCreatePayload, { description: "Adds a person of our own staff." })
  @Allow(Role.MANAGER)
  personCreate(
    @Ctx() ctx: Context,
    @Arg("input", () => PersonCreateInput, { description: "The person." }) input: PersonCreateInput,
  ): Promise<Payload<"person", Person>> {
    return answer(
      "person",
      ctx.commit((tx) => createPerson(tx, input)),
    );
  }

  @Mutation(() => PersonUpdatePayload, {
    description: "Changes what is said about a person of our own staff.",
  })
  @Allow(Role.MANAGER)
  personUpdate(
    @Ctx() ctx: Context,
    @Arg("input", () => PersonUpdateInput, { description: "The change." }) input: PersonUpdateInput,
  ): Promise<Payload<"person", Person>> {
    return answer(
      "person",
      ctx.commit((tx) => updatePerson(tx, input)),
    );
  }

  @Mutation(() => PersonUpsertPayload, {
    description:
      "Changes the person of our own staff who has this id, reference or else this e-mail address, or adds them.",
  })
  @Allow(Role.MANAGER)
  personUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => PersonUpsertInput, { description: "The person." }) input: PersonUpsertInput,
  ): Promise<Payload<"person", Person>> {
    return answer(
      "person",
      ctx.commit((tx) => upsertPerson(tx, input)),
    );
  }

  @Mutation(() => PeopleUpsert.Payload, {
    description: "Changes or adds many people of our own staff, each as personUpsert does.",
  })
  @Allow(Role.MANAGER)
  peopleUpsert(
    @Ctx() ctx: Context,
    @Arg("input", () => PeopleUpsert.Input, { description: "The rows." }) input: BulkInput<PersonUpsertInput>,
  ): Promise<BulkPayload<"person", Person>> {
    return runBulk(ctx, "person", input, upsertPerson);
  }

  @Mutation(() => PersonErasePayload, {
    description:
      "Forgets a person of our own staff: their reviews stay, and do not say any more whose they are.",
  })
  @Allow(Role.ADMIN)
  personErase(
    @Ctx() ctx: Context,
    @Arg("input", () => EraseInput, { description: "Whom, and why." }) input: EraseInput,
  ): Promise<Payload<"person", Person>> {
    return answer(
      "person",
      ctx.commit((tx) => eraseStaff(tx, input)),
    );
  }
}
