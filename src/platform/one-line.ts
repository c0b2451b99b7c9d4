/** Words as they are typed in a field of one line: every run of spaces, line breaks and control signs is one space, none at the ends. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}
