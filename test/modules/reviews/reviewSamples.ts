import { Role } from "../../../src/kernel/Role.js";
import { createApiKey } from "../../../src/modules/access/apiKeyService.js";
import { createPerson } from "../../../src/modules/people/peopleService.js";
import { ReviewSource } from "../../../src/modules/reviews/Review.js";
import type { TestApi } from "../../support/api.js";
import { NOW } from "../engagements/engagementSamples.js";
import { somePartner } from "../evidence/evidenceSamples.js";

/** A clock that tests put forward. */
export interface TestClock {
  now: Date;
}
export const someClock = (): TestClock => ({ now: new Date(NOW) });

const DAY = 86_400_000;
/** Puts the clock so many days after the start. */
export const setDay = (clock: TestClock, day: number): void => {
  clock.now = new Date(Date.parse(NOW) + day * DAY);
};

let people = 0;
export const somebody = async (api: TestApi): Promise<string> =>
  (await api.context().commit((tx) => createPerson(tx, { name: `Person ${++people}` }))).id;

/** What a person says who needs no further reason. */
export const SAID = {
  source: ReviewSource.INTERNAL,
  reviewedOn: "2026-05-18",
  ratings: { delivery: 4, expertise: 2 },
};

/** What was asked, answered; errors that are no userErrors are thrown. */
export async function ask(
  api: TestApi,
  document: string,
  variables: object,
  sender: Role | Sender = Role.ADMIN,
): Promise<any> {
  const { data, errors } =
    typeof sender === "string"
      ? await api.query(document, variables, sender)
      : await sender(document, variables);
  if (errors.length > 0)
    throw new Error(errors.map(({ extensions, message }) => `${extensions.code}: ${message}`).join(" "));
  return data;
}

type Sender = (document: string, variables: object) => Promise<{ data: any; errors: any[] }>;

/** Sends with a key of its own, so that two people of one role are told apart. */
export async function senderOf(api: TestApi, name: string, role: Role): Promise<Sender> {
  const { secret } = await api.context().commit((tx) => createApiKey(tx, { name, role }));
  return async (query, variables) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors = [] } = (await response.json()) as { data: any; errors?: any[] };
    return { data, errors };
  };
}

const FIELDS = `id version state answerUntil publishedAt comment reasons { dimension text }
  ratings { delivery responsiveness expertise communication value }
  partner { id } submission { actorName } answer { text actorName } withdrawal { reason }
  evidence { dimension value }`;

/** Runs a mutation that answers a review, and gives its payload. */
export async function mutate(
  api: TestApi,
  name: "Submit" | "Update" | "Answer" | "Publish" | "Withdraw" | "DraftSubmit",
  input: object,
  sender: Role | Sender = Role.ADMIN,
): Promise<any> {
  const document = `mutation ($input: Review${name}Input!) { review${name}(input: $input) {
    review { ${FIELDS} } userErrors { code field message } } }`;
  return (await ask(api, document, { input }, sender))[`review${name}`];
}

/** A submitted review of a new partner by a new reviewer, unless said otherwise. */
export async function submitted(
  api: TestApi,
  more: object = {},
  sender: Role | Sender = Role.ADMIN,
): Promise<any> {
  const input = { ...SAID, partnerId: await somePartner(api), reviewerId: await somebody(api), ...more };
  const { review, userErrors } = await mutate(api, "Submit", input, sender);
  if (!review) throw new Error(JSON.stringify(userErrors));
  return review;
}

/** The errors of a payload, shortly. */
export const errorsOf = ({ userErrors }: any): string[] =>
  userErrors.map(({ code, field }: any) => `${code} ${field}`);

/** How far a review has come. */
export async function readReview(api: TestApi, id: string): Promise<any> {
  const document = `query ($id: UUID!) { review(id: $id) {
    state answerUntil publishedAt version comment answer { text actorName } } }`;
  return (await ask(api, document, { id })).review;
}

/** The input of an answer. */
export const answerOf = (
  id: string,
  expectedVersion = 1,
  text = "We have changed the team since.",
): object => ({
  id,
  expectedVersion,
  text,
});
