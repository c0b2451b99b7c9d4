import type { Material } from '#checking/material.ts';
import type { Passage, PassageRole } from '#checking/passage.ts';
import type { Figure, Report, ReportPoint, Result } from '#checking/report.ts';

type ReportRead = Omit<Report, 'findings'>;
type PointParts = Partial<Omit<ReportPoint, 'results'>> & { results?: (string | Partial<Result>)[] };
type ReportParts = Partial<Omit<ReportRead, 'points'>> & { points?: PointParts[] };

/** A report with invented, complete content; say only what the test is about. */
function buildReport(parts: ReportParts = {}): ReportRead {
  return {
    format: 'loftet-report/1',
    source: { file: 'prov.txt', mediaType: 'text/plain', sha256: '0'.repeat(64), blocks: 1 },
    kind: 'report-back',
    title: 'Återrapportering av medborgarlöfte 2021',
    municipality: 'Ekvik',
    areas: ['Norrby'],
    period: { from: '2021-01-01', to: '2021-12-31' },
    parties: [],
    registryNumber: 'KS 2022-15',
    date: '2022-02-14',
    decisionBody: 'Kommunstyrelsen',
    proposedDecisions: [],
    decisionBasis: ['Medborgarlöfte 2021, 2020-12-01'],
    agreements: [],
    statedCounts: null,
    goals: [],
    consultation: [],
    perspectives: [],
    coDetermination: null,
    committeeReporting: [],
    publications: [],
    department: null,
    signatories: [{ name: 'Kim Ek', role: 'kommundirektör' }],
    dispatch: [],
    sections: [],
    unplaced: [],
    ...parts,
    points: (parts.points ?? []).map((point, index) => buildPoint({ number: index + 1, ...point })),
  };
}

/** One point; a result may be given by its text alone. */
function buildPoint(parts: PointParts): ReportPoint {
  return {
    number: 1,
    owner: ['municipality'],
    focusArea: null,
    promise: null,
    text: 'Kommunen ska hålla fyra trygghetsvandringar.',
    target: null,
    due: null,
    figures: [],
    carriedOver: null,
    blocks: [],
    ...parts,
    results: (parts.results ?? []).map((result) => ({
      period: null,
      by: null,
      text: '',
      status: null,
      ...(typeof result === 'string' ? { text: result } : result),
    })),
  };
}

/** a figure as the reading gives it. */
export function buildFigure(parts: Partial<Figure>): Figure {
  return { quote: '', value: null, base: null, unit: null, per: null, comparison: null, hasBase: true, ...parts };
}

/** one passage. */
export function passage(role: PassageRole, text: string, point: number | null = null, block = 1): Passage {
  return { role, text, point, block };
}

/** the report's points and results as passages, blocks counted from 1, followed by the given ones. */
export function buildMaterial(parts: ReportParts = {}, more: readonly Passage[] = []): Material {
  const report = buildReport(parts);
  const passages: Passage[] = [];
  for (const point of report.points) {
    passages.push(passage('point', point.text, point.number, passages.length + 1));
    for (const result of point.results) {
      passages.push(passage('result', result.text, point.number, passages.length + 1));
    }
  }
  return { report, passages: [...passages, ...more], missing: [], spelling: null };
}

/** running text as the only passage. */
export function prose(text: string, parts: ReportParts = {}): Material {
  return buildMaterial(parts, [passage('prose', text)]);
}
