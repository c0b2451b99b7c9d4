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

type Promised = { readonly promise: string };
type RoundIn = Promised & { readonly round: string };
type Asked = RoundIn & { readonly due: string | null; readonly points: number };

/** One kind, one Swedish sentence. A line here and one above is all that a new kind needs. */
const SENTENCES: { readonly [K in NoticeKind]: (data: NoticeData[K]) => string } = {
  'report-request': (data) => `Berätta vad ni har gjort: ${asked(data)}.${answerBy(data.due)}`,
  'report-reminder': (data) => `Ditt svar saknas: ${asked(data)}.${answerBy(data.due)}`,
  'report-late': (data) =>
    `Ditt svar är försenat: ${asked(data)}.${data.due === null ? '' : ` Det skulle ha kommit ${dayWords(data.due)}.`}`,
  'report-late-deputy': (data) => `Du är ersättare, och svaret är försenat: ${asked(data)}. Hjälp till att svara.`,
  'report-handed-on': (data) => `En kollega har bett dig svara: ${asked(data)}.${answerBy(data.due)}`,
  'round-late': ({ promise, round, due, waiting }) =>
    `${promise}, ${round}: ${answers(waiting)} saknas. Sista dagen var ${dayWords(due)}.`,
  'round-to-lock': ({ promise, round, waiting }) =>
    `${promise}, ${round}: nu ska perioden låsas.${waiting === 0 ? '' : ` Än saknas ${answers(waiting)}.`}`,
  'approval-asked': ({ promise }) => `${promise}: texten väntar på ditt godkännande.`,
  'approval-returned': ({ promise, party }) => `${promise}: ${party} har skickat tillbaka text med en kommentar.`,
  'approval-complete': ({ promise }) => `${promise}: alla parter har godkänt. Löftet kan publiceras.`,
  'approval-late': ({ promise, party, days }) =>
    `${promise}: ${party} har inte svarat på ${days}\u00a0arbetsdagar. Texten är inte godkänd.`,
};

/** What a notice says, in Swedish. */
export function noticeSentence<K extends NoticeKind>(kind: K, data: NoticeData[K]): string {
  return SENTENCES[kind](data);
}

const IN_WORDS = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'long', timeZone: 'UTC' });

/** '2026-05-03' -> "3 maj 2026", kept on one line. */
function dayWords(day: string): string {
  return IN_WORDS.format(new Date(`${day}T00:00:00Z`)).replaceAll(' ', '\u00a0');
}

function asked({ promise, round, points }: Asked): string {
  return `${promise}, ${round} (${points === 1 ? 'en punkt' : `${points}\u00a0punkter`})`;
}

function answers(count: number): string {
  return count === 1 ? 'ett svar' : `${count}\u00a0svar`;
}

function answerBy(due: string | null): string {
  return due === null ? '' : ` Svara senast ${dayWords(due)}.`;
}
