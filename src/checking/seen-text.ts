/**
 * A text as it is read by whoever sees it, for patterns that would else be got round: signs that are not seen are left out
 * (a soft hyphen, a space without width), spaces and hyphens are the usual ones, and digits of other scripts are ours.
 * `from` turns a place in it into the place in the text; the words themselves are never changed by it.
 */
export function seenText(text: string): { readonly seen: string; readonly from: (at: number) => number } {
  if (!ODD.test(text)) return { seen: text, from: (at) => at };
  let seen = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = plainSign(sign);
    for (let unit = 0; unit < plain.length; unit += 1) places.push(at + Math.min(unit, sign.length - 1));
    seen += plain;
    at += sign.length;
  }
  return { seen, from: (place) => places[place] ?? text.length };
}

const ODD = /[\p{Cf}\ufe00-\ufe0f\u2010-\u2012\u2212\uff01-\uff5e]|(?! )\p{Zs}|(?![0-9])\p{Nd}/u;

function plainSign(sign: string): string {
  if (/[\p{Cf}\ufe00-\ufe0f]/u.test(sign)) return '';
  if (/\p{Zs}/u.test(sign)) return ' ';
  if (/[\u2010-\u2012\u2212]/.test(sign)) return '-';
  if (/[\uff01-\uff5e]/.test(sign)) return sign.normalize('NFKC');
  return /\p{Nd}/u.test(sign) ? digitOf(sign) : sign;
}

/** Unicode keeps the ten digits of a script in a row, nought first; those that are ours in another dress are known by it. */
function digitOf(sign: string): string {
  const ours = sign.normalize('NFKC');
  if (/^[0-9]$/.test(ours)) return ours;
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
