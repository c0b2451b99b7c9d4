import { expect, test } from 'vitest';
import type { PacketDialogue } from '#dialogue/device-packet.ts';
import { interviewContent, stepAt, stepsOf, type InterviewDraft } from '#dialogue/interview-steps.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';

const choices = [
  { value: 'ja', text: { sv: 'Ja' } },
  { value: 'nej', text: { sv: 'Nej' } },
];
const FORM: QuestionForm = {
  format: 'loftet-form/1',
  title: { sv: 'Torget' },
  elements: [
    { type: 'radiogroup', name: 'bor', title: { sv: 'Bor du här?' }, choices },
    { type: 'comment', name: 'var', title: { sv: 'Var?' }, maxLength: 100, visibleIf: { name: 'bor', is: ['ja'] } },
    { type: 'rating', name: 'trygg', title: { sv: 'Hur trygg?' }, rateMin: 1, rateMax: 5, isRequired: true },
  ],
};
const draft = (said: InterviewDraft['said'], at: string | null = null): InterviewDraft => ({
  dialogue: { id: 'd', versionId: 'v', form: FORM } as PacketDialogue,
  lang: 'sv',
  said,
  at,
});
const names = (said: InterviewDraft['said']): string[] => stepsOf(FORM, said).map(({ name }) => name);

test('bara det som gäller den som svarar är ett steg', () => {
  expect(names({})).toEqual(['bor', 'trygg']);
  expect(names({ bor: 'ja' })).toEqual(['bor', 'var', 'trygg']);
  expect(names({ bor: 'nej', var: 'Backen' })).toEqual(['bor', 'trygg']);
});

test('en intervju står där den lämnades, och på nästa steg om frågan inte gäller längre', () => {
  expect(stepAt(draft({}))).toBe(0);
  expect(stepAt(draft({ bor: 'ja' }, 'var'))).toBe(1);
  expect(stepAt(draft({ bor: 'nej' }, 'var'))).toBe(1);
  expect(stepAt(draft({ bor: 'ja' }, 'trygg'))).toBe(2);
});

test('det som skickas är bara det som gällde, och en obesvarad fråga som måste besvaras sägs', () => {
  expect(interviewContent(draft({ bor: 'nej', var: 'Backen', trygg: 4 }))).toEqual({
    content: { dialogueId: 'd', versionId: 'v', lang: 'sv', answers: { bor: 'nej', trygg: 4 } },
  });
  expect(interviewContent(draft({ bor: 'nej' }))).toEqual({
    faults: [{ name: 'trygg', fault: 'missing' }],
    empty: false,
  });
  expect(interviewContent(draft({}))).toMatchObject({ empty: true });
});
