import type { Report } from '#checking/report.ts';
import type { FigureRecord, FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { shortMunicipalityName } from '#places/municipality-name.ts';
import { isOnward, type Outcome, type PointRecord, type PromiseRecord } from '#promise/promise-record.ts';
import { ownerState } from '#follow-up/owner-state.ts';
import { givenReason } from '#report-back/import-outcomes.ts';
import { mergeConsultation, type AskedParty } from '#report-back/consultation-merge.ts';
import { withBoundValues } from '#report-back/memo-figures.ts';
import type { MemoFigure, MemoOutcome, MemoPoint, MemoRecord } from '#report-back/memo-record.ts';
import { resultsOf, silencesOf } from '#report-back/memo-results.ts';
import type { MemoSections } from '#report-back/memo-sections.ts';

/** The council's case with the latest version of its memo. */
export type CaseRecord = {
  readonly id: string;
  readonly promiseId: string;
  readonly kind: Report['kind'];
  readonly registryNumber: string | null;
  readonly decisionBody: string | null;
  readonly versionId: string;
  readonly no: number;
  readonly dated: string | null;
  readonly sections: MemoSections;
  readonly proposals: string[];
  readonly consultation: Report['consultation'];
  readonly dispatch: string[];
};

export type MemoParts = {
  readonly municipality: MunicipalityRef;
  readonly promise: PromiseRecord;
  readonly followUp: FollowUpRecord;
  /** Null where no case has been opened: everything of it is missing then. */
  readonly council: CaseRecord | null;
  /** Whom the case's memo was sent to, and what they answered. */
  readonly asked: readonly AskedParty[];
  readonly publications: Report['publications'];
  readonly publishedAt: string | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
};

/** What a memo is drawn from, out of the rooms' records, with bound values filled in. Internal words have no place in it. */
export function memoRecordOf(parts: MemoParts): MemoRecord {
  const { municipality, promise, council } = parts;
  const sections = council?.sections;
  return withBoundValues({
    kind: council?.kind ?? 'report-back',
    municipality: sections?.municipality ?? shortMunicipalityName(municipality.name),
    areas: promise.areas.map((area) => area.name),
    period: promise.period,
    parties: promise.parties.map(({ kind, named }) => ({ kind, name: named })),
    registryNumber: council?.registryNumber ?? null,
    date: council?.dated ?? null,
    decisionBody: council?.decisionBody ?? null,
    proposedDecisions: council?.proposals ?? [],
    decisionBasis: sections?.decisionBasis ?? [],
    agreements: promise.agreements.map(({ name, date }) => ({ name, date })),
    statedCounts: sections?.countsAsStated === true ? sections.statedCounts : 'computed',
    points: promise.points.map((point) => memoPoint(point, parts)),
    goals: promise.goals.map(({ number, text, from, to }) => ({
      number,
      text,
      period: from === null || to === null ? null : { from: Number(from.slice(0, 4)), to: Number(to.slice(0, 4)) },
    })),
    consultation: mergeConsultation(council?.consultation ?? [], parts.asked),
    perspectives: sections?.perspectives ?? [],
    coDetermination: sections?.coDetermination ?? null,
    committeeReporting: sections?.committeeReporting ?? [],
    publications: parts.publications,
    department: sections?.department ?? null,
    signatories: sections?.signatories ?? [],
    dispatch: council?.dispatch ?? [],
    isDemo: municipality.isDemo,
    prose: sections?.prose ?? [],
    assessment: sections?.assessment ?? null,
    coDeterminationDay: sections?.coDeterminationDay ?? null,
    edited: sections?.edited ?? [],
    bound: [],
    publishedAt: parts.publishedAt,
  });
}

function memoPoint(point: PointRecord, { promise, followUp, today }: MemoParts): MemoPoint {
  const ended = promise.period.to < today;
  return {
    number: point.number,
    focusArea: point.focusArea,
    promise: point.above,
    text: point.body,
    target: point.target,
    due: point.dueWords,
    carriedOver: point.outcome === null ? null : isOnward(point.outcome.kind),
    owners: point.owners.map(({ id, kind, name }) => ({
      kind,
      name,
      state: ownerState({ pointId: point.id, partyId: id }, followUp, { ended, today }).state,
      verdict: followUp.verdicts.find((verdict) => verdict.pointId === point.id && verdict.partyId === id) ?? null,
    })),
    results: resultsOf(point, promise, followUp),
    silences: silencesOf(point, followUp, today),
    figures: followUp.figures
      .filter((figure) => figure.pointId === point.id && figure.visibility === 'public')
      .map((figure) => memoFigure(figure, promise)),
    outcome: point.outcome === null ? null : memoOutcome(point, point.outcome),
  };
}

function memoOutcome(point: PointRecord, outcome: Outcome): MemoOutcome {
  return {
    kind: outcome.kind,
    reason: givenReason(outcome),
    transferredTo: outcome.transferredTo,
    successors: point.successors.map(({ period, number }) => ({ period, number })),
  };
}

function memoFigure(figure: FigureRecord, promise: PromiseRecord): MemoFigure {
  const whole = figure.period.from === promise.period.from && figure.period.to === promise.period.to;
  const typed = figure.quote === null;
  return {
    quote: figure.quote ?? figure.label,
    value: figure.value,
    base: figure.base,
    unit: figure.unit,
    per: figure.per,
    comparison: figure.comparison,
    hasBase: figure.hasBase,
    typed,
    period: whole ? null : figure.period,
    basePeriod: figure.basePeriod,
    source: typed ? figure.source : null,
    preliminary: figure.preliminary,
  };
}
