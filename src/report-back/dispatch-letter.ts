import { dayWords } from '#checking/day-words.ts';
import { letterOf, type Letter } from '#platform/mail/letter.ts';
import type { Adjusted, Ruling } from '#report-back/decision-record.ts';

/** The letter that goes with a decision: which it is, and what is attached. The decision itself stands in the extract alone. */
export function dispatchLetter(
  { facts, paragraph }: Pick<Ruling, 'facts' | 'paragraph'>,
  adjusted: NonNullable<Adjusted>,
  { recipient, files }: { readonly recipient: string; readonly files: readonly string[] },
): Letter {
  const { body, municipality, day, matter, registryNumber } = facts;
  const under = registryNumber === null ? '' : ` (diarienummer ${registryNumber})`;
  return letterOf('sv', `Beslut §\u00a0${paragraph}, ${body} ${dayWords(day)}: ${matter}`, [
    `Till ${recipient}`,
    `${body} i ${municipality} har den ${dayWords(day)} beslutat i ärendet ”${matter}”${under}. Beslutet står i §\u00a0${paragraph}. Protokollet justerades ${dayWords(adjusted.day)}.`,
    { heading: 'Bifogade filer', lines: files },
    `Mejlet kommer från ${municipality} genom Löftet. Ni får det för att ni står bland dem som beslutet skickas till.`,
  ]);
}
