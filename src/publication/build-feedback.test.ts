import { describe, expect, test } from 'vitest';
import { buildFeedback, withPointsOf, type FeedbackRecord } from '#publication/build-feedback.ts';
import { discloseCounts } from '#situation/disclosure.ts';
import { codedResult } from '#tests/support/coded-results.ts';
import { runs } from '#tests/support/examples.ts';
import { attackPublished } from '#tests/support/published-counts.ts';
import { FeedbackModel } from '#publication/feedback-model.ts';
import type { PointModel } from '#publication/point-model.ts';

const THEME = '0195f0a0-0000-7000-8000-000000000001';
const OTHER = '0195f0a0-0000-7000-8000-000000000002';
const point = (body: string, word: string, lang: 'sv' | 'en' = 'sv'): PointModel =>
  ({
    path: '/ekby/torget-2027/ljuset',
    lang,
    body,
    promise: { path: '/ekby/torget-2027', text: 'Tryggare torg' },
    owners: [{ kind: 'municipality', name: 'Ekby kommun', state: 'under-way', word, reason: null }],
  }) as unknown as PointModel;
const record = (other: Partial<FeedbackRecord> = {}): FeedbackRecord => ({
  municipality: { slug: 'ekby', name: 'Ekby kommun', isDemo: false },
  slug: 'torget-2026',
  title: { sv: 'Hur är torget?', en: 'How is the square?' },
  area: null,
  held: { from: '2026-09-01', to: '2026-09-30' },
  fewest: 5,
  people: 74,
  heard: ['Under 25: 9\u00a0% av rösterna, i kommunen 31\u00a0%.'],
  intro: 'Tack.',
  quotes: ['Det är mörkt.'],
  themes: [
    {
      id: THEME,
      name: 'Ljuset',
      people: 23,
      points: [point('Fler lampor.', 'pågår')],
      whyNot: null,
    },
    { id: OTHER, name: 'Bussen', people: null, points: [], whyNot: 'Regionen kör bussarna.' },
  ],
  ...other,
});
const newThemeId = (name: string): string =>
  `0195f0a0-0000-7000-8000-${Buffer.from(name.slice(5)).toString('hex').padStart(12, '0').slice(-12)}`;
const NONE: FeedbackRecord['themes'][number] = { id: THEME, name: '', people: 0, points: [], whyNot: null };
const build = (of: FeedbackRecord, lang: 'sv' | 'en' = 'sv', before: FeedbackModel | null = null): FeedbackModel =>
  FeedbackModel.parse(buildFeedback(of, lang, { languages: ['sv', 'en'], before }));

describe('sidan om vad det blev av en dialog', () => {
  test('säger vad som lovades, vad som inte lovades och varför', () => {
    const { themes } = build(record());
    expect(themes.map(({ name, promised, whyNot }) => [name.text, promised.length, whyNot?.text ?? null])).toEqual([
      ['Ljuset', 1, null],
      ['Bussen', 0, 'Regionen kör bussarna.'],
    ]);
  });
  test('säger inga antal som är dolda, och inget alls där så få svarade', () => {
    expect(build(record()).themes.map(({ people }) => people)).toEqual([23, null]);
    expect(build(record({ people: null })).themes.map(({ people }) => people)).toEqual([null, null]);
  });
  test('nämner ett tema vars antal är dolt bara om något blev av det', () => {
    const silent = record().themes.map((theme) => ({ ...theme, whyNot: null }));
    expect(build(record({ themes: silent })).themes.map(({ name }) => name.text)).toEqual(['Ljuset']);
  });
  test('tillsammans med resultaten ger den inget litet tal, bara att någon har nämnt det som det blev något av', () => {
    for (let seed = 0; seed < runs(60); seed += 1) {
      const { linked, limit, people } = codedResult(seed, { isLarge: false });
      const told = discloseCounts(linked, { limit });
      const answered = [...linked.counts].filter(
        ([name, count], at) => /^Tema=[^&]*$/.test(name) && count > 0 && (at + seed) % 2 === 0,
      );
      const { themes } = build(
        record({
          people: told.get('') ?? null,
          fewest: limit,
          themes: [...linked.counts].flatMap(([name, count]) =>
            /^Tema=[^&]*$/.test(name) && count > 0
              ? [
                  {
                    id: newThemeId(name),
                    name,
                    people: told.get(name) ?? null,
                    points: [],
                    whyNot: answered.some(([one]) => one === name) ? 'Därför.' : null,
                  },
                ]
              : [],
          ),
        }),
      );
      expect(people.length).toBeGreaterThan(0);
      for (const theme of themes) expect(theme.people).toBe(told.get('') === null ? null : told.get(theme.name.text));
      // Whoever stands on the page was named by somebody: at least one.
      const named = themes.map((theme) => ({ kind: 'within' as const, whole: theme.name.text, part: 'one' }));
      const page = { counts: linked.counts, links: [...linked.links, ...named], told: new Map([...told, ['one', 1]]) };
      const found = attackPublished([page], { limit, takenBack: false });
      expect(found.filter(({ low, high }) => low > 1 || high < limit - 1)).toEqual([]);
    }
  });
  test('säger ett nytt antal först när minst fem har tillkommit, så att ingen ens röst går att räkna ut', () => {
    const before = build(record());
    const [theme = NONE, other = NONE] = record().themes;
    const grown = (people: number): FeedbackModel =>
      build(record({ people: 51 + people, themes: [{ ...theme, people }, other] }), 'sv', before);
    expect([grown(24).people, grown(24).themes[0]?.people]).toEqual([74, 23]);
    expect([grown(28).people, grown(28).themes[0]?.people]).toEqual([79, 28]);
    const many = build(record({ people: 80, fewest: 10 }), 'sv', before);
    expect([many.people, many.fewest, before.fewest], 'by the limit of the day').toEqual([74, 10, 5]);
  });
  test('säger andelarna av dem som hördes på nytt först när antalet sägs på nytt', () => {
    const before = build(record());
    const heard = ['Under 25: 10\u00a0% av rösterna, i kommunen 31\u00a0%.'];
    const told = (people: number): string[] =>
      build(record({ people, heard }), 'sv', before).heard.map(({ text }) => text);
    expect([told(76), told(79), told(74)]).toEqual([record().heard, heard, heard]);
  });
  test('märker det som inte är översatt, och visar punkten på sidans språk där den finns', () => {
    const english = build(record(), 'en');
    expect([english.title.lang, english.intro?.lang, english.themes[0]?.promised[0]?.body.lang]).toEqual([
      'en',
      'sv',
      'sv',
    ]);
    const [theme = NONE] = record().themes;
    const both = { ...theme, points: [point('More lamps.', 'under way', 'en')] };
    expect(build(record({ themes: [both] }), 'en').themes[0]?.promised[0]?.body).toEqual({
      text: 'More lamps.',
      lang: 'en',
    });
  });
  test('som uppdateras av sig själv ändrar läget för punkterna och inga andra ord', () => {
    const before = build(record());
    const renewed = withPointsOf(before, (id) => (id === THEME ? [point('Fler lampor.', 'genomförd')] : []));
    expect(renewed.themes[0]?.promised[0]?.owners[0]?.word).toBe('genomförd');
    expect({ ...renewed, themes: [] }).toEqual({ ...before, themes: [] });
    expect(renewed.themes.map(({ name }) => name.text)).toEqual(['Ljuset', 'Bussen']);
  });
});
