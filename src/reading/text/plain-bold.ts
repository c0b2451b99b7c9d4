/**
 * Bold as people type it in plain text, `**so**` or `__so__`: the words without the signs, and how many
 * characters from the start are bold. Signs without a partner are kept as written.
 */
export function readTypedBold(text: string): { text: string; bold: number } {
  let bold = 0;
  let plain = '';
  let rest = text;
  for (let match = PAIR.exec(rest); match !== null; match = PAIR.exec(rest)) {
    const before = rest.slice(0, match.index);
    const words = match[2] ?? '';
    plain += before;
    if (plain.trim() === '' || plain.length === bold) bold = plain.length + words.length;
    plain += words;
    rest = rest.slice(match.index + match[0].length);
  }
  plain += rest;
  return { text: plain.trim(), bold: Math.min(bold, plain.trim().length) };
}

const PAIR = /(\*\*|__)(?=\S)(.+?)(?<=\S)\1/u;
