/** Shows how far long work has come: one line that is written over on a terminal, and nothing in a log. */
export function progress(what: string): {
  readonly at: (done: number, total: number) => void;
  readonly end: () => void;
} {
  const live = process.stderr.isTTY;
  return {
    at: (done, total) => {
      if (live) process.stderr.write(`\r\u001b[K${what}: ${done} of ${total}`);
    },
    end: () => {
      if (live) process.stderr.write("\r\u001b[K");
    },
  };
}
