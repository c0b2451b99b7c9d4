import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownWords, readAnswers } from '#dialogue/answers.ts';
import { QuestionFormShape } from '#dialogue/question-form-shape.ts';
import { languagesOf, type QuestionForm } from '#dialogue/question-form.ts';
import { sentAnswers } from '#dialogue/sent-answers.ts';
import { standardForm } from '#dialogue/standard-form.ts';

const FORM = standardForm({ sv: 'Vad är viktigast?' }, ['Torget']);
const ASKS_WHY: QuestionForm = {
  format: 'loftet-form/1',
  title: { sv: 'Fråga' },
  elements: [
    {
      type: 'radiogroup',
      name: 'ute',
      title: { sv: 'Är du ute på kvällen?' },
      choices: [
        { value: 'ja', text: { sv: 'Ja' } },
        { value: 'nej', text: { sv: 'Nej' } },
      ],
      isRequired: true,
    },
    {
      type: 'comment',
      name: 'varfor',
      title: { sv: 'Varför inte?' },
      maxLength: 10,
      isRequired: true,
      visibleIf: { name: 'ute', is: ['nej'] },
    },
  ],
};

describe('svar', () => {
  test('det som inte frågades sparas inte, och det som frågades av andra räknas inte som saknat', () => {
    expect(readAnswers(ASKS_WHY, { ute: 'ja', varfor: 'Mörkt' })).toEqual({ answers: { ute: 'ja' }, faults: [] });
    expect(readAnswers(ASKS_WHY, { ute: 'nej' }).faults).toEqual([{ name: 'varfor', fault: 'missing' }]);
    expect(readAnswers(ASKS_WHY, { ute: 'ja', __proto__x: 1 }).faults).toEqual([
      { name: '__proto__x', fault: 'unknown' },
    ]);
  });
  test('det som är för långt är kvar så långt det ryms, och felet säger det', () => {
    const { answers, faults } = readAnswers(ASKS_WHY, { ute: 'nej', varfor: 'Lamporna är trasiga' });
    expect(answers['varfor']).toBe('Lamporna ä');
    expect(faults).toEqual([{ name: 'varfor', fault: 'too-long' }]);
  });
  test('en oro behöver säga vad, men varken var eller när', () => {
    expect(readAnswers(FORM, { oro: [{ problem: 'trafik', place: '', time: '' }] }).answers['oro']).toEqual([
      { problem: 'trafik', place: null, time: null },
    ]);
    expect(readAnswers(FORM, { oro: [{ problem: '', place: 'plats-1', time: '' }] }).faults).toEqual([
      { name: 'oro', fault: 'problem-missing' },
    ]);
    expect(readAnswers(FORM, { oro: [{ problem: 'ufo' }] }).faults).toEqual([{ name: 'oro', fault: 'unknown' }]);
  });
  test('vad som än skickas blir svaret ett som formuläret tar igen, likadant', () => {
    const raw = fc.dictionary(fc.constantFrom('oro', 'trygg', 'gora', 'alder', 'kon', 'x'), fc.anything(), {
      maxKeys: 6,
    });
    fc.assert(
      fc.property(raw, (sent) => {
        const { answers } = readAnswers(FORM, sent);
        const again = readAnswers(FORM, answers);
        expect(again.answers).toEqual(answers);
        expect(again.faults).toEqual([]);
      }),
    );
  });
  test('bara ord som någon skrev själv granskas för personuppgifter', () => {
    expect(
      ownWords({ gora: 'Ring mig', trygg: 3, plats: { words: 'Vid Annas port' } }).map(({ text }) => text),
    ).toEqual(['Ring mig', 'Vid Annas port']);
  });
  test('ett tomt formulär utan JavaScript är inga svar och inga fel', () => {
    expect(readAnswers(FORM, sentAnswers(FORM, new FormData()))).toEqual({ answers: {}, faults: [] });
  });
});

describe('frågor', () => {
  test('standardfrågorna är ett formulär, och allt utom rubriken finns på fem språk', () => {
    expect(QuestionFormShape.parse(FORM)).toEqual(FORM);
    expect(languagesOf(FORM)).toHaveLength(5);
    expect(languagesOf({ ...FORM, intro: { sv: 'Hej', ar: 'مرحبا' } })).toEqual(['sv', 'ar']);
  });
  test('ett villkor gäller bara ett svar på en tidigare fråga', () => {
    const [first, second] = ASKS_WHY.elements;
    expect(QuestionFormShape.safeParse({ ...ASKS_WHY, elements: [second, first] }).success).toBe(false);
    expect(QuestionFormShape.safeParse(ASKS_WHY).success).toBe(true);
  });
});
