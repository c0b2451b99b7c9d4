/**
 * Signs that are not seen but steer what is: line breaks and a terminal's commands (Cc), the breaks of lines and
 * paragraphs (U+2028, U+2029), and those that turn the direction of writing (U+202A-202E, U+2066-2069), with which a text
 * can be made to show other words than it holds.
 */
const UNSEEN = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/** Whether a text that is to stand on one line, as a name, holds such a sign. */
export function hasUnseenSigns(text: string): boolean {
  return text.search(UNSEEN) !== -1;
}

const TURNS = /[\u202a-\u202e\u2066-\u2069]/u;

/**
 * What to say of a text of several lines that is to stand in a document, as in the minutes, where it holds a sign that turns
 * the direction of writing; null where it holds none. Nobody sees the sign, so that it is told where it stands.
 */
export function turnsWriting(text: string): string | null {
  const at = text.search(TURNS);
  if (at === -1) return null;
  const before = withoutUnseenSigns(text.slice(0, at)).trim().slice(-30);
  const where = before === '' ? 'först i texten' : `efter ”${before}”`;
  return `Ett tecken som inte syns, ${where}, vänder skrivriktningen. Skriv de orden på nytt.`;
}

export function withoutUnseenSigns(text: string): string {
  return text.replace(UNSEEN, '');
}
