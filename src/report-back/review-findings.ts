import { check } from '#checking/check.ts';
import type { Passage, PassageRole } from '#checking/passage.ts';
import { FINDING_SEVERITY, type Finding, type Report, type ReportPoint } from '#checking/report.ts';
import { likeness } from '#promise/lineage.ts';
import type { Reading } from '#reading/reading.ts';
import { BLOCK_FIELDS } from '#report-back/review-places.ts';

const ORDER = Object.keys(FINDING_SEVERITY);

/**
 * What is to be said about a draft as it says now. Everything is checked anew but two things that the program knew when
 * it read the document and no longer does: how words are spelt, and which periods the document has a place for without
 * telling anything. Of those, what was said stays as long as its words do.
 */
export function recheck(reading: Reading, report: Report): Finding[] {
  const { findings: _before, ...read } = report;
  const passages = passagesNow(reading, report);
  const found = check(read, passages, [], null);
  const kept = reading.report.findings.flatMap((finding) => stillSaid(finding, reading, report, passages));
  const isNew = (finding: Finding): boolean =>
    finding.code !== 'result-missing' || !kept.some((old) => old.code === finding.code && old.point === finding.point);
  return [...found.filter(isNew), ...kept].toSorted((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code));
}

function stillSaid(finding: Finding, reading: Reading, report: Report, passages: readonly Passage[]): Finding[] {
  if (finding.code === 'unknown-word') {
    const { quote } = finding;
    const where = passages.find(
      ({ block, text }) =>
        quote !== null && text.includes(quote) && (finding.block === null || block === finding.block),
    );
    return where === undefined ? [] : [{ ...finding, point: finding.point === null ? null : where.point }];
  }
  if (finding.code !== 'result-missing' || finding.point === null) return [];
  const was = reading.report.points.find((point) => point.number === finding.point);
  const now = kinOf(reading.report, report).get(finding.point);
  if (was === undefined || now === undefined || report.kind === 'promise') return [];
  return now.results.length > was.results.length ? [] : [{ ...finding, point: now.number }];
}

/** The document's words with the role that each has in the draft, and after them what a person has written. */
export function passagesNow(reading: Reading, report: Report): Passage[] {
  const unplaced = new Set(report.unplaced.map(({ block }) => block));
  const owners = Map.groupBy(
    report.points.flatMap((point) => point.blocks.map((no) => ({ no, point }))),
    ({ no }) => no,
  );
  const kin = kinOf(reading.report, report);
  const kept = reading.passages.flatMap((passage): Passage[] => {
    const { block } = passage;
    if (block === null) return [passage];
    if (unplaced.has(block)) return [{ ...passage, role: 'unplaced', point: null }];
    const own = (owners.get(block) ?? []).map(({ point }) => point);
    const point = own.find((one) => one === kin.get(passage.point ?? 0)) ?? own[0];
    const now =
      point === undefined ? outside(passage, reading.report, report) : inPoint(passage, point, reading.report);
    return now === null ? [] : [now];
  });
  return [...kept, ...typed(reading.report, report, kept)];
}

/** Which point of the draft a point of the reading has become: the one that holds most of its blocks. */
function kinOf(was: Report, now: Report): Map<number, ReportPoint> {
  const shared = (one: ReportPoint, other: ReportPoint): number =>
    one.blocks.filter((block) => other.blocks.includes(block)).length;
  return new Map(
    was.points.flatMap((point) => {
      const [best] = now.points
        .filter((other) => shared(point, other) > 0)
        .toSorted((a, b) => shared(point, b) - shared(point, a) || nearness(point, a) - nearness(point, b));
      return best === undefined ? [] : [[point.number, best] as const];
    }),
  );
}

const nearness = (one: ReportPoint, other: ReportPoint): number => Math.abs(one.number - other.number);

function inPoint(passage: Passage, point: ReportPoint, reading: Report): Passage | null {
  const at = (role: PassageRole): Passage => ({ ...passage, role, point: point.number });
  if (passage.role === 'label' || passage.role === 'heading') return at(passage.role);
  const was = reading.points.find((one) => one.number === passage.point);
  if (was !== undefined && was.text === point.text && resultsOf(was) === resultsOf(point)) return at(passage.role);
  const [isText, isResult] = [
    point.text.includes(passage.text),
    point.results.some((result) => result.text.includes(passage.text)),
  ];
  if (isText && (passage.role === 'point' || !isResult)) return at('point');
  return isResult ? at('result') : null;
}

const resultsOf = (point: ReportPoint): string => JSON.stringify(point.results.map(({ text }) => text));

function outside(passage: Passage, was: Report, now: Report): Passage | null {
  if (passage.role === 'label' || passage.role === 'heading') return passage;
  const free = { ...passage, point: null };
  const own = BLOCK_FIELDS.find((field) => field.role === passage.role);
  const other = BLOCK_FIELDS.find(
    (field) => field !== own && !field.items(was).includes(passage.text) && field.items(now).includes(passage.text),
  );
  if (other !== undefined) return { ...free, role: other.role };
  if (own === undefined) return passage.point === null ? passage : { ...free, role: 'prose' };
  const [before, items] = [own.items(was), own.items(now)];
  if (JSON.stringify(before) === JSON.stringify(items)) return passage;
  if (items.some((item) => item.includes(passage.text) || passage.text.includes(item))) return passage;
  // Written anew in the field: what stands there now is a passage of its own. Else it was taken out of it.
  return items.some((item) => likeness(item, passage.text) >= 0.5) ? null : { ...free, role: 'prose' };
}

/** Words that a person has put into a field, and that no block holds to the letter. */
function typed(was: Report, now: Report, kept: readonly Passage[]): Passage[] {
  const said = new Set(was.points.flatMap((point) => [point.text, ...point.results.map(({ text }) => text)]));
  const covered = (role: PassageRole, point: number | null, text: string): boolean =>
    kept.some((passage) => passage.role === role && passage.point === point && passage.text.includes(text));
  const fresh = (role: PassageRole, texts: readonly string[], point: ReportPoint | null): Passage[] =>
    texts
      .filter((text) => text.trim() !== '' && !covered(role, point?.number ?? null, text))
      .map((text) => ({ block: point?.blocks[0] ?? null, role, text, point: point?.number ?? null }));
  return [
    ...now.points.flatMap((point) => {
      const results = point.results.map(({ text }) => text).filter((text) => !said.has(text));
      return [...fresh('point', said.has(point.text) ? [] : [point.text], point), ...fresh('result', results, point)];
    }),
    ...BLOCK_FIELDS.flatMap((field) =>
      fresh(
        field.role,
        field.items(now).filter((item) => !field.items(was).includes(item)),
        null,
      ),
    ),
  ];
}
