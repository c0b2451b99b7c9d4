import { linkFault } from '#checking/link.ts';
import type { Report } from '#checking/report.ts';
import { memoReport } from '#report-back/memo-report.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';

/** What a memo of the record says, field by field, as reading it must give it back. */
export function said(report: Report) {
  const {
    source: _source,
    sections: _sections,
    unplaced: _unplaced,
    findings: _findings,
    title: _title,
    ...fields
  } = report;
  return { ...fields, points: report.points.map(({ blocks: _blocks, ...point }) => point) };
}

/** The same of the record: all of it but addresses that a memo does not print, and counts that it does not state. */
export function toBeSaid(record: MemoRecord, read: Report) {
  const own = record.publishedAt === null ? [] : [{ address: record.publishedAt, period: null }];
  const printed = record.publications.filter(
    ({ address }) => address.startsWith('https:') && linkFault(address) === null,
  );
  return { ...said(memoReport(record, read)), publications: [...own, ...printed] };
}
