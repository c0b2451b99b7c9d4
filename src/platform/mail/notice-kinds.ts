import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { countIn, dayIn, nameIn, numberIn } from '#platform/texts/local-words.ts';

/**
 * Everything that people are told about in the day's mail. The data are ids, days, counts and the names that the thing
 * goes by in public (a promise's title, a period's label): never what somebody wrote in the office, for mail lies open in
 * many inboxes.
 */
export type NoticeData = {
  /** To the answerer, when the round opens. `due`: last day to answer, inclusive. */
  'report-request': Asked;
  /** To the answerer, before the last day. */
  'report-reminder': Asked;
  /** To the answerer, after the last day. */
  'report-late': Asked;
  /** To the deputy, at the same time. */
  'report-late-deputy': Asked;
  /** To whom a colleague has handed a question on. The subject is the round, the step the question. */
  'report-handed-on': Asked;
  /** To coordinator, liaison and, where the settings say so, the committee's chair. */
  'round-late': RoundIn & { readonly due: string; readonly waiting: number };
  /** To coordinator and liaison, on the day when the round should be locked. */
  'round-to-lock': RoundIn & { readonly waiting: number };
  /** To a party's approvers, when a version has been sent to them. */
  'approval-asked': Promised;
  /** To coordinator and liaison, when a party has returned something. */
  'approval-returned': Promised & { readonly party: string };
  /** To coordinator and liaison, when every key is turned. */
  'approval-complete': Promised;
  /** To coordinator, liaison and approver, after five working days of silence. */
  'approval-late': Promised & { readonly party: string; readonly days: number };
  /** To whoever publishes, when time has made a published page untrue and it cannot be published by itself. `day`: since when. */
  'page-behind': Promised & { readonly day: string };
  /** To the officer of a case, when the next day before its sitting is near. `due`: that day, inclusive. */
  'case-due': ToSitting & { readonly due: string };
  /** To the same, when a day before the sitting has passed and what it was for is not done. */
  'case-behind': ToSitting;
  /** To the same, when the sitting is cancelled. */
  'case-sitting-cancelled': ToSitting;
  /** To whom a memo is sent on consultation. The subject is what that party was asked. `due`: last day to answer, inclusive. */
  'consultation-asked': Promised & { readonly due: string };
  /** To the same, before the last day. */
  'consultation-reminder': Promised & { readonly due: string };
  /** To the same, after the last day. */
  'consultation-late': Promised & { readonly due: string };
  /** To the case's officer, when a party has answered, or answered anew. The subject is what that party was asked. */
  'consultation-answered': Promised;
  /** To the same, after the last day. The subject is the case. */
  'consultation-open': Promised & { readonly waiting: number };
  /** To whoever keeps the case, when the minutes must be adjusted. `day`: the last day for it. */
  'minutes-to-adjust': Promised & { readonly day: string };
  /** The same, when that they are must be told on the board. */
  'minutes-to-announce': Promised & { readonly day: string };
  /** The same, when nobody can appeal any more. `day`: the last day on which one could. */
  'appeal-over': Promised & { readonly day: string };
  /** The same, when the decision has not reached all that it is for. `day`: when the minutes were adjusted. */
  'dispatch-waiting': Promised & { readonly day: string };
  /** To those who write dialogues, when what was seen on a walk should have been done by a day that has passed. `promise`: the dialogue's title. */
  'observation-late': Promised & { readonly day: string };
  /** To those who write dialogues, when the day has passed on which those who answered should have heard. `day`: that day. */
  'feedback-late': { readonly dialogue: string; readonly day: string };
  /** To everybody who could answer a dialogue with staff, when there is feedback to read. The subject of these four is the dialogue. */
  'staff-written': { readonly dialogue: string };
  /** To the same, when a theme of theirs became a point. */
  'staff-promised': OfStaff & { readonly number: number };
  /** To the same, when points that came of it are followed up in a period. */
  'staff-followed': OfStaff;
  /** To the same, when such a point is closed. */
  'staff-closed': OfStaff & { readonly number: number };
  /** To the answerer of a point, when people have asked about it. The subject is the point. `day`: the last day to answer, inclusive. */
  'question-waiting': Promised & { readonly day: string };
  /** To the same, the deputy, and those who keep the promise together, after that day. */
  'question-late': Promised & { readonly day: string };
};
export type NoticeKind = keyof NoticeData;

/** One thing that one person should know. */
export type NewNotice<K extends NoticeKind = NoticeKind> = {
  readonly [Kind in K]: {
    readonly personId: string;
    readonly kind: Kind;
    /** What it is about, such as a round. */
    readonly subjectId: string;
    /** Which in the order, such as `first` or a day, at most 50 characters: the same step is told once. */
    readonly step: string;
    readonly data: NoticeData[Kind];
  };
}[K];

type OfStaff = { readonly dialogue: string; readonly promise: string };
type Promised = { readonly promise: string };
/** `sitting`: its day. */
type ToSitting = Promised & { readonly sitting: string };
type RoundIn = Promised & { readonly round: string };
type Asked = RoundIn & { readonly due: string | null; readonly points: number };

type In = { readonly locale: Lang };

/** One kind, one sentence or two. A line here, one above and the words in each language are all that a new kind needs. */
const SENTENCES: { readonly [K in NoticeKind]: (data: NoticeData[K], to: In) => readonly (string | null)[] } = {
  'report-request': (data, to) => [m.mail_report_request({ asked: asked(data, to) }, to), answerBy(data, to)],
  'report-reminder': (data, to) => [m.mail_report_reminder({ asked: asked(data, to) }, to), answerBy(data, to)],
  'report-late': (data, to) => [m.mail_report_late({ asked: asked(data, to) }, to), wasDue(data, to)],
  'report-late-deputy': (data, to) => [m.mail_report_late_deputy({ asked: asked(data, to) }, to)],
  'report-handed-on': (data, to) => [m.mail_report_handed_on({ asked: asked(data, to) }, to), answerBy(data, to)],
  'round-late': ({ promise, round, due, waiting }, to) => [
    m.mail_round_late(
      { ...named({ promise, round }, to), day: dayIn(to.locale, due), ...countIn(to.locale, waiting) },
      to,
    ),
  ],
  'round-to-lock': ({ promise, round, waiting }, to) => [
    m.mail_round_to_lock(named({ promise, round }, to), to),
    waiting === 0 ? null : m.mail_round_waiting(countIn(to.locale, waiting), to),
  ],
  'approval-asked': ({ promise }, to) => [m.mail_approval_asked(named({ promise }, to), to)],
  'approval-returned': ({ promise, party }, to) => [m.mail_approval_returned(named({ promise, party }, to), to)],
  'approval-complete': ({ promise }, to) => [m.mail_approval_complete(named({ promise }, to), to)],
  'approval-late': ({ promise, party, days }, to) => [
    m.mail_approval_late({ ...named({ promise, party }, to), ...countIn(to.locale, days) }, to),
  ],
  'page-behind': ({ promise, day }, to) => [
    m.mail_page_behind({ ...named({ promise }, to), day: dayIn(to.locale, day) }, to),
  ],
  'case-due': ({ due, ...data }, to) => [m.mail_case_due({ ...toSitting(data, to), day: dayIn(to.locale, due) }, to)],
  'case-behind': (data, to) => [m.mail_case_behind(toSitting(data, to), to)],
  'case-sitting-cancelled': (data, to) => [m.mail_case_sitting_cancelled(toSitting(data, to), to)],
  'consultation-asked': (data, to) => [m.mail_consultation_asked(consulted(data, to), to)],
  'consultation-reminder': (data, to) => [m.mail_consultation_reminder(consulted(data, to), to)],
  'consultation-late': (data, to) => [m.mail_consultation_late(consulted(data, to), to)],
  'consultation-answered': (data, to) => [m.mail_consultation_answered(named(data, to), to)],
  'consultation-open': ({ promise, waiting }, to) => [
    m.mail_consultation_open({ ...named({ promise }, to), ...countIn(to.locale, waiting) }, to),
  ],
  'minutes-to-adjust': (data, to) => [m.mail_minutes_to_adjust(onDay(data, to), to)],
  'minutes-to-announce': (data, to) => [m.mail_minutes_to_announce(onDay(data, to), to)],
  'appeal-over': (data, to) => [m.mail_appeal_over(onDay(data, to), to)],
  'dispatch-waiting': (data, to) => [m.mail_dispatch_waiting(onDay(data, to), to)],
  'observation-late': (data, to) => [m.mail_observation_late(onDay(data, to), to)],
  'feedback-late': ({ dialogue, day }, to) => [
    m.mail_feedback_late({ dialogue: nameIn(to.locale, dialogue), day: dayIn(to.locale, day) }, to),
  ],
  'staff-written': (data, to) => [m.mail_staff_written(named(data, to), to)],
  'staff-promised': ({ number, ...data }, to) => [
    m.mail_staff_promised({ ...named(data, to), number: numberIn(to.locale, number) }, to),
  ],
  'staff-followed': (data, to) => [m.mail_staff_followed(named(data, to), to)],
  'staff-closed': ({ number, ...data }, to) => [
    m.mail_staff_closed({ ...named(data, to), number: numberIn(to.locale, number) }, to),
  ],
  'question-waiting': (data, to) => [m.mail_question_waiting(onDay(data, to), to)],
  'question-late': (data, to) => [m.mail_question_late(onDay(data, to), to)],
};

/** What a notice says, in the receiver's language. */
export function noticeSentence<K extends NoticeKind>(kind: K, data: NoticeData[K], locale: Lang): string {
  return SENTENCES[kind](data, { locale })
    .filter((sentence) => sentence !== null)
    .join(' ');
}

function onDay({ promise, day }: Promised & { readonly day: string }, to: In): { promise: string; day: string } {
  return { ...named({ promise }, to), day: dayIn(to.locale, day) };
}

function asked({ promise, round, points }: Asked, to: In): string {
  return m.mail_asked({ ...named({ promise, round }, to), ...countIn(to.locale, points) }, to);
}

function toSitting({ promise, sitting }: ToSitting, to: In): { promise: string; sitting: string } {
  return { ...named({ promise }, to), sitting: dayIn(to.locale, sitting) };
}

function consulted({ promise, due }: Promised & { due: string }, to: In) {
  return { ...named({ promise }, to), day: dayIn(to.locale, due) };
}

function answerBy({ due }: Asked, to: In): string | null {
  return due === null ? null : m.mail_answer_by({ day: dayIn(to.locale, due) }, to);
}

function wasDue({ due }: Asked, to: In): string | null {
  return due === null ? null : m.mail_was_due({ day: dayIn(to.locale, due) }, to);
}

/** Names are as they were written, in Swedish mostly, in a sentence of any language. */
function named<K extends string>(names: Readonly<Record<K, string>>, { locale }: In): Record<K, string> {
  const entries = Object.entries<string>(names).map(([key, name]) => [key, nameIn(locale, name)]);
  return Object.fromEntries(entries) as Record<K, string>;
}
