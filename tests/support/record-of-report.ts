import type { PartyKind, Report, ReportPoint } from '#checking/report.ts';
import { stateFor } from '#documents/ring-of-report.ts';
import type { MemoPoint, MemoRecord } from '#report-back/memo-record.ts';

/** The record that a read report becomes where a person takes it as it is. */
export function recordOfReport(report: Report): MemoRecord {
  const {
    title: _title,
    source: _source,
    sections: _sections,
    unplaced: _unplaced,
    findings: _findings,
    ...rest
  } = report;
  const { format: _format, ...frame } = rest;
  return {
    ...frame,
    points: report.points.map((point) => memoPointOf(point, report)),
    isDemo: false,
    prose: [],
    assessment: null,
    coDeterminationDay: null,
    edited: [],
    bound: [],
    publishedAt: null,
  };
}

function memoPointOf({ blocks: _blocks, owner, ...point }: ReportPoint, report: Report): MemoPoint {
  const whole = { ...point, owner, blocks: [] };
  return {
    ...point,
    owners: owner.map((kind) => ({
      kind,
      name: nameOf(kind, report),
      state: stateFor(whole, kind, report.kind),
      verdict: null,
    })),
    results: point.results.map((result) => ({
      ...result,
      party: result.by === null ? null : nameOf(result.by, report),
      reason: null,
      nextStep: null,
    })),
    silences: [],
    figures: point.figures.map((figure) => ({
      ...figure,
      typed: false,
      period: null,
      basePeriod: null,
      source: null,
      preliminary: false,
    })),
    outcome:
      point.carriedOver === null
        ? null
        : {
            kind: point.carriedOver ? 'carried' : 'closed',
            reason: null,
            transferredTo: null,
            successors: [],
          },
  };
}

function nameOf(kind: PartyKind, { parties, municipality }: Report): string {
  const named = parties.find((party) => party.kind === kind)?.name;
  return named ?? (kind === 'municipality' ? (municipality ?? 'Kommunen') : 'Parten');
}
