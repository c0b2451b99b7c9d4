/** Progress for a person, one plain line at a time; stdout is kept for what the command answers. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
