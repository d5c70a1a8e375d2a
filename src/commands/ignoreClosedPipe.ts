/** Lets a reader such as `head` close the pipe early: what is left to say is dropped, and the work ends as it would have. */
export function ignoreClosedPipe(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
