/** What a command said on stderr, but that it is still at work: on a busy machine it says so, and that is no fault. */
export function withoutProgress(stderr: string): string {
  return stderr.replace(/^[^\n]+ … \(\d+ s\)\n/gm, '');
}
