import type { PartyKind, ReportPoint, Status } from '#checking/report.ts';
import { carriedOver } from '#reading/points/carry-over.ts';
import { statedDue } from '#reading/points/due.ts';
import { figuresIn } from '#reading/points/figures.ts';
import type { NamedParty } from '#reading/points/owners.ts';
import { everybody, subjectOwners } from '#reading/points/owners.ts';
import { sortedKinds } from '#reading/points/party-words.ts';
import { leadingStatus, statusWord } from '#reading/points/statuses.ts';
import { statedAim, statedTarget } from '#reading/points/targets.ts';

type ResultDraft = {
  period: string | null;
  by: PartyKind | null;
  parts: string[];
  /** From a status column or label; otherwise the words decide. */
  status: Status | null;
  /** The status column's or label's own words, which are the result where nothing else is told. */
  statusWords: string | null;
};

/** A point while it is read. Arrays are filled as its blocks come. */
export type PointDraft = {
  text: string;
  /** The number that the document prints at it. */
  printed: number | null;
  /** From the heading, column or lead-in that it stands under. */
  contextOwner: readonly PartyKind[];
  /** From brackets or a label at the point itself. */
  namedOwner: readonly PartyKind[];
  /** Who "we" are in the line that leads in its list, for want of another owner. */
  weOwner: readonly PartyKind[];
  focusArea: string | null;
  promise: string | null;
  due: string | null;
  /** What a column of aims says, where the promise's own words state no minimum. */
  aim: string | null;
  carried: boolean | null;
  results: ResultDraft[];
  blocks: number[];
  /** Places for a result that hold none. */
  empty: { period: string | null; block: number | null }[];
  /** The promise that this point is an activity of. */
  parent: PointDraft | null;
};

export function newPoint(text: string, blocks: number[], rest: Partial<PointDraft> = {}): PointDraft {
  return {
    text,
    printed: null,
    contextOwner: [],
    namedOwner: [],
    weOwner: [],
    focusArea: null,
    promise: null,
    due: null,
    aim: null,
    carried: null,
    results: [],
    blocks,
    empty: [],
    parent: null,
    ...rest,
  };
}

/** Which result words belong to. */
export type Slot = { readonly period: string | null; readonly by: readonly PartyKind[] };

/** Adds words to the point's result of a period and party. */
export function addResult(point: PointDraft, words: string, slot: Slot): void {
  for (const result of resultsAt(point, slot)) if (words.trim() !== '') result.parts.push(words.trim());
}

/** Notes a status that stands by itself, in a column or after a label. */
export function addStatus(point: PointDraft, words: string, slot: Slot): void {
  for (const result of resultsAt(point, slot)) {
    result.status ??= statusWord(words);
    result.statusWords ??= words.trim();
  }
}

function resultsAt(point: PointDraft, { period, by }: Slot): ResultDraft[] {
  return (by.length === 0 ? [null] : by).map((party) => {
    const known = point.results.find((result) => result.period === period && result.by === party);
    if (known !== undefined) return known;
    const made = { period, by: party, parts: [], status: null, statusWords: null };
    point.results.push(made);
    return made;
  });
}

/** Owners by the order of the format: heading or column, brackets, the sentence's subject. */
export function ownersOf(point: PointDraft, parties: readonly NamedParty[]): PartyKind[] {
  if (point.contextOwner.length > 0) return sortedKinds(point.contextOwner);
  if (point.namedOwner.length > 0) return sortedKinds(point.namedOwner);
  const subject = subjectOwners(point.text, parties, everybody(parties));
  return subject.length > 0 ? subject : sortedKinds(point.weOwner);
}

/** The draft as the report holds it. A result without words is none. */
export function finished(point: PointDraft, number: number, parties: readonly NamedParty[]): ReportPoint {
  const results = point.results
    .map((result) => ({ ...result, text: result.parts.join(' ') || (result.statusWords ?? '') }))
    .filter((result) => result.text !== '')
    .map(({ period, by, text, status }) => ({ period, by, text, status: status ?? leadingStatus(text) }));
  const texts = [...new Set(results.map((result) => result.text))];
  const parts = [...new Set(point.results.flatMap((result) => result.parts))];
  return {
    number,
    owner: ownersOf(point, parties),
    focusArea: point.focusArea,
    promise: point.promise,
    text: point.text,
    target: statedTarget(point.text) ?? (point.aim === null ? null : statedAim(point.aim, point.text)),
    due: point.due ?? statedDue(point.text),
    results,
    figures: parts.flatMap((text) => figuresIn(text, point.text)),
    carriedOver: point.carried ?? texts.reduce<boolean | null>((answer, text) => carriedOver(text) ?? answer, null),
    blocks: [...new Set(point.blocks)].sort((a, b) => a - b),
  };
}
