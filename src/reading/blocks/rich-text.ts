/** Words with their looks, as they come out of a document before they are folded into blocks. */
export type Piece = {
  /** "\n" is a line break that the writer made, "\t" a tab. */
  readonly text: string;
  readonly bold: boolean;
  readonly underlined: boolean;
  /** Points, or null where the document does not say. */
  readonly size: number | null;
  readonly address: string | null;
};

type Link = { readonly words: string; readonly address: string };

export type RichLine = {
  /** White space folded and trimmed; never empty. */
  readonly text: string;
  /** How many characters from the start are bold; text.length if all are. */
  readonly bold: number;
  readonly underlined: boolean;
  /** The size that most of its characters have. */
  readonly size: number | null;
  readonly links: readonly Link[];
};

const SPACE = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]/;
/** Soft hyphens, joiners and marks of direction: they steer the setting and are no letters. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;
/** What XML and HTML should not hold, and old programs left anyway. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** The lines that the writer set, each folded; empty lines come as null, because they part paragraphs. */
export function richLines(pieces: readonly Piece[]): (RichLine | null)[] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    piece.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ ...piece, text });
    });
  }
  return lines.map(foldLine);
}

function foldLine(pieces: readonly Piece[]): RichLine | null {
  const parts: string[] = [];
  let length = 0;
  let boldTo = 0;
  let stillBold = true;
  let pendingSpace = false;
  let underlined = true;
  const sizes = new Map<number | null, number>();
  for (const piece of pieces) {
    const text = piece.text.replace(INVISIBLE, '').replace(CONTROL, ' ');
    for (const word of text.split(/([\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+)/)) {
      if (word === '') continue;
      if (SPACE.test(word)) {
        pendingSpace = length > 0;
        continue;
      }
      if (pendingSpace) {
        parts.push(' ');
        length += 1;
        pendingSpace = false;
      }
      parts.push(word);
      length += word.length;
      stillBold &&= piece.bold;
      if (stillBold) boldTo = length;
      underlined &&= piece.underlined && piece.address === null;
      sizes.set(piece.size, (sizes.get(piece.size) ?? 0) + word.length);
    }
  }
  if (length === 0) return null;
  const [size] = [...sizes].sort((a, b) => b[1] - a[1])[0] ?? [null];
  return { text: parts.join(''), bold: boldTo, underlined, size, links: linksOf(pieces) };
}

function linksOf(pieces: readonly Piece[]): Link[] {
  const links: { words: string; address: string }[] = [];
  let previous: string | null = null;
  for (const piece of pieces) {
    const last = links.at(-1);
    if (piece.address !== null && piece.address === previous && last !== undefined) last.words += piece.text;
    else if (piece.address !== null) links.push({ words: piece.text, address: piece.address });
    previous = piece.address;
  }
  return links
    .map(({ words, address }) => ({ words: foldSpace(words), address }))
    .filter((link) => link.words !== '' && link.address !== '');
}

export function foldSpace(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .trim();
}

/** The line without its first `count` characters and the space after them. */
export function dropStart(line: RichLine, count: number): RichLine {
  const text = line.text.slice(count).trimStart();
  const dropped = line.text.length - text.length;
  return {
    ...line,
    text,
    bold: line.bold > dropped ? line.bold - dropped : line.bold === line.text.length ? text.length : 0,
  };
}
