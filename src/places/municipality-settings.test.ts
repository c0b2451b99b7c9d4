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

  test('tomma fält är inget val, och tider är hela månader', () => {
    expect(SettingsInput.parse(settingsFromForm({}))).toEqual(settingsOf({}));
    expect(SettingsInput.parse(settingsFromForm({ 'retention.drafts': '24', practice: 'on' }))).toMatchObject({
      retention: { drafts: 24, pictures: null },
      practice: true,
    });
    for (const drafts of ['0', '-1', '1,5', '2000', 'tolv'])
      expect(faults({ 'retention.drafts': drafts })).toEqual(['retention.drafts']);
    expect(faults({ contact: 'x'.repeat(501) })).toEqual(['contact']);
  });

  test.each([[null], [{}], [{ accent: 7, practice: 'ja', retention: [] }], [{ late: { before: [1] } }]])(
    'det som är sparat och inte går att läsa är inget val: %j',
    (stored) => expect(settingsOf(stored ?? {})).toEqual(settingsOf({})),
  );
});
