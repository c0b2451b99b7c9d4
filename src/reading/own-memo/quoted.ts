/** Words set apart so that nothing in them can be taken for what stands around: ”…”, an own ” doubled. */
export function quoted(words: string): string {
  return `”${words.replaceAll('”', '””')}”`;
}

/** One quoted stretch, as a pattern. */
export const QUOTED = '”(?:[^”]|””)*”';

/** The words within; the text itself where it is not quoted. */
export function unquoted(text: string): string {
  return text.length >= 2 && new RegExp(`^${QUOTED}$`, 'u').test(text) ? text.slice(1, -1).replaceAll('””', '”') : text;
}
