import { describe, expect, test } from 'vitest';
import { answerOf, countOf, draftOf } from '#follow-up/answer-form.ts';
import type { AnswerDraft } from '#follow-up/request-record.ts';

const DRAFT: AnswerDraft = { body: 'Vi gick tre gånger.', count: '3', unit: 'vandringar', progress: 'under-way' };

describe('an answer', () => {
  test('says what was done, how many and how it goes', () => {
    expect(answerOf({ ...DRAFT, next: ' Två till i maj. \r\n' }, 'skicka', null)).toEqual({
      answer: {
        kind: 'report',
        body: 'Vi gick tre gånger.',
        count: 3,
        unit: 'vandringar',
        next: 'Två till i maj.',
        progress: 'under-way',
        reason: null,
      },
    });
  });

  test('needs what was done and how it goes', () => {
    expect(answerOf({ body: '  ' }, 'skicka', null)).toEqual({
      errors: { body: 'Skriv vad ni gjorde. En mening räcker.', progress: 'Välj hur det går.' },
    });
  });

  test.each(['tre', '-1', '1e3', 'Infinity', '0x1f', '1.2.3'])('"%s" is no count', (count) => {
    expect(answerOf({ ...DRAFT, count }, 'skicka', null)).toEqual({
      errors: { count: 'Skriv antalet med siffror, till exempel 12.' },
    });
  });

  test('a count says of what', () => {
    expect(answerOf({ ...DRAFT, unit: ' ' }, 'skicka', null)).toEqual({
      errors: { unit: 'Skriv vad du räknar, till exempel vandringar.' },
    });
  });

  test('a changed status has its reason; the same status needs none', () => {
    const changed = answerOf(DRAFT, 'skicka', 'planned');
    expect(changed).toEqual({
      errors: { reason: 'Statusen var ”planerad” förra gången. Skriv varför den är ändrad.' },
    });
    expect(answerOf(DRAFT, 'skicka', 'under-way')).toHaveProperty('answer');
    expect(answerOf({ ...DRAFT, reason: 'Vi har börjat.' }, 'skicka', 'planned')).toHaveProperty(
      'answer.reason',
      'Vi har börjat.',
    );
  });

  test('nothing to report, with its reason, says nothing of how it goes', () => {
    expect(answerOf({ ...DRAFT, reason: 'Annat.' }, 'inget', null)).toHaveProperty('errors.nothing');
    expect(answerOf({ ...DRAFT, nothing: 'Skolorna var stängda.' }, 'inget', null)).toMatchObject({
      answer: { kind: 'nothing-to-report', body: null, count: null, progress: null, reason: 'Skolorna var stängda.' },
    });
  });

  test('not done has its reason, with or without what was done instead', () => {
    expect(answerOf({}, 'inte', null)).toEqual({ errors: { notDone: 'Skriv varför det inte blev gjort.' } });
    expect(answerOf({ notDone: 'Ingen kom.' }, 'inte', null)).toMatchObject({
      answer: { kind: 'nothing-to-report', progress: 'not-done', body: null },
    });
    expect(answerOf({ notDone: 'Ingen kom.', body: 'Vi ringde.' }, 'inte', null)).toMatchObject({
      answer: { kind: 'report', progress: 'not-done', body: 'Vi ringde.' },
    });
  });

  test('not done is not chosen in the list, where it would have no reason', () => {
    expect(answerOf({ ...DRAFT, progress: 'not-done' }, 'skicka', null)).toHaveProperty('errors.progress');
  });
});

test.each([
  ['12', 12],
  [' 1 200 ', 1200],
  ['1\u00a0200', 1200],
  ['2,5', 2.5],
  ['', null],
  ['  ', null],
])('the count "%s" is %s', (typed, count) => {
  expect(countOf(typed)).toBe(count);
});

test('a draft keeps the fields of the form and nothing else, and says what is too long', () => {
  expect(draftOf({ body: 'x', evil: 'y' })).toEqual({ draft: { body: 'x' } });
  expect(draftOf({ reason: 'x'.repeat(4001) })).toEqual({
    errors: { reason: 'Skälet får ha högst 4\u00a0000\u00a0tecken.' },
  });
});
