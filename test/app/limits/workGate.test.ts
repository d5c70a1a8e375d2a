import { describe, expect, test } from "@jest/globals";
import { HttpRefusal } from "../../../src/app/httpAnswers.js";
import { workGate, type WorkGate } from "../../../src/app/limits/workGate.js";

const LIMITS = { running: 3, runningPerClient: 2, waiting: 3, waitingPerClient: 2, patience: 60_000 };

/** Work that ends when it is told to. */
interface Job {
  readonly started: () => boolean;
  readonly end: () => void;
  readonly done: Promise<number | string>;
}

function job(gate: WorkGate, client: string): Job {
  let started = false;
  let end = (): void => undefined;
  const work = (): Promise<string> => {
    started = true;
    return new Promise((resolve) => {
      end = () => resolve("done");
    });
  };
  const done = gate(client, work).catch((error: unknown) => (error as HttpRefusal).status);
  return { started: () => started, end: () => end(), done };
}

describe("the gate for work", () => {
  test("runs what waits in its order, as places become free", async () => {
    const gate = workGate(LIMITS);
    const [a, b, c] = [job(gate, "a"), job(gate, "b"), job(gate, "c")];
    const [d, e] = [job(gate, "d"), job(gate, "e")];
    expect([a, b, c, d, e].map((each) => each.started())).toEqual([true, true, true, false, false]);
    b.end();
    expect(await b.done).toBe("done");
    expect([d.started(), e.started()]).toEqual([true, false]);
    [a, c, d].forEach((each) => each.end());
    await Promise.all([a.done, c.done, d.done]);
    e.end();
    expect(await e.done).toBe("done");
  });

  test("sends away at once what finds the queue full", async () => {
    const gate = workGate(LIMITS);
    const jobs = ["a", "b", "c", "d", "e", "f"].map((client) => job(gate, client));
    expect(await job(gate, "g").done).toBe(503);
    for (const each of jobs) {
      each.end();
      await each.done;
    }
  });

  test("keeps a place for others, and lets them go past a client that has its share", async () => {
    const gate = workGate(LIMITS);
    const greedy = [1, 2, 3, 4].map(() => job(gate, "greedy"));
    expect(greedy.map((each) => each.started())).toEqual([true, true, false, false]);
    expect(await job(gate, "greedy").done).toBe(429);
    const other = job(gate, "other");
    expect(other.started()).toBe(true);
    const third = job(gate, "third");
    expect(third.started()).toBe(false);
    other.end();
    await other.done;
    expect([third.started(), greedy[2]!.started()]).toEqual([true, false]);
    third.end();
    for (const each of greedy) {
      each.end();
      await each.done;
    }
  });

  test("sends away who waited too long, and the rest go on", async () => {
    const gate = workGate({ ...LIMITS, running: 1, patience: 1 });
    const first = job(gate, "a");
    expect(await job(gate, "b").done).toBe(503);
    first.end();
    expect(await first.done).toBe("done");
    const last = job(gate, "c");
    expect(last.started()).toBe(true);
    last.end();
    await last.done;
  });

  test("gives the place of work that failed to the next", async () => {
    const gate = workGate({ ...LIMITS, running: 1 });
    const failing = gate("a", () => Promise.reject(new Error("broken")));
    const next = job(gate, "b");
    await expect(failing).rejects.toThrow("broken");
    expect(next.started()).toBe(true);
    next.end();
    await next.done;
  });
});
