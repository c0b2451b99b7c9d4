const FIRST_AFTER = 1000;
/** A log keeps every line, so it gets fewer of them. */
const FIRST_LINE_AFTER = 3000;
const LINES_EVERY = 10_000;

/**
 * Says on stderr what is going on if `work` takes long: on a terminal one line that counts the seconds and is wiped
 * at the end, elsewhere plain lines.
 */
export async function withProgress<Result>(doing: string, work: Promise<Result>): Promise<Result> {
  const { stderr } = process;
  const start = performance.now();
  const seconds = () => Math.floor((performance.now() - start) / 1000);
  const terminal = stderr.isTTY === true;
  const show = () => {
    stderr.write(terminal ? `\r${doing} … ${seconds()} s` : `${doing} … (${seconds()} s)\n`);
  };
  let repeated: NodeJS.Timeout | undefined;
  const first = setTimeout(
    () => {
      show();
      repeated = setInterval(show, terminal ? 1000 : LINES_EVERY);
    },
    terminal ? FIRST_AFTER : FIRST_LINE_AFTER,
  );
  try {
    return await work;
  } finally {
    clearTimeout(first);
    clearInterval(repeated);
    if (terminal && repeated !== undefined) stderr.write('\r\u001b[K');
  }
}
