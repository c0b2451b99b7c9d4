/** Those that turn the direction of writing, with which words can be shown that are not what was written. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Words as they are typed in a field of one line: every run of spaces, line breaks and control signs is one space, none at the ends. */
export function oneLine(text: string): string {
  return text
    .replaceAll(TURNS, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Words as they are typed in a field of several lines: breaks and tabs stay, other signs that steer unseen do not; nothing at the ends. */
export function severalLines(text: string): string {
  return text
    .replaceAll(/\r\n|[\u2028\u2029]/g, '\n')
    .replaceAll(TURNS, '')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** Words to compare what two have typed by: on one line, without regard to capitals or to how letters are put together. */
export function alikeWords(text: string): string {
  return oneLine(text.normalize('NFC')).toLocaleLowerCase('sv');
}
