import { AppError } from '#platform/errors.ts';
import type { Desk, DeskState, DeskText } from '#publication/desk.ts';

/**
 * A promise's texts in one language as an XLIFF 2.0 file (OASIS, core), for a translator's program. A file holds one
 * promise and one language; a unit is one text, never parted, and keeps which version it was taken out in.
 */
export const XLIFF_NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0';
export const SUB_STATE = { machine: 'loftet:machine', older: 'loftet:older' } as const;
export const NOTES = { version: 'loftet:version', source: 'loftet:source-sha256' } as const;

/** XLIFF's own states: what nobody has gone through yet is `initial`, though a machine has made something. */
const STATES: Readonly<Record<DeskState, string>> = {
  missing: 'state="initial"',
  older: `state="initial" subState="${SUB_STATE.older}"`,
  machine: `state="initial" subState="${SUB_STATE.machine}"`,
  waiting: 'state="translated"',
  approved: 'state="final"',
};

/** Which file belongs to which promise: nothing of the file's own name is asked. */
export function fileIdOf(promiseId: string): string {
  return `promise-${promiseId}`;
}

/**
 * @param hash what a Swedish text is known by, so that a text that the translator's program changed shows
 * @throws AppError `usage` where a text has a character that XML cannot hold
 */
export function writeXliff(desk: Desk, municipality: string, hash: (text: string) => string): string {
  const { promise, lang, texts } = desk;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${XLIFF_NAMESPACE}" version="2.0" srcLang="sv" trgLang="${lang}">`,
    `  <file id="${fileIdOf(promise.id)}" original="${quoted(`${municipality}/${promise.slug}`)}" canResegment="no" xml:space="preserve">`,
    ...texts.flatMap((text) => unit(text, hash(text.swedish))),
    '  </file>',
    '</xliff>',
    '',
  ].join('\n');
}

function unit(text: DeskText, sha256: string): string[] {
  const where = `${text.group}. ${text.name}.`;
  refuseUnfit(text.swedish, where);
  refuseUnfit(text.body, where);
  const note = (category: string, words: string): string =>
    `        <note category="${category}">${escaped(words)}</note>`;
  return [
    `    <unit id="${text.key}" name="${quoted(where)}" canResegment="no" translate="yes">`,
    '      <notes>',
    note('context', where),
    note('max-length', `Högst ${text.longest} tecken.`),
    ...(text.madeFrom === null ? [] : [note('context', `Översättningen gjordes från: ${fit(text.madeFrom)}`)]),
    note(NOTES.version, String(text.no)),
    note(NOTES.source, sha256),
    '      </notes>',
    `      <segment id="s1" ${STATES[text.state]}>`,
    `        <source xml:space="preserve">${escaped(text.swedish)}</source>`,
    ...(text.body === '' ? [] : [`        <target xml:space="preserve">${escaped(text.body)}</target>`]),
    '      </segment>',
    '    </unit>',
  ];
}

/** What XML 1.0 cannot hold, not even as a reference: control characters, halves of a sign, non-characters. */
const UNFIT = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

export function isFit(text: string): boolean {
  return !UNFIT.test(text);
}

function refuseUnfit(text: string, where: string): void {
  if (!isFit(text))
    throw new AppError('usage', {
      what: `${where} Texten har ett tecken som inte syns och som inte kan stå i en XLIFF-fil. Skriv om den och hämta filen igen.`,
    });
}

/** An earlier wording is there for help alone: its unseen signs are left out. */
function fit(text: string): string {
  return [...text].filter(isFit).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
}

function quoted(text: string): string {
  return escaped(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
