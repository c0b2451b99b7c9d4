import { dayWords } from '#checking/day-words.ts';
import { plain, type DocumentBlock, type DocumentModel } from '#documents/document.ts';
import { STEP_WORDS, type CaseStep } from '#report-back/case-steps.ts';

export type SheetStep = {
  readonly no: number;
  readonly step: CaseStep;
  readonly day: string;
  /** The Swedish day when it was written. */
  readonly on: string;
  readonly sitting: string | null;
  readonly role: string | null;
  readonly name: string | null;
  readonly reason: string | null;
};

export type CaseSheet = {
  readonly municipality: string;
  readonly isDemo: boolean;
  /** "Återrapportering: Norrby 2017". */
  readonly matter: string;
  readonly registryNumber: string | null;
  readonly body: string | null;
  readonly officer: string | null;
  /** The Swedish day. */
  readonly openedOn: string;
  /** Of an earlier day than today: what has no versions is then told as it is, and that it is. */
  readonly isPast: boolean;
  /** First first. */
  readonly steps: readonly SheetStep[];
};

/** A case and its way as a document of its own. */
export function caseSheet(sheet: CaseSheet): DocumentModel {
  const facts: readonly (readonly [string, string | null])[] = [
    ['Diarienummer', sheet.registryNumber],
    ['Beslutas av', sheet.body],
    ['Handläggare', sheet.officer],
    ['Ärendet öppnades', dayWords(sheet.openedOn)],
  ];
  return {
    title: `Ärendet ${sheet.matter}`,
    author: sheet.municipality,
    letterhead: [sheet.municipality],
    marks: sheet.isDemo ? ['Exempel: påhittad kommun'] : [],
    date: sheet.steps.at(-1)?.on ?? sheet.openedOn,
    blocks: [
      ...facts.flatMap(([label, words]): DocumentBlock[] =>
        words === null ? [] : [{ kind: 'labelled', label, words: plain(words) }],
      ),
      ...(sheet.isPast
        ? [
            {
              kind: 'paragraph' as const,
              words: plain('Nämnd, handläggare och diarienummer är de som gäller nu. Löftet sparar inte de tidigare.'),
            },
          ]
        : []),
      { kind: 'heading', level: 2, text: 'Ärendets väg' },
      sheet.steps.length === 0
        ? { kind: 'paragraph', words: plain('Ärendet är ett utkast och har inte gått vidare.') }
        : {
            kind: 'table',
            caption: 'Steg för steg, det första först',
            head: ['Steg', 'Dag', 'Av eller i', 'Skäl'],
            rows: sheet.steps.map(({ step, day, sitting, role, name, reason }) => [
              STEP_WORDS[step],
              dayWords(day),
              [sitting, name, role].filter((word) => word !== null).join(', '),
              reason ?? '',
            ]),
          },
    ],
  };
}
