import type { ServerResponse } from "node:http";

/** The requests that a server is working on. */
export interface UnderWay {
  /** Whether no more are taken. */
  readonly stopping: boolean;
  /** Counts a request until its answer is sent, or its caller is gone. */
  add(response: ServerResponse): void;
  /** Takes no more; settles when all are done, or after so many milliseconds. */
  finish(patience: number): Promise<void>;
}

/** Counts requests, so that a server that stops can answer them all. */
export function underWay(): UnderWay {
  let count = 0;
  let stopping = false;
  let done = (): void => undefined;
  return {
    get stopping() {
      return stopping;
    },
    add: (response) => {
      count++;
      response.once("close", () => {
        count--;
        if (stopping && count === 0) done();
      });
    },
    finish: (patience) => {
      stopping = true;
      if (count === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, patience);
        done = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
