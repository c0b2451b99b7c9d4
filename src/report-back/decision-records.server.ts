import type { Work } from '#access/work.server.ts';
import { dayWords, swedishDay } from '#checking/day-words.ts';
import { plain, type DocumentModel } from '#documents/document.ts';
import type { CaseRecordItem } from '#report-back/case-items.ts';
import type { SheetStep } from '#report-back/case-sheet.ts';
import { rulingsOf } from '#report-back/decision-queries.server.ts';
import type { Adjusted, Ruling } from '#report-back/decision-record.ts';
import { sentOf, type Sent } from '#report-back/dispatch-queries.server.ts';
import { minutesExtract } from '#report-back/minutes-extract.ts';

type Head = { readonly municipality: string; readonly isDemo: boolean };

/**
 * What was decided in a case and to whom that was sent: an extract of the minutes of each sitting, the first first, as it was
 * written down by the end of the day, and a list of what had gone out by then.
 * @param steps of the case that were written by the end of the day, first first
 * @param day the Swedish day, inclusive
 */
export async function decisionRecords(
  of: Pick<Work, 'tx' | 'municipalityId'>,
  caseId: string,
  { steps, day, head }: { readonly steps: readonly SheetStep[]; readonly day: string; readonly head: Head },
): Promise<CaseRecordItem[]> {
  const rulings = await rulingsOf(of, caseId, day);
  const sent = (await sentOf(of, caseId)).filter(({ at }) => swedishDay(at) <= day).toReversed();
  const last = sent.at(-1);
  return [
    ...rulings.toReversed().flatMap((ruling) => extractOf(ruling, steps)),
    ...(last === undefined
      ? []
      : [
          {
            key: 'utskick',
            title: 'Utskick av beslutet',
            day: swedishDay(last.at),
            model: dispatchLog(head, sent, day),
          },
        ]),
  ];
}

/** Minutes are drawn up when they are adjusted; what is kept of an archived case is drawn up too. */
function extractOf(ruling: Ruling, steps: readonly SheetStep[]): CaseRecordItem[] {
  const step = steps.find(({ no }) => no === ruling.stepNo);
  if (step === undefined) return [];
  const found = step.step === 'decided' ? steps.find((one) => one.step === 'adjusted') : undefined;
  const adjusted: Adjusted = found === undefined ? null : { day: found.day, by: found.name ?? '' };
  const drawnUp = adjusted !== null || steps.some((one) => one.step === 'archived');
  return [
    {
      ...(drawnUp ? {} : { draft: 'not-adjusted' as const }),
      key: `beslut-${ruling.stepNo}`,
      title: `Protokollsutdrag §\u00a0${ruling.paragraph}, ${dayWords(ruling.facts.day)}`,
      day: found?.on ?? step.on,
      model: minutesExtract(ruling, adjusted),
    },
  ];
}

/**
 * Who got what and when. Addresses stay out, as everywhere in what is drawn of a case, and so do the answers of mail servers,
 * which repeat them; the list says so.
 */
function dispatchLog({ municipality, isDemo }: Head, sent: readonly Sent[], day: string): DocumentModel {
  return {
    title: 'Utskick av beslutet',
    author: municipality,
    letterhead: [municipality],
    marks: isDemo ? ['Exempel: påhittad kommun'] : [],
    date: day,
    blocks: [
      {
        kind: 'table',
        caption: 'Vilka beslutet har skickats till, det första först',
        head: ['Mottagare', 'Hur', 'Dag', 'Av', 'Filer', 'Hur det gick'],
        rows: sent.map((one) => [
          one.recipient,
          one.way === 'mail' ? 'med mejl' : 'som paket',
          dayWords(swedishDay(one.at)),
          one.by ?? '',
          one.files.map(({ name }) => name).join(', '),
          outcomeWords(one, day),
        ]),
      },
      {
        kind: 'paragraph',
        words: plain(
          'Mejladresser och svar från mottagarnas mejlservrar står inte i listan. De finns i ärendets logg och prövas för sig, om någon begär dem.',
        ),
      },
    ],
  };
}

function outcomeWords({ mail, returned }: Sent, day: string): string {
  if (returned !== null && returned.on <= day) return `Kom inte fram (antecknat ${dayWords(returned.day)})`;
  if (mail?.state === 'failed') return 'Mejlet gick inte';
  if (mail?.state === 'held') return 'Mejlet skickas inte från Löftet';
  return '';
}
