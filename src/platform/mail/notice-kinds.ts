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
  /** To the answerer and the deputy, after the last day. */
  'report-late': Asked;
  /** To whom a colleague has handed a question on. The subject is the round, the step the question. */
  'report-handed-on': Asked;
  /** To coordinator, liaison and, where the settings say so, the committee's chair. */
  'round-late': RoundIn & { readonly due: string; readonly waiting: number };
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

type Promised = { readonly promise: string };
type RoundIn = Promised & { readonly round: string };
type Asked = RoundIn & { readonly due: string | null; readonly points: number };

/** One kind, one Swedish sentence. A line here and one above is all that a new kind needs. */
const SENTENCES: { readonly [K in NoticeKind]: (data: NoticeData[K]) => string } = {
  'report-request': (data) => `Berätta vad ni har gjort: ${asked(data)}.${answerBy(data.due)}`,
  'report-reminder': (data) => `Ditt svar saknas: ${asked(data)}.${answerBy(data.due)}`,
  'report-late': (data) =>
    `Ditt svar är försenat: ${asked(data)}.${data.due === null ? '' : ` Det skulle ha kommit ${dayWords(data.due)}.`}`,
  'report-handed-on': (data) => `En kollega har bett dig svara: ${asked(data)}.${answerBy(data.due)}`,
  'round-late': ({ promise, round, due, waiting }) =>
    `${promise}, ${round}: ${waiting === 1 ? 'ett svar' : `${waiting}\u00a0svar`} saknas. Sista dagen var ${dayWords(due)}.`,
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

function answerBy(due: string | null): string {
  return due === null ? '' : ` Svara senast ${dayWords(due)}.`;
}
