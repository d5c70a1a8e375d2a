import { expect, test } from "@jest/globals";
import { HttpRefusal } from "../../../src/app/httpAnswers.js";
import { pacedLane } from "../../../src/app/limits/pacedLane.js";

test("work is done in its order, one piece at a time, and no client's twice while another's waits", async () => {
  const lane = pacedLane({ waiting: 10, rest: 1 });
  const done: string[] = [];
  const piece = (client: string, name: string): Promise<void> => lane(client, () => void done.push(name));
  await Promise.all([
    piece("greedy", "1"),
    piece("greedy", "2"),
    piece("greedy", "3"),
    piece("other", "4"),
    piece("third", "5"),
    piece("other", "6"),
  ]);
  expect(done).toEqual(["1", "4", "2", "5", "3", "6"]);
});

test("between two pieces there is time for others", async () => {
  const lane = pacedLane({ waiting: 10, rest: 1 });
  const done: string[] = [];
  const first = lane("a", () => void done.push("first"));
  const second = lane("b", () => void done.push("second"));
  await first;
  await Promise.resolve().then(() => done.push("between"));
  await second;
  expect(done).toEqual(["first", "between", "second"]);
});

test("what finds the line full is sent away at once", async () => {
  const lane = pacedLane({ waiting: 1, rest: 1 });
  const pieces = ["a", "b", "c"].map((client) =>
    lane(client, () => "done").catch((error: unknown) => (error as HttpRefusal).status),
  );
  expect(await Promise.all(pieces)).toEqual(["done", "done", 503]);
});

test("work that fails lets the next begin", async () => {
  const lane = pacedLane({ waiting: 1, rest: 1 });
  const failing = lane("a", () => {
    throw new Error("broken");
  });
  const next = lane("a", () => "done");
  await expect(failing).rejects.toThrow("broken");
  expect(await next).toBe("done");
});
