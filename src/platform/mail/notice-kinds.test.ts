import { expect, test } from 'vitest';
import { noticeSentence, type NoticeData, type NoticeKind } from '#platform/mail/notice-kinds.ts';
import { LANGS, type Lang } from '#platform/texts/languages.ts';

const ASKED = { promise: 'Tryggare Ekby', round: 'tertial 2 2026', due: '2026-09-11', points: 2 };
const RETURNED = { promise: 'Tryggare Ekby', party: 'Polisen' };
/** Each kind with what it may hold; the counts are those that Arabic has forms for. */
const CASES: { readonly [K in NoticeKind]: readonly NoticeData[K][] } = {
  'report-request': [ASKED, { ...ASKED, due: null, points: 1 }],
  'report-reminder': [{ ...ASKED, points: 3 }],
  'report-late': [
    { ...ASKED, points: 11 },
    { ...ASKED, due: null },
  ],
  'report-late-deputy': [{ ...ASKED, points: 100 }],
  'report-handed-on': [ASKED],
  'round-late': [1, 2, 3, 11, 100].map((waiting) => ({ ...ASKED, waiting })),
  'round-to-lock': [0, 1, 2, 3, 11, 100].map((waiting) => ({ ...ASKED, waiting })),
  'approval-asked': [RETURNED],
  'approval-returned': [RETURNED],
  'approval-complete': [RETURNED],
  'approval-late': [1, 2, 5, 15, 100].map((days) => ({ ...RETURNED, days })),
  'feedback-late': [{ dialogue: 'Vad är viktigast?', day: '2026-09-14' }],
  'staff-written': [{ dialogue: 'Vad ser ni?' }],
  'staff-promised': [{ dialogue: 'Vad ser ni?', promise: 'Tryggare Ekby', number: 3 }],
  'staff-followed': [{ dialogue: 'Vad ser ni?', promise: 'Tryggare Ekby' }],
  'staff-closed': [{ dialogue: 'Vad ser ni?', promise: 'Tryggare Ekby', number: 3 }],
  'page-behind': [{ promise: 'Tryggare Ekby', day: '2026-09-14' }],
  'case-due': [{ promise: 'Tryggare Ekby', sitting: '2027-02-16', due: '2027-02-02' }],
  'case-behind': [{ promise: 'Tryggare Ekby', sitting: '2027-02-16' }],
  'case-sitting-cancelled': [{ promise: 'Tryggare Ekby', sitting: '2027-02-16' }],
  'consultation-asked': [{ promise: 'Tryggare Ekby', due: '2026-09-14' }],
  'consultation-reminder': [{ promise: 'Tryggare Ekby', due: '2026-09-14' }],
  'consultation-late': [{ promise: 'Tryggare Ekby', due: '2026-09-14' }],
  'consultation-answered': [{ promise: 'Tryggare Ekby' }],
  'consultation-open': [1, 2, 3, 11, 100].map((waiting) => ({ promise: 'Tryggare Ekby', waiting })),
  'minutes-to-adjust': [{ promise: 'Medborgarlöfte 2017', day: '2018-04-03' }],
  'minutes-to-announce': [{ promise: 'Medborgarlöfte 2017', day: '2018-04-05' }],
  'appeal-over': [{ promise: 'Medborgarlöfte 2017', day: '2018-04-26' }],
  'dispatch-waiting': [{ promise: 'Medborgarlöfte 2017', day: '2018-04-03' }],
  'question-waiting': [{ promise: 'Medborgarlöfte 2017', day: '2017-06-02' }],
  'question-late': [{ promise: 'Medborgarlöfte 2017', day: '2017-06-02' }],
  'observation-late': [{ promise: 'Trygghetsvandring vid kajen', day: '2026-11-02' }],
};

function sentencesIn(lang: Lang): string[] {
  const said = <K extends NoticeKind>(kind: K): string[] => CASES[kind].map((data) => noticeSentence(kind, data, lang));
  return (Object.keys(CASES) as NoticeKind[]).flatMap(said);
}

test.each(LANGS)('what every notice says in %s', (lang) => {
  expect(sentencesIn(lang)).toMatchSnapshot();
});

test('no sentence shows a place that was not filled or the name of a message, and none is Swedish by omission', () => {
  const all = LANGS.flatMap(sentencesIn);
  for (const sentence of all) expect(sentence).not.toMatch(/[{}]|undefined|NaN|mail_|null/);
  const swedish = sentencesIn('sv');
  for (const lang of ['en', 'ar', 'so'] as const)
    expect(sentencesIn(lang).filter((sentence) => swedish.includes(sentence))).toEqual([]);
});

test('the number of things chooses the form: three answers in Arabic are few, eleven many, two have a word of their own', () => {
  const missing = (waiting: number): string =>
    noticeSentence('round-late', { promise: 'A', round: 'B', due: '2026-09-11', waiting }, 'ar');
  expect(missing(2)).toContain('ردّان ناقصان');
  expect(missing(3)).toContain('3\u00a0ردود ناقصة');
  expect(missing(11)).toContain('11\u00a0رداً ناقصاً');
  expect(missing(100)).toContain('100\u00a0رد ناقص');
});

test('a name is on one line, and cannot turn the direction of the words after it', () => {
  const hostile = { promise: 'Ek\nby\u202e\u2068', party: 'Pol\u2066isen' };
  expect(noticeSentence('approval-returned', hostile, 'sv')).toBe(
    'Ek by: Polisen har skickat tillbaka text med en kommentar.',
  );
  const arabic = noticeSentence('approval-returned', hostile, 'ar');
  expect(arabic.match(/[\u2066-\u2069\u202a-\u202e]/g)).toEqual(['\u2068', '\u2069', '\u2068', '\u2069']);
});
