import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { listReviews } from "../../../src/modules/reviews/reviewQueries.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { somePartner } from "../evidence/evidenceSamples.js";
import { ask, answerOf, mutate, setDay, someClock, submitted } from "./reviewSamples.js";

const clock = someClock();
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => clock.now });
});
beforeEach(() => setDay(clock, 0));
afterAll(() => api.stop());

describe("lists of reviews by state", () => {
  test("show just that, and what stands where none is named", async () => {
    const partnerId = await somePartner(api);
    const [open, answered, early, gone] = [
      await submitted(api, { partnerId }),
      await submitted(api, { partnerId }),
      await submitted(api, { partnerId }),
      await submitted(api, { partnerId, reviewedOn: "2026-03-31" }),
    ];
    await mutate(api, "Answer", answerOf(answered.id));
    await mutate(api, "Answer", answerOf(early.id));
    await mutate(api, "Publish", { id: early.id, expectedVersion: 2 });
    await mutate(api, "Withdraw", { id: gone.id, expectedVersion: 1, reason: "A slip." });
    const ids = async (filter: object): Promise<string[]> => {
      const { nodes } = (
        await ask(
          api,
          `query ($filter: ReviewFilter) { reviews(filter: $filter) { nodes { id state } } }`,
          { filter: { partnerId: { eq: partnerId }, ...filter } },
          Role.VIEWER,
        )
      ).reviews;
      const { state } = filter as { state?: { eq?: string } };
      if (state?.eq !== undefined) expect(nodes.every((each: any) => each.state === state.eq)).toBe(true);
      return nodes.map(({ id }: any) => id).sort();
    };
    const sorted = (...reviews: { id: string }[]): string[] => reviews.map(({ id }) => id).sort();
    expect(await ids({})).toEqual(sorted(open, answered, early));
    expect(await ids({ state: { eq: "SUBMITTED" } })).toEqual(sorted(open, answered));
    expect(await ids({ state: { eq: "PUBLISHED" } })).toEqual(sorted(early));
    expect(await ids({ state: { eq: "WITHDRAWN" } })).toEqual(sorted(gone));
    expect(await ids({ state: { in: ["PUBLISHED", "WITHDRAWN"] } })).toEqual(sorted(early, gone));
    expect(await ids({ quarter: { eq: "2026-Q2" } })).toEqual(sorted(open, answered, early));
    expect(await ids({ quarter: { lt: "2026-Q2" }, includeWithdrawn: true })).toEqual(sorted(gone));
    expect(await ids({ quarter: { gte: "2026-Q3" } })).toEqual([]);
    setDay(clock, 30);
    expect(await ids({ state: { eq: "PUBLISHED" } })).toEqual(sorted(open, answered, early));
    expect(await ids({ state: { eq: "SUBMITTED" } })).toEqual([]);
  });

  test.each([
    [{ state: { eq: null } }, "filter.state.eq"],
    [{ quarter: { eq: null } }, "filter.quarter.eq"],
    [{ quarter: { lt: null } }, "filter.quarter.lt"],
  ])("refuse %j", async (filter, field) => {
    await expect((async () => listReviews(api.context(), {}, filter as object))()).rejects.toMatchObject({
      problems: [{ code: "INVALID", field }],
    });
  });
});
