import { describe, expect, test } from 'vitest';
import { contrast, isReadable, settingsFromForm, settingsOf, SettingsInput } from '#places/municipality-settings.ts';

const faults = (typed: Readonly<Record<string, string>>) =>
  SettingsInput.safeParse(settingsFromForm(typed)).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('kommunens inställningar', () => {
  test('färgen ska gå att läsa', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(['#0f5c6e', '#a3262a', '#1e6b3a'].map(isReadable)).toEqual([true, true, true]);
    expect(['#ffff00', '#7cc7d6', '#999999'].map(isReadable)).toEqual([false, false, false]);
    expect(faults({ accent: '#FFFF00' })).toEqual(['accent']);
    for (const accent of ['red', '#fff', '#0f5c6e;}', 'url(x)']) expect(faults({ accent })).toEqual(['accent']);
    expect(faults({ accent: '#0F5C6E' })).toEqual([]);
  });

  test('tider är hela dagar; tomt är aldrig, och det som ingen har valt är som Löftet föreslår', () => {
    expect(settingsOf({}).keep).toEqual({ answers: 90, links: 90, documents: 30, activities: 180 });
    expect(SettingsInput.parse(settingsFromForm({ 'keep.links': '365' }))).toEqual({
      accent: null,
      contact: null,
      keep: { answers: null, links: 365, documents: null, activities: null },
    });
    for (const typed of ['0', '-1', '1,5', '36501', 'tolv'])
      expect(faults({ 'keep.documents': typed })).toEqual(['keep.documents']);
    expect(faults({ contact: 'x'.repeat(501) })).toEqual(['contact']);
  });

  test.each([[{ links: -3 }], [{ links: 0.5 }], [{ links: '90' }], [{ links: 99_999 }]])(
    'en tid som inte går att läsa tar inte bort något: %j',
    (keep) => expect(settingsOf({ keep }).keep).toMatchObject({ links: null, answers: 90 }),
  );
  test('är inget av det läsbart sparas allt', () =>
    expect(Object.values(settingsOf({ keep: 'nej' }).keep)).toEqual([null, null, null, null]));

  test.each([[null], [{}], [{ accent: 7, retention: [] }], [{ late: { before: [1] } }]])(
    'det som är sparat och inte går att läsa är inget val: %j',
    (stored) => expect(settingsOf(stored ?? {})).toEqual(settingsOf({})),
  );
});
