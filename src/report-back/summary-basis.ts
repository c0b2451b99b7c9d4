import { ALL_ENDORSE, NO_VERDICT, VERDICT_WORDS } from '#reading/own-memo/memo-form.ts';
import { allEndorse } from '#report-back/consultation-merge.ts';
import type { MemoConsulted, MemoRecord } from '#report-back/memo-record.ts';
import { countWords, enumerated, pointsCounted } from '#report-back/memo-words.ts';
import { numbersTold } from '#report-back/summary-groups.ts';
import { shortened } from '#report-back/shortened.ts';

const LONGEST_PARTY = 60;

/** What the account rests on, a sentence each: who has judged, where nobody answered, and what the figures have. */
export function summaryBasis(record: MemoRecord): string[] {
  const { points } = record;
  const judged = points.filter(({ owners }) => owners.some(({ verdict }) => verdict !== null)).length;
  const answered = points.filter(({ results }) => results.length > 0).length;
  const silent = points.filter(({ silences }) => silences.length > 0).map(({ number }) => number);
  const figures = points.flatMap((point) => point.figures);
  const bare = figures.filter(({ hasBase }) => !hasBase).length;
  return [
    points.length === 0
      ? 'Löftet har inga punkter.'
      : `Ägarna har berättat vad de gjort för ${answered === points.length ? 'alla punkter' : `${countWords(answered)} av ${pointsCounted(points.length)}`}.`,
    ...(judged === 0
      ? []
      : [
          `Om en punkt är hållen har dess ägare själva bedömt, med ett skäl, för ${judged === points.length ? 'alla punkter' : pointsCounted(judged)}.`,
        ]),
    ...(silent.length === 0
      ? []
      : [
          `Någon period saknar uppföljning för ${silent.length === 1 ? 'punkt' : 'punkterna'}\u00a0${numbersTold(silent)}.`,
        ]),
    ...(figures.length === 0
      ? []
      : [
          `${figures.length === 1 ? 'En siffra redovisas' : `${upper(countWords(figures.length))} siffror redovisas`}${bare === 0 ? ', med tal att jämföra med' : `; ${countWords(bare)} saknar tal att jämföra med`}.`,
        ]),
  ];
}

/** What those who were asked answered, in one sentence that names at most so many; null where nobody was. */
export function summaryConsultation({ consultation, kind }: MemoRecord, most: number): string | null {
  if (consultation.length === 0) return null;
  if (allEndorse(consultation)) return `Samråd: ${lower(ALL_ENDORSE[kind])}`;
  const other = consultation.filter(({ verdict, deviations = [] }) => verdict !== 'endorses' || deviations.length > 0);
  const told = (other.length > 0 ? other : consultation).slice(0, most);
  const words = told.map(
    ({ party, verdict, deviations = [] }) =>
      `${shortened(party, LONGEST_PARTY)} ${verdict === null ? NO_VERDICT : VERDICT_WORDS[verdict]}${onPoints(deviations)}`,
  );
  const rest = consultation.length - told.length;
  return `Samråd: ${enumerated(words)}.${rest === 0 ? '' : ` ${upper(countWords(rest))} till står i skrivelsen.`}`;
}

/** " men säger något annat om punkt 3": what a party says of single points and not of the whole. */
function onPoints(deviations: NonNullable<MemoConsulted['deviations']>): string {
  const told = deviations.flatMap(({ point }) => (point === null ? [] : [point]));
  if (told.length === 0) return '';
  const known = told.filter((point) => point > 0);
  return ` men säger något annat om ${known.length === 0 ? 'en punkt' : `punkt\u00a0${numbersTold(known)}`}`;
}

function lower(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1);
}

function upper(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
