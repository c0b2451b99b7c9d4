import { AppError } from '#platform/errors.ts';
import { LANG_IN_SWEDISH, OTHER_LANGS } from '#platform/texts/languages.ts';
import type { Desk, DeskText } from '#publication/desk.ts';
import type { XliffFile, XliffUnit } from '#publication/read-xliff.ts';
import type { DeskSent } from '#publication/save-desk.server.ts';
import { fileIdOf } from '#publication/xliff.ts';

/** A text that a file would change. */
type XliffChange = {
  readonly text: DeskText;
  readonly sent: DeskSent;
  /** Somebody has written another translation since the file was made. */
  readonly clash: boolean;
  /** The Swedish text has changed since the file was made: the translation is from an earlier wording. */
  readonly older: boolean;
};

export type XliffCompared = {
  readonly changes: readonly XliffChange[];
  /** What is left out, and why. */
  readonly refused: readonly { readonly name: string; readonly why: string }[];
  readonly unknown: readonly string[];
  /** Texts that read the same already, and those without a translation. */
  readonly same: number;
  readonly empty: number;
};

type Compared = { readonly change: XliffChange } | { readonly why: string } | 'same' | 'empty';

/**
 * What a translator's file would change, before anything is written.
 * @param machine all of it was made by a machine, though the file does not say so
 * @throws AppError `usage` for a file of another promise or language
 */
export function compareXliff(
  desk: Desk,
  file: XliffFile,
  { machine, hash }: { readonly machine: boolean; readonly hash: (text: string) => string },
): XliffCompared {
  refuseOther(desk, file);
  const texts = new Map(desk.texts.map((text) => [text.key, text]));
  const known = file.units.flatMap((unit) => {
    const text = texts.get(unit.id);
    return text === undefined ? [] : [{ text, done: compared(text, unit, { machine, hash }) }];
  });
  return {
    changes: known.flatMap(({ done }) => (typeof done === 'object' && 'change' in done ? [done.change] : [])),
    refused: known.flatMap(({ text, done }) =>
      typeof done === 'object' && 'why' in done ? [{ name: `${text.group}, ${text.name}`, why: done.why }] : [],
    ),
    unknown: file.units.filter(({ id }) => !texts.has(id)).map(({ id }) => id),
    same: known.filter(({ done }) => done === 'same').length,
    empty: known.filter(({ done }) => done === 'empty').length,
  };
}

function refuseOther({ promise, lang }: Desk, { fileId, sourceLang, targetLang }: XliffFile): void {
  const refuse = (what: string): never => {
    throw new AppError('usage', { what });
  };
  if (fileId !== fileIdOf(promise.id)) refuse('Filen hör till ett annat löfte. Läs in den där.');
  if (sourceLang !== 'sv') refuse('Filen är inte översatt från svenska.');
  const other = OTHER_LANGS.find((each) => each.toLowerCase() === targetLang.toLowerCase());
  if (other === lang) return;
  refuse(
    other === undefined
      ? `Filen säger inte att den är på ${LANG_IN_SWEDISH[lang]} (trgLang).`
      : `Filen är på ${LANG_IN_SWEDISH[other]}, och du läser in ${LANG_IN_SWEDISH[lang]}.`,
  );
}

function compared(
  text: DeskText,
  unit: XliffUnit,
  all: { readonly machine: boolean; readonly hash: (text: string) => string },
): Compared {
  const body = unit.target.trim();
  if (body === '') return 'empty';
  if (unit.markup) return { why: 'Texten har märkning som inte kan stå på sidan. Skriv den som vanlig text.' };
  if (unit.sourceHash !== null && unit.sourceHash !== all.hash(unit.source))
    return { why: 'Den svenska texten är ändrad i filen. Ändra bara översättningen.' };
  const older = unit.source !== text.swedish;
  const machine = unit.machine || (all.machine && body !== text.body);
  const stands = unit.done && text.state === 'older' && !older;
  if (body === text.body && machine === text.machine && !stands) return 'same';
  // The same words again, and a machine's mark that somebody has taken away by approving it, are no news.
  if (body === text.body && machine && !text.machine) return 'same';
  if (older && text.state !== 'missing' && text.state !== 'older')
    return { why: 'Det finns redan en översättning av den svenska text som gäller nu.' };
  if (body.length > text.longest)
    return { why: `Översättningen är för lång. Den får ha högst ${text.longest.toLocaleString('sv-SE')}\u00a0tecken.` };
  const no = text.no;
  const sent: DeskSent = { key: text.key, no, from: unit.source, was: text.body, body, machine, stands };
  return { change: { text, sent, older, clash: unit.no !== null && unit.no !== no } };
}
