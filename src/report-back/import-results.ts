import type { Dates, Figure, PartyKind, Report, ReportPoint, Status } from '#checking/report.ts';
import type { EntryInput, FigureInput, RoundInput } from '#follow-up/entry-input.ts';
import type { Progress } from '#follow-up/follow-up-record.ts';
import { labelDates } from '#follow-up/period-label.ts';

/** The reading's words for how it goes, as progress. "Försenad" is under way with the document's own word kept beside. */
const PROGRESS_OF: Readonly<Record<Status, Progress>> = {
  done: 'done',
  ongoing: 'under-way',
  delayed: 'under-way',
  partly: 'partly',
  planned: 'planned',
  'not-done': 'not-done',
};

/** The follow-up periods that a report tells of, each once, in the order in which it does. */
export function roundsOf(report: Report, period: Dates): RoundInput[] {
  const labels = [...new Set(report.points.flatMap((point) => point.results.map((result) => result.period)))];
  return labels.map((label) => ({ label, period: labelDates(label, period) }));
}

export type PointPlace = {
  readonly pointId: string;
  readonly owners: readonly string[];
  /** The parties of a kind that a result may be told by: owners first, else whoever the promise names. */
  partiesOf(kind: PartyKind): readonly string[];
};

export type ImportFacts = {
  readonly importId: string;
  readonly period: Dates;
  /** What the figures' source says. */
  readonly source: string;
  roundId(label: string | null): string;
};

/**
 * A read point's results as entries: one told for all owners together becomes an entry of each, one told by a kind of
 * party an entry of each party of that kind. A figure goes with the first entry that holds its words.
 */
export function entriesOf(point: ReportPoint, place: PointPlace, facts: ImportFacts): EntryInput[] {
  const left = [...point.figures];
  return point.results.flatMap((result) => {
    const parties = result.by === null ? place.owners : place.partiesOf(result.by);
    const period = labelDates(result.period, facts.period);
    const figures = left.filter((figure) => result.text.includes(figure.quote));
    for (const figure of figures) left.splice(left.indexOf(figure), 1);
    return parties.map((partyId, index): EntryInput => ({
      roundId: facts.roundId(result.period),
      pointId: place.pointId,
      partyId,
      told: result.by === null ? 'together' : 'apart',
      kind: 'report',
      body: result.text,
      progress: result.status === null ? null : PROGRESS_OF[result.status],
      saidLate: result.status === 'delayed',
      sourceImport: facts.importId,
      figures: index === 0 ? figures.map((figure) => figureInput(point, figure, period, facts.source)) : [],
    }));
  });
}

/** Figures whose words stand in no result: they belong to the point itself. */
export function looseFigures(point: ReportPoint, facts: ImportFacts): FigureInput[] {
  return point.figures
    .filter((figure) => !point.results.some((result) => result.text.includes(figure.quote)))
    .map((figure) => figureInput(point, figure, facts.period, facts.source));
}

/** What a document counts is what somebody did: an activity, neither good nor bad, until a person says otherwise. */
function figureInput(point: ReportPoint, figure: Figure, period: Dates, source: string): FigureInput {
  return {
    position: point.figures.indexOf(figure) + 1,
    label: figure.quote.slice(0, 500),
    quote: figure.quote,
    value: figure.value,
    base: figure.base,
    hasBase: figure.hasBase,
    unit: figure.unit,
    per: figure.per,
    comparison: figure.comparison,
    period,
    source,
    kind: 'activity',
    direction: 'neutral',
    visibility: 'public',
  };
}
