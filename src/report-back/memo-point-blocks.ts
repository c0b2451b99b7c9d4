import type { DocumentBlock, Inline } from '#documents/document.ts';
import { carriedOver } from '#reading/points/carry-over.ts';
import { baseGap, drawFigure } from '#reading/own-memo/figure-line.ts';
import { gapWords, LABELS, NOT_STATED, ONWARD, STATUS_WORDS } from '#reading/own-memo/memo-form.ts';
import { drawNames } from '#reading/own-memo/names.ts';
import { drawDates, drawPeriodLabel } from '#reading/own-memo/period-label.ts';
import { drawTarget } from '#reading/own-memo/target-line.ts';
import { labelled, type GapAt } from '#report-back/memo-blocks.ts';
import type { MemoGap } from '#report-back/memo-gaps.ts';
import { ownerLine, ownerName, upperOwn } from '#report-back/memo-parties.ts';
import type { MemoFigure, MemoOutcome, MemoPoint, MemoRecord, MemoResult } from '#report-back/memo-record.ts';

/** A point: its text as heading, then a labelled line for each thing that is said of it. */
export function pointBlocks(point: MemoPoint, record: MemoRecord, gapAt: GapAt): DocumentBlock[] {
  const at = `point-${point.number}`;
  const owner = gapAt(`${at}-owner`);
  const result = gapAt(`${at}-result`);
  return [
    { kind: 'heading', level: 3, text: `${point.number}. ${point.text}` },
    ...line(LABELS.focusArea, point.focusArea),
    ...line(LABELS.promise, point.promise),
    ...line(LABELS.owner, ownersTold(point, record)),
    ...(owner === undefined ? [] : [marked(LABELS.owner, owner)]),
    ...line(LABELS.target, point.target === null ? null : drawTarget(point.target)),
    ...line(LABELS.due, point.due),
    ...resultBlocks(point, record),
    ...(result === undefined ? [] : [marked(LABELS.result, result)]),
    ...point.figures.map((figure, index) => figureBlock(figure, gapAt(`${at}-figure-${index}`))),
    ...point.owners.flatMap((one) =>
      one.verdict === null
        ? []
        : line(`${LABELS.verdict}, ${ownerName(one, record)}`, `${VERDICTS[one.verdict.value]}. ${one.verdict.reason}`),
    ),
    ...line(LABELS.onward, onwardTold(point)),
  ];
}

const VERDICTS = { kept: 'hållet', partly: 'delvis hållet', 'not-kept': 'inte hållet' } as const;

function line(label: string, words: string | null): DocumentBlock[] {
  return words === null ? [] : [labelled(label, words)];
}

function marked(label: string, { mark, who }: MemoGap): DocumentBlock {
  return labelled(label, [{ text: gapWords(mark, who), gap: true }]);
}

function ownersTold({ owners }: MemoPoint, record: MemoRecord): string | null {
  if (owners.length === 0) return null;
  return upperOwn(drawNames(owners.map((owner) => ownerLine(owner, record))));
}

/** Each result with its status; where none has a status, that is said once. */
function resultBlocks(point: MemoPoint, record: MemoRecord): DocumentBlock[] {
  const stated = point.results.some(({ status }) => status !== null);
  return [
    ...point.results.flatMap((result) => [
      labelled(`${LABELS.result}${setApart(result, record)}`, result.text),
      ...(stated ? line(LABELS.status, result.status === null ? NOT_STATED : STATUS_WORDS[result.status]) : []),
      ...line(LABELS.reason, result.reason),
      ...line(LABELS.nextStep, result.nextStep),
    ]),
    ...(stated || point.results.length === 0 ? [] : line(LABELS.status, NOT_STATED)),
    ...point.silences.flatMap((silence) =>
      line(
        `${LABELS.silence}${setApart({ ...silence, by: silence.by?.kind ?? null, party: silence.by?.name ?? null }, record)}`,
        'ingen uppföljning lämnad',
      ),
    ),
  ];
}

/** " tertial 2 2018, polisen": which period and whose, as far as the record sets them apart. */
function setApart({ period, by, party }: Pick<MemoResult, 'period' | 'by' | 'party'>, record: MemoRecord): string {
  const whose = by === null ? '' : `, ${drawNames([ownerLine({ kind: by, name: party }, record)])}`;
  return `${period === null ? '' : ` ${drawPeriodLabel(period)}`}${whose}`;
}

function figureBlock(figure: MemoFigure, gap: MemoGap | undefined): DocumentBlock {
  const words = drawFigure(figure).map((part, index): Inline => {
    const space = index === 0 ? '' : ' ';
    if (!part.gap || gap === undefined) return { text: space + part.text };
    return { text: space + baseGap(gap.who), gap: true };
  });
  return labelled(LABELS.figure, words);
}

/** What becomes of the point, unless the results say it already; then only what they do not: where, and why. */
function onwardTold({ carriedOver: goesOn, outcome, results }: MemoPoint): string | null {
  const told = carriedOver(results.map(({ text }) => text).join(' '));
  const successors = (outcome?.successors ?? []).map(
    ({ period, number }) => `I löftet för ${drawDates(period)} är punkten nummer ${number}.`,
  );
  const why = outcome === null || outcome.reason === null ? [] : [`Skäl: ${outcome.reason}`];
  const known = told === goesOn && !(goesOn === false && outcome?.kind === 'transferred');
  const sentence = known ? [] : [onwardSentence(goesOn, outcome)];
  const parts = [...sentence, ...successors, ...why];
  return parts.length === 0 ? null : parts.join(' ');
}

function onwardSentence(goesOn: boolean | null, outcome: MemoOutcome | null): string {
  if (goesOn === null) return ONWARD.undecided;
  if (!goesOn && outcome?.kind === 'transferred')
    return `${ONWARD.transferred}${outcome.transferredTo ?? 'en annan part'}.`;
  const kinds = goesOn
    ? (['carried', 'reworded', 'split', 'merged', 'prolonged'] as const)
    : (['closed', 'dropped'] as const);
  const kind = kinds.find((one) => one === outcome?.kind) ?? kinds[0];
  return ONWARD[kind];
}
