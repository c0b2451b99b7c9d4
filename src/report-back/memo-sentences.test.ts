import { describe, expect, test } from 'vitest';
import { memoEditing } from '#report-back/memo-edit.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { memoForm, memoTyped } from '#report-back/memo-form.ts';
import { memoGaps } from '#report-back/memo-gaps.ts';
import { DEFAULT_PROFILE, SHIPPED_PROFILES } from '#report-back/memo-profile.ts';
import { changedUnder, drawnSentence } from '#report-back/memo-sentences.ts';
import { memoPoint, memoRecord, memoResult } from '#tests/support/memo-records.ts';
import { modelTexts } from '#tests/support/model-texts.ts';

const OWN = 'Alla punkter blev klara, två av dem redan före sommaren.';
const before = memoRecord();
const over = drawnSentence(before, DEFAULT_PROFILE, 'went');
const edited = [{ part: 'went', words: OWN, over }] as const;
const after = memoRecord({
  points: [memoPoint(1), memoPoint(2, { results: [memoResult({ status: 'ongoing' })] })],
  edited,
});

describe('egna ord i stället för en mening som hämtas', () => {
  test('står i skrivelsen, och det hämtade gör det inte', () => {
    const texts = modelTexts(memoDocument({ ...before, edited }, { draft: false }));
    expect(texts).toContain(OWN);
    expect(texts).not.toContain(over);
    expect(memoGaps({ ...before, edited })).toEqual([]);
  });
  test('står kvar när det hämtade ändras, och båda visas med ord för ord', () => {
    expect(modelTexts(memoDocument(after, { draft: false }))).toContain(OWN);
    const now = drawnSentence(after, DEFAULT_PROFILE, 'went');
    expect(changedUnder(after, DEFAULT_PROFILE)).toEqual([{ part: 'went', was: over, now }]);
    const stretches = memoEditing(after, DEFAULT_PROFILE).changed.went ?? [];
    expect(
      stretches
        .filter(({ kind }) => kind !== 'new')
        .map(({ text }) => text)
        .join(''),
    ).toBe(over);
    expect(
      stretches
        .filter(({ kind }) => kind !== 'gone')
        .map(({ text }) => text)
        .join(''),
    ).toBe(now);
  });
  test('hindrar skrivelsen från att bli färdig tills någon har sett ändringen', () => {
    expect(memoGaps(after).map(({ place }) => place)).toEqual(['edited-went']);
    const now = drawnSentence(after, DEFAULT_PROFILE, 'went');
    const form = memoForm(null, [], []);
    const sent = (seen: string) =>
      memoTyped({ ...form, edited: { ...form.edited, went: { words: OWN, drawn: now, seen } } }, [], edited);
    expect(sent('')).toMatchObject({ typed: { sections: { edited } } });
    expect(sent('ja')).toMatchObject({ typed: { sections: { edited: [{ part: 'went', words: OWN, over: now }] } } });
  });
  test('tas bort genom att tömma fältet', () => {
    const form = memoForm(null, [], []);
    expect(memoTyped(form, [], edited)).toMatchObject({ typed: { sections: { edited: [] } } });
  });
});

describe('delarna som skrivs', () => {
  test('står i mallens ordning, under dess rubriker', () => {
    const { parts } = memoEditing(before, SHIPPED_PROFILES.tjansteutlatande);
    expect(parts.map(({ part }) => part)).toEqual(SHIPPED_PROFILES.tjansteutlatande.order);
    expect(parts[1]?.heading).toBe('Sammanfattning');
  });
  test('säger av det hämtade varifrån det kommer, och har inget av det som en person skrev', () => {
    const { parts } = memoEditing({ ...before, assessment: 'Det gick bra.' }, DEFAULT_PROFILE);
    const pieces = parts.flatMap((part) => part.pieces);
    expect(pieces.filter(({ editable }) => editable !== null).map(({ from }) => from)).toEqual([
      'profile',
      'record',
      'profile',
    ]);
    expect(pieces.map(({ html }) => html).join('')).not.toContain('Det gick bra.');
  });
});

test('medbestämmande säger dagen, och den saknas tills den står där', () => {
  const told = { coDetermination: 'negotiated' } as const;
  expect(memoGaps(memoRecord(told)).map(({ place }) => place)).toEqual(['coDeterminationDay']);
  const texts = modelTexts(memoDocument(memoRecord({ ...told, coDeterminationDay: '2022-02-03' }), { draft: false }));
  expect(texts.join('\n').replaceAll('\u00a0', ' ')).toContain(
    'Ärendet har förhandlats med de fackliga organisationerna. Det skedde den 3 februari 2022.',
  );
});

test('vad en mall kräver saknas tills det står där', () => {
  const places = memoGaps(memoRecord(), SHIPPED_PROFILES.tjansteutlatande).map(({ place }) => place);
  expect(places).toEqual(['child', 'accessibility', 'economy', 'assessment', 'proposal-0']);
});
