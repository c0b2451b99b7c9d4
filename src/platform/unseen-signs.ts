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

export function withoutUnseenSigns(text: string): string {
  return text.replace(UNSEEN, '');
}
