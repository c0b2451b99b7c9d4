import { describe, expect, test } from 'vitest';
import { settingsFromForm, settingsOf, SettingsInput } from '#places/municipality-settings.ts';
import { limitOn, withLimit } from '#places/small-count-limit.ts';
import { KINDS } from '#places/retention.ts';

const faults = (typed: Readonly<Record<string, string>>) =>
  SettingsInput.safeParse(settingsFromForm(typed)).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('kommunens inställningar', () => {
  test('färgen ska gå att läsa, i ljust och i mörkt läge', () => {
    expect(faults({ accent: '#FFFF00' })).toEqual(['accent']);
    expect(faults({ accentDark: '#0f5c6e' })).toEqual(['accentDark']);
    for (const accent of ['red', '#fff', '#0f5c6e;}', 'url(x)']) expect(faults({ accent })).toEqual(['accent']);
    expect(faults({ accent: '#0F5C6E', accentDark: '#7CC7D6' })).toEqual([]);
    for (const accent of ['#ffff00', 'red;}', 7, '#0F5C6E'])
      expect(settingsOf({ accent }).accent, 'stored by nobody’s form').toBeNull();
  });

  test('tider är hela dagar; tomt är aldrig, och det som ingen har valt är som Löftet föreslår', () => {
    expect(settingsOf({}).keep).toEqual({
      answers: 90,
      links: 90,
      documents: 30,
      activities: 180,
      points: 365,
      memos: 90,
      dialogues: 730,
    });
    expect(SettingsInput.parse(settingsFromForm({ 'keep.links': '365' }))).toEqual({
      accent: null,
      accentDark: null,
      contact: null,
      faultReport: null,
      switchboard: null,
      languages: [],
      keep: {
        answers: null,
        links: 365,
        documents: null,
        activities: null,
        points: null,
        memos: null,
        dialogues: null,
      },
      fieldPassphrase: false,
      fewestTold: 5,
    });
    for (const typed of ['0', '-1', '1,5', '36501', 'tolv'])
      expect(faults({ 'keep.documents': typed })).toEqual(['keep.documents']);
    expect(faults({ contact: 'x'.repeat(501) })).toEqual(['contact']);
  });

  test('minsta antal som visas är 3–20, och 5 där ingen har valt', () => {
    expect(settingsOf({}).fewestTold).toBe(5);
    expect(settingsOf({ fewestFrom: [{ from: '2026-01-01', fewest: 8 }] }).fewestTold).toBe(8);
    for (const typed of ['2', '21', '', '5,5', '-7', 'fem'])
      expect(faults({ fewestTold: typed })).toEqual(['fewestTold']);
    for (const typed of ['3', ' 20 ']) expect(faults({ fewestTold: typed })).toEqual([]);
    for (const fewestFrom of [[{ from: '2026-01-01', fewest: 0 }], 'alla', [{ fewest: 5 }]])
      expect(settingsOf({ fewestFrom }).fewestTold, 'what cannot be read tells least').toBe(20);
  });

  test('en gräns gäller från dagen då den valdes', () => {
    const first = withLimit([], 10, '2026-03-01');
    const again = withLimit(withLimit(first, 3, '2026-05-01'), 4, '2026-05-01');
    expect(['2026-02-28', '2026-03-01', '2026-04-30', '2026-05-01'].map((day) => limitOn(again, day))).toEqual([
      5, 10, 10, 4,
    ]);
    expect(withLimit(again, 4, '2026-06-01')).toBe(again);
  });

  test('språk väljs bland dem som finns, och kommer i sin ordning; vad som helst annat är inget val', () => {
    const typed = settingsFromForm({
      'language.ar': 'ja',
      'language.en': 'ja',
      'language.sv': 'ja',
      'language.xx': 'ja',
    });
    expect(SettingsInput.parse(typed).languages).toEqual(['en', 'ar']);
    expect(settingsOf({ languages: ['so', 'xx', 7, 'en', 'sv'] }).languages).toEqual(['en', 'so']);
    expect(settingsOf({ languages: 'en' }).languages).toEqual([]);
  });

  test.each([[{ links: -3 }], [{ links: 0.5 }], [{ links: '90' }], [{ links: 99_999 }]])(
    'en tid som inte går att läsa tar inte bort något: %j',
    (keep) => expect(settingsOf({ keep }).keep).toMatchObject({ links: null, answers: 90 }),
  );
  test.each([[{ keep: 'nej' }], [null], ['nej'], [[]], [7]])('är inget av det läsbart sparas allt: %j', (stored) =>
    expect(Object.values(settingsOf(stored).keep)).toEqual(KINDS.map(() => null)),
  );

  test.each([[null], [{}], [{ accent: 7, retention: [] }], [{ late: { before: [1] } }]])(
    'det som är sparat och inte går att läsa är inget val: %j',
    (stored) => expect(settingsOf(stored ?? {})).toEqual(settingsOf({})),
  );
});
