import type { NewNotice } from '#platform/mail/notice-kinds.ts';
import { addWorkingDays } from '#platform/working-days.ts';

/** Who is asked in a consultation is reminded so many working days before the last day to answer. */
const DAYS_BEFORE = 2;

/** A party that was asked and has not answered. Days are Swedish ones. */
export type WaitingParty = {
  readonly askedId: string;
  readonly caseId: string;
  readonly promise: string;
  readonly personId: string | null;
  /** Who is told that the time is over: the case's officer, or whoever keeps it instead. */
  readonly keepers: readonly string[];
  readonly due: string;
  readonly sentOn: string;
};

/** Who should be told what that day. Whoever was asked after the day of the reminder gets time to answer. */
export function noticesOn(waiting: readonly WaitingParty[], today: string): NewNotice[] {
  const late = waiting.filter(({ due }) => due < today);
  const soon = waiting.filter(({ due, sentOn }) => {
    const day = addWorkingDays(due, -DAYS_BEFORE);
    return due >= today && day <= today && sentOn < day;
  });
  const asked = (kind: 'consultation-reminder' | 'consultation-late', rows: readonly WaitingParty[]): NewNotice[] =>
    rows.flatMap(({ personId, askedId, promise, due }) =>
      personId === null ? [] : [{ personId, kind, subjectId: askedId, step: due, data: { promise, due } }],
    );
  const open = [...Map.groupBy(late, ({ caseId, keepers, due }) => [caseId, due, ...keepers].join(' ')).values()];
  return [
    ...asked('consultation-reminder', soon),
    ...asked('consultation-late', late),
    ...open.flatMap((rows): NewNotice[] => {
      const [first] = rows;
      if (first === undefined) return [];
      const { keepers, caseId: subjectId, due: step, promise } = first;
      const data = { promise, waiting: rows.length };
      return keepers.map((personId) => ({ personId, kind: 'consultation-open', subjectId, step, data }));
    }),
  ];
}
