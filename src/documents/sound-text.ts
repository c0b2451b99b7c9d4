/** What steers rather than says: controls, and marks that turn the direction of whatever follows them. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const TURNS = /[\u202a-\u202e\u2066-\u2069\ufeff]/g;
const NO_CHARACTER = /\p{Noncharacter_Code_Point}/gu;
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\s]/u;
const LINE_ENDS = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/g;

/**
 * The same words in signs that HTML, XML and PDF all take: canonical composition, no control signs, U+FFFD for what is no
 * character at all, single spaces. A line break stays one.
 */
export function soundText(text: string): string {
  const sound = text
    .toWellFormed()
    .normalize('NFC')
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, ' ')
    .replace(TURNS, '')
    .replace(NO_CHARACTER, '\ufffd')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n');
  // A heading or a link that nobody sees would be one only for those who listen.
  return VISIBLE.test(sound) ? sound : sound.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
}

/** For what stands on one line of its own: headings, labels, cells. */
export function soundLine(text: string): string {
  return soundText(text).replace(/\n/g, ' ').trim();
}

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);
const PLAIN_ADDRESS = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/;

/** An address that a document may lead to, written in ASCII; null for every other kind (javascript, data, file, relative). */
export function soundAddress(address: string): string | null {
  const url = URL.parse(address.trim());
  if (url === null || !SCHEMES.has(url.protocol)) return null;
  return PLAIN_ADDRESS.test(address) ? address : url.href;
}
