import type { Passage } from '#checking/passage.ts';
import type { ReportRead } from '#checking/material.ts';
import type { Result, Status } from '#checking/report.ts';
import type { DemoData, DemoMemo, DemoPoint, DemoPromise, DemoResult } from '#report-back/demo-data.ts';

const STATUS: Record<string, Status> = {
  'not-started': 'planned',
  planned: 'planned',
  'under-way': 'ongoing',
  partly: 'partly',
  done: 'done',
  'not-done': 'not-done',
};

/** A promise of the demonstration as a document would tell it: what the checks see. */
export function demoReport(demo: DemoData, promise: DemoPromise): { report: ReportRead; passages: Passage[] } {
  const memo = demo.memos.find((one) => one.promise === promise.key);
  const points = promise.points.map((point, index) => reportPoint(demo, promise, point, index + 1));
  const passages: Passage[] = [
    { block: null, role: 'title', text: promise.title, point: null },
    { block: null, role: 'prose', text: promise.intro, point: null },
    ...points.flatMap((point): Passage[] => [
      { block: null, role: 'point', text: point.text, point: point.number },
      ...point.results.map((result): Passage => ({
        block: null,
        role: 'result',
        text: result.text,
        point: point.number,
      })),
    ]),
    ...(memo === undefined ? [] : memoPassages(memo)),
  ];
  return { report: { ...frame(demo, promise, memo), points }, passages };
}

function memoPassages(memo: DemoMemo): Passage[] {
  const all: [Passage['role'], string[]][] = [
    ['decision', memo.proposedDecisions],
    ['basis', memo.decisionBasis],
    ['perspective', memo.perspectives.map(({ text }) => text)],
    ['consultation', memo.consultation.map(({ party }) => party)],
    ['signatory', memo.signatories.map(({ name, role }) => `${name}, ${role}`)],
    ['dispatch', memo.dispatch],
  ];
  return all.flatMap(([role, texts]) => texts.map((text): Passage => ({ block: null, role, text, point: null })));
}

function frame(demo: DemoData, promise: DemoPromise, memo: DemoMemo | undefined): Omit<ReportRead, 'points'> {
  return {
    format: 'loftet-report/1',
    source: { file: '', mediaType: 'text/plain', sha256: '', blocks: 0 },
    kind: memo?.kind ?? 'follow-up',
    title: promise.title,
    municipality: demo.municipality.name,
    areas: promise.areas.map((key) => demo.places.areas.find((area) => area.key === key)?.name ?? ''),
    period: promise.period,
    parties: promise.parties.map(({ party, named }) => ({ kind: kindOf(demo, party), name: named })),
    registryNumber: memo?.registryNumber ?? null,
    date: memo?.date ?? null,
    decisionBody: memo?.forum ?? null,
    proposedDecisions: memo?.proposedDecisions ?? [],
    decisionBasis: memo?.decisionBasis ?? [],
    agreements: [],
    statedCounts: null,
    goals: [],
    consultation: memo?.consultation ?? [],
    perspectives: memo?.perspectives ?? [],
    coDetermination: memo?.coDetermination ?? null,
    committeeReporting: memo?.committeeReporting ?? [],
    publications: [],
    department: memo?.department ?? null,
    signatories: memo?.signatories ?? [],
    dispatch: memo?.dispatch ?? [],
    sections: [],
    unplaced: [],
  };
}

function kindOf(demo: DemoData, party: string) {
  return demo.places.parties.find(({ key }) => key === party)?.kind ?? 'other';
}

function reportPoint(
  demo: DemoData,
  promise: DemoPromise,
  point: DemoPoint,
  number: number,
): ReportRead['points'][number] {
  const onward = ['carried', 'reworded', 'split', 'merged', 'prolonged'];
  return {
    number,
    owner: point.owners.map((party) => kindOf(demo, party)),
    focusArea: point.focusArea ?? null,
    promise: null,
    text: point.body,
    target: point.target ?? null,
    due: point.dueWords ?? null,
    results: point.results.map((result) => reportResult(demo, result)),
    figures: point.results
      .flatMap((result) => result.correction?.figures ?? result.figures)
      .filter(({ visibility }) => visibility === 'public')
      .map(({ label, value, base, unit }) => ({
        quote: label,
        value,
        base: base ?? null,
        unit,
        per: null,
        comparison: null,
        hasBase: true,
      })),
    carriedOver: promise.closed ? onward.includes(point.outcome?.kind ?? '') : null,
    blocks: [],
  };
}

/** What everybody reads of a result: text, reason and next step. */
function reportResult(demo: DemoData, result: DemoResult): Result {
  const said = [result.correction?.text ?? result.text, result.reason, result.next];
  return {
    period: result.round,
    by: result.by === undefined ? null : kindOf(demo, result.by[0] ?? ''),
    text: said.filter((part) => part !== undefined).join(' '),
    status: STATUS[result.progress ?? ''] ?? null,
  };
}
