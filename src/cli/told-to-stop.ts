/** Resolves when somebody ends the program. */
export function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    // Not once: from npm the signal comes twice, and the second would end us before the database is stopped.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
