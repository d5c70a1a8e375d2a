import { OperatorError } from "../app/OperatorError.js";

/** One scorecard as the command prints it; see the schema for what the fields mean. */
export interface PulledScorecard {
  readonly id: string;
  readonly partner: { readonly id: string; readonly name: string };
  readonly quarter: string;
  readonly asOf: string;
  readonly trust: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  readonly grade: string | null;
  readonly standing: string;
  readonly reasons: readonly { readonly code: string; readonly message: string }[];
  readonly dimensions: readonly {
    readonly dimension: string;
    readonly score: number;
    readonly lower: number;
    readonly upper: number;
    readonly observations: number;
    readonly contribution: number;
    readonly change: number | null;
  }[];
  readonly crisis: { readonly score: number; readonly weight: number; readonly contribution: number };
  readonly policyVersion: number;
  readonly sha256: string;
}

const QUERY = `query Pull($quarter: Quarter!, $after: String) {
  scorecards(quarter: $quarter, first: 100, after: $after, orderBy: { field: LOWER, direction: DESC }) {
    nodes {
      id quarter asOf trust lower upper confidence grade standing policyVersion sha256
      partner { id name }
      reasons { code message }
      dimensions { dimension score lower upper observations contribution change }
      crisis { score weight contribution }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Answer {
  readonly data?: {
    readonly scorecards: {
      readonly nodes: readonly PulledScorecard[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  } | null;
  readonly errors?: readonly { readonly message: string }[];
}

/**
 * Pulls all scorecards of a quarter over the API, the most trusted first. It is a plain client: copy it for a script.
 * @param url The server, for example "http://127.0.0.1:4000", with or without "/graphql".
 * @throws OperatorError where the server cannot be reached or refuses.
 */
export async function pullScorecards(url: string, key: string, quarter: string): Promise<PulledScorecard[]> {
  const scorecards: PulledScorecard[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await post(url, key, { quarter, after });
    if (errors || !data)
      throw new OperatorError((errors ?? []).map(({ message }) => message).join(" ") || "No answer.");
    const { nodes, pageInfo } = data.scorecards;
    scorecards.push(...nodes);
    if (!pageInfo.hasNextPage) return scorecards;
    after = pageInfo.endCursor;
  }
}

async function post(url: string, key: string, variables: object): Promise<Answer> {
  const endpoint = endpointOf(url);
  if (!/^[\x21-\x7e]+$/.test(key)) throw new OperatorError("The key holds characters that no key has.");
  const request = {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: QUERY, variables }),
  };
  const response = await fetch(endpoint, request).catch((cause: unknown) => {
    throw new OperatorError(`${endpoint} cannot be reached.`, { cause });
  });
  try {
    return (await response.json()) as Answer;
  } catch (cause) {
    throw new OperatorError(
      `${endpoint} answered ${response.status} with no JSON: is it a Mainstay server?`,
      { cause },
    );
  }
}

function endpointOf(url: string): string {
  if (!/^https?:/i.test(url) || !URL.canParse(url))
    throw new OperatorError(`"${url}" is not a URL such as http://127.0.0.1:4000.`);
  const server = url.replace(/\/(graphql\/?)?$/, "");
  return new URL(`${server}/graphql`).href;
}
