/** A file's name may hold commands to the terminal. */
const CONTROLS = /(?!\n)\p{Cc}/gu;

/** A text as a terminal may be shown it: what would steer it is a replacement character. */
export function visible(text: string): string {
  return text.replace(CONTROLS, '\ufffd');
}

/** Progress for a person, one plain line at a time; stdout is kept for what the command answers. */
export function tell(text: string): void {
  process.stderr.write(`${visible(text)}\n`);
}
