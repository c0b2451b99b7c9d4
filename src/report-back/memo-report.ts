import { PARTY_KINDS, type PartyKind, type Report, type ReportPoint, type StatedCounts } from '#checking/report.ts';
import { foldSpace } from '#reading/blocks/rich-text.ts';
import type { MemoPoint, MemoRecord } from '#report-back/memo-record.ts';

/**
 * The memo as `loftet-report/1`: everything that the record holds is drawn from it. Only what is about the document and not
 * about the promise comes from the reading of the same memo's HTML: title, source, sections, unplaced, findings, blocks.
 */
export function memoReport(record: MemoRecord, readingOfHtml: Report): Report {
  const {
    isDemo: _demo,
    prose: _prose,
    assessment: _assessment,
    edited: _edited,
    bound: _bound,
    coDeterminationDay: _day,
    publishedAt: _address,
    ...told
  } = record;
  const { points, statedCounts, perspectives, consultation, ...drawn } = told;
  return {
    format: 'loftet-report/1',
    source: readingOfHtml.source,
    title: readingOfHtml.title,
    ...asRead(drawn),
    consultation: consultation.map(({ party, verdict }) => asRead({ party, verdict })),
    signatories: drawn.signatories.map(({ name, role }) => asRead({ name, role })),
    perspectives: perspectives.map(({ kind, text }) => ({ kind, text: linesAsRead(text) })),
    statedCounts: statedCounts === 'computed' ? countsOf(points) : statedCounts,
    points: points.map((point, index) => asRead(reportPoint(point, readingOfHtml.points[index]?.blocks ?? []))),
    sections: readingOfHtml.sections,
    unplaced: readingOfHtml.unplaced,
    findings: readingOfHtml.findings,
  };
}

/** Texts as readers have them, whose white space is single spaces: a line break that was typed is a space in the memo too. */
function asRead<T>(value: T): T {
  if (typeof value === 'string') return foldSpace(value) as T;
  if (Array.isArray(value)) return value.map(asRead) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asRead(each)])) as T;
}

/** A perspective is running text: each of its lines is a paragraph. */
function linesAsRead(text: string): string {
  const lines = text.split('\n').map(foldSpace);
  return lines.filter((line) => line !== '').join('\n');
}

function reportPoint(point: MemoPoint, blocks: number[]): ReportPoint {
  const { number, focusArea, promise, text, target, due, carriedOver } = point;
  const kinds = new Set(point.owners.map(({ kind }) => kind));
  return {
    number,
    owner: PARTY_KINDS.filter((kind) => kinds.has(kind)),
    focusArea,
    promise,
    text,
    target,
    due,
    results: point.results.map(({ period, by, text: words, status }) => ({ period, by, text: words, status })),
    figures: point.figures.map(({ quote, value, base, unit, per, comparison, hasBase }) => ({
      quote,
      value,
      base,
      unit,
      per,
      comparison,
      hasBase,
    })),
    carriedOver,
    blocks,
  };
}

/** As the format counts: joint where kinds of party share a point. */
function countsOf(points: readonly MemoPoint[]): StatedCounts {
  const kinds = points.map(({ owners }) => [...new Set(owners.map(({ kind }) => kind))]);
  const only = (kind: PartyKind): number => kinds.filter((of) => of.length === 1 && of[0] === kind).length;
  return {
    total: points.length,
    joint: kinds.filter((of) => of.length > 1).length,
    municipality: only('municipality'),
    police: only('police'),
  };
}
