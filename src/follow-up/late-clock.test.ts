import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueReminders, type LateFacts, type OpenRound, type WaitingQuestion } from '#follow-up/late-clock.ts';
import { lateSettings } from '#follow-up/late-settings.ts';
import { ReminderForm } from '#follow-up/schedule-form.ts';
import { parseForm } from '#platform/sent-form.ts';
import { addDays } from '#platform/clock.ts';
import type { NewNotice } from '#platform/mail/notice-kinds.ts';
import { isWorkingDay } from '#platform/working-days.ts';
import { runs } from '#tests/support/examples.ts';

const SETTINGS = { ...lateSettings({}), chair: 'chair' };
const QUESTION: WaitingQuestion = { personId: 'asta', deputyId: 'bo', askedOn: '2026-04-20', snoozedUntil: null };
const ROUND: OpenRound = {
  id: 'round',
  promise: 'Tryggare Ekby',
  name: 'tertial 1 2026',
  due: '2026-05-08',
  lockOn: '2026-06-05',
  waiting: [QUESTION],
  steering: ['coordinator', 'liaison'],
};
const SIX_WEEKS = Array.from({ length: 42 }, (_, at) => addDays('2026-04-20', at));

/** Runs the clock every day, as the table of notices would keep it, and tells who was told what on which day. */
function run(days: readonly string[], factsOn: (day: string) => LateFacts): string[] {
  const told = new Set<string>();
  return days.flatMap((day) =>
    dueReminders(factsOn(day), day, SETTINGS).flatMap((one) => {
      if (told.has(keyOf(one))) return [];
      told.add(keyOf(one));
      return [`${day} ${one.personId}: ${one.kind}`];
    }),
  );
}

function keyOf({ personId, kind, subjectId, step }: NewNotice): string {
  return [personId, kind, subjectId, step].join(' ');
}

const round = (parts: Partial<OpenRound>): LateFacts => ({ rounds: [{ ...ROUND, ...parts }], approvals: [] });

describe('six weeks in spring, with första maj and Kristi himmelsfärdsdag in them', () => {
  test('one who never answers is reminded, and it is told upwards step by step; nobody else is told', () => {
    expect(run(SIX_WEEKS, () => round({}))).toEqual([
      // Five working days before Friday 8 May, since Friday 1 May is free.
      '2026-04-30 asta: report-reminder',
      '2026-05-07 asta: report-reminder',
      '2026-05-11 asta: report-late',
      '2026-05-11 bo: report-late-deputy',
      '2026-05-11 coordinator: round-late',
      '2026-05-11 liaison: round-late',
      // Five working days after it: Thursday 14 May is free.
      '2026-05-18 asta: report-late',
      '2026-05-18 bo: report-late-deputy',
      '2026-05-18 coordinator: round-late',
      '2026-05-18 liaison: round-late',
      '2026-05-25 asta: report-late',
      '2026-05-25 bo: report-late-deputy',
      '2026-05-25 coordinator: round-late',
      '2026-05-25 liaison: round-late',
      '2026-05-25 chair: round-late',
    ]);
  });

  test('one who answers on the third of May is told nothing after that, and nobody above', () => {
    expect(run(SIX_WEEKS, (day) => round({ waiting: day < '2026-05-03' ? [QUESTION] : [] }))).toEqual([
      '2026-04-30 asta: report-reminder',
    ]);
  });

  test('what is put off until the twentieth of May is still until then, and counts for nobody above', () => {
    const snoozed = { ...QUESTION, snoozedUntil: '2026-05-20' };
    const told = run(SIX_WEEKS, () => round({ waiting: [snoozed] }));
    expect(told[0]).toBe('2026-05-20 asta: report-late');
    expect(told.filter((line) => line.startsWith('2026-05-25'))).toHaveLength(5);
  });

  test('a clock that stood still tells the latest step once, and none from before the last day', () => {
    const late = run(['2026-05-19', '2026-05-20'], () => round({}));
    expect(late).toEqual([
      '2026-05-19 asta: report-late',
      '2026-05-19 bo: report-late-deputy',
      '2026-05-19 coordinator: round-late',
      '2026-05-19 liaison: round-late',
    ]);
  });

  test('nobody is reminded of a question that was asked after the step', () => {
    const asked = { ...QUESTION, askedOn: '2026-05-04' };
    expect(run(SIX_WEEKS, () => round({ waiting: [asked] }))[0]).toBe('2026-05-07 asta: report-reminder');
  });

  test('two questions to the same person are one reminder of two points', () => {
    const [reminder, ...others] = dueReminders(round({ waiting: [QUESTION, QUESTION] }), '2026-04-30', SETTINGS);
    expect(others).toEqual([]);
    expect(reminder?.data).toEqual({ promise: 'Tryggare Ekby', round: 'tertial 1 2026', due: '2026-05-08', points: 2 });
  });

  test('on the day of the lock those who hold the promise together are told, answers or none', () => {
    expect(run(SIX_WEEKS, () => round({ waiting: [], lockOn: '2026-05-14' }))).toEqual([
      '2026-05-15 coordinator: round-to-lock',
      '2026-05-15 liaison: round-to-lock',
    ]);
  });

  test('what is put off is counted when the round is to be locked: the lock writes silence for it', () => {
    const snoozed = { ...QUESTION, snoozedUntil: '2026-12-01' };
    const told = dueReminders(round({ waiting: [snoozed] }), '2026-06-05', SETTINGS);
    expect(told.map(({ kind, data }) => [kind, 'waiting' in data && data.waiting])).toEqual([
      ['round-to-lock', 1],
      ['round-to-lock', 1],
    ]);
  });

  test('a round without a last day reminds nobody', () => {
    expect(run(SIX_WEEKS, () => round({ due: null, lockOn: null }))).toEqual([]);
  });
});

describe('an approval that does not come', () => {
  const approvals: LateFacts = {
    rounds: [],
    approvals: [
      {
        sendingId: 'sending',
        promise: 'Tryggare Ekby',
        partyId: '01900000-0000-7000-8000-000000000001',
        party: 'Polisen',
        since: '2026-04-28',
        approvers: ['chief'],
        steering: ['coordinator', 'liaison'],
      },
    ],
  };

  test('five working days of silence are told to approver, coordinator and liaison; the holiday does not count', () => {
    expect(run(SIX_WEEKS.slice(8, 25), () => approvals)).toEqual([
      '2026-04-28 chief: approval-asked',
      '2026-05-06 chief: approval-late',
      '2026-05-06 coordinator: approval-late',
      '2026-05-06 liaison: approval-late',
      '2026-05-13 chief: approval-late',
      '2026-05-13 coordinator: approval-late',
      '2026-05-13 liaison: approval-late',
    ]);
  });

  test('a step is short enough to be kept', () => {
    const steps = dueReminders(approvals, '2026-12-30', SETTINGS).map(({ step }) => step.length);
    expect(Math.max(...steps)).toBeLessThanOrEqual(50);
  });
});

test('whatever stands in the facts: nobody is told on a day off, nobody twice the same, nobody of a question put off', () => {
  const day = fc.integer({ min: 0, max: 90 }).map((days) => addDays('2026-11-15', days));
  const question = fc.record({
    personId: fc.constantFrom('a', 'b', 'c'),
    deputyId: fc.constantFrom('d', null),
    askedOn: day,
    snoozedUntil: fc.option(day),
  });
  const facts = fc.record({
    due: fc.option(day),
    lockOn: fc.option(day),
    waiting: fc.array(question, { maxLength: 4 }),
  });
  fc.assert(
    fc.property(facts, day, (parts, today) => {
      const told = dueReminders(round(parts), today, SETTINGS);
      if (!isWorkingDay(today)) expect(told).toEqual([]);
      expect(new Set(told.map(keyOf)).size).toBe(told.length);
      const asleep = ['a', 'b', 'c'].filter((person) =>
        parts.waiting.every(({ personId, snoozedUntil }) => personId !== person || (snoozedUntil ?? '') > today),
      );
      expect(told.filter(({ personId }) => asleep.includes(personId))).toEqual([]);
    }),
    { numRuns: runs(300) },
  );
});

describe("the municipality's settings", () => {
  test('what is left out or cannot be read is as it usually is', () => {
    const usual = { before: [5, 1], after: [1, 5, 10], steeringFrom: 1, chairFrom: 10, chair: null, approvalDays: 5 };
    for (const settings of [{}, null, 'x', { late: null }, { late: { before: 'x', chair: 'nobody' } }])
      expect(lateSettings(settings)).toEqual(usual);
    expect(lateSettings({ late: { before: [3], steeringFrom: 5 } })).toEqual({
      ...usual,
      before: [3],
      steeringFrom: 5,
    });
  });
});

describe('the form of reminders', () => {
  const sent = (words: Readonly<Record<string, string>>) => {
    const form = new FormData();
    const usual = { before: '5, 1', after: '1,5 , 10', steeringFrom: '1', chairFrom: '10', chair: '' };
    for (const [name, value] of Object.entries({ ...usual, ...words })) form.append(name, value);
    return parseForm(ReminderForm, form);
  };
  test('days are written with commas, none or some', () => {
    expect(sent({ before: '' })).toEqual({
      ok: true,
      value: { before: [], after: [1, 5, 10], steeringFrom: 1, chairFrom: 10, chair: null },
    });
  });
  test.each([
    ['before', 'fem'],
    ['before', '1,2,3,4,5,6'],
    ['before', '61'],
    ['after', '0'],
    ['steeringFrom', ''],
    ['chairFrom', '61'],
    ['chair', 'Asta'],
  ])('%s is not %s', (field, words) => {
    const parsed = sent({ [field]: words });
    expect(parsed.ok ? null : parsed.faults.map((fault) => fault.field)).toEqual([field]);
  });
});
