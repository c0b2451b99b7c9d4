import type { Report } from '#checking/report.ts';
import type { Outcome } from '#promise/promise-record.ts';

const REASON = {
  carried: 'Dokumentet säger att punkten tas med till nästa löfte.',
  closed: 'Dokumentet säger att punkten inte tas med till nästa löfte.',
} as const;

/** What a document says becomes of its points, by their place from 0; a point of which it says nothing has none. */
export function outcomesOf(report: Report): { readonly index: number; readonly outcome: Outcome }[] {
  return report.points.flatMap((point, index) => {
    if (point.carriedOver === null) return [];
    const kind = point.carriedOver ? 'carried' : 'closed';
    return [{ index, outcome: { kind, reason: REASON[kind], transferredTo: null } }];
  });
}

/** A reason that a person gave, or null where the import stood for it. */
export function givenReason({ reason }: Outcome): string | null {
  return Object.values<string>(REASON).includes(reason) ? null : reason;
}
