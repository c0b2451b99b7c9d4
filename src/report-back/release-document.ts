import { dayWords } from '#checking/day-words.ts';
import { plain, type DocumentModel } from '#documents/document.ts';
import type { CaseRecordItem, LeftOut } from '#report-back/case-items.ts';

export type Release = {
  readonly municipality: string;
  readonly isDemo: boolean;
  /** "Återrapportering: Norrby 2017". */
  readonly matter: string;
  readonly registryNumber: string | null;
  /** The day that it is told as of, and the day when it was put together, `YYYY-MM-DD`. */
  readonly day: string;
  readonly madeOn: string;
  readonly given: readonly (Pick<CaseRecordItem, 'title' | 'day'> & { readonly file: string })[];
  readonly leftOut: readonly LeftOut[];
};

/** What goes with records that are given out: which they are, what is left out and why, and how to have that tried. */
export function releaseDocument(release: Release): DocumentModel {
  const { municipality, matter, registryNumber, day, given, leftOut } = release;
  return {
    title: `Handlingar i ärendet ${matter}`,
    author: municipality,
    letterhead: [
      municipality,
      ...(registryNumber === null ? [] : [`Diarienummer ${registryNumber}`]),
      `Ärendet som det var ${dayWords(day)}`,
    ],
    marks: release.isDemo ? ['Exempel: påhittad kommun'] : [],
    date: release.madeOn,
    blocks: [
      { kind: 'heading', level: 2, text: 'Det här lämnas ut' },
      given.length === 0
        ? { kind: 'paragraph', words: plain('Ärendet har inga handlingar som kan lämnas ut.') }
        : {
            kind: 'table',
            caption: 'Handlingar som lämnas ut',
            head: ['Handling', 'Dag', 'Fil'],
            rows: given.map((one) => [one.title, dayWords(one.day), one.file]),
          },
      { kind: 'heading', level: 2, text: 'Det här lämnas inte ut' },
      ...(leftOut.length === 0
        ? [{ kind: 'paragraph' as const, words: plain('Inget är undantaget.') }]
        : [
            {
              kind: 'table' as const,
              caption: 'Det som är undantaget, och enligt vilken bestämmelse',
              head: ['Handling', 'Vad', 'Bestämmelse', 'Varför'],
              rows: leftOut.map((one) => [one.title, one.what, one.section, one.why]),
            },
            {
              kind: 'paragraph' as const,
              words: plain(
                'Där ord är undantagna står [maskerat]. Du har rätt att få ett skriftligt beslut om det som inte lämnas ut. Beslutet kan du överklaga (6\u00a0kap. offentlighets- och sekretesslagen, 2009:400).',
              ),
            },
          ]),
    ],
  };
}
