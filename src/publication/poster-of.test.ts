import { describe, expect, test } from 'vitest';
import { posterOf, type PosterInput } from '#publication/poster-of.ts';
import { promisePage } from '#tests/support/poster-cases.ts';

const LOOK = { isPractice: false, style: null, logo: null, contact: [], faultReport: [], switchboard: [] };
const AT = new Date('2026-05-04T09:00:00Z');
const VERSION = { no: 3, at: AT, size: 'major', note: 'Internt skäl', ground: 'keys' } as const;

function poster(input: Partial<PosterInput> = {}) {
  return posterOf({
    size: 'a4',
    promise: promisePage(3),
    version: VERSION,
    area: null,
    look: LOOK,
    origin: 'https://loftet.exempel.se',
    ...input,
  });
}

describe('ett anslag', () => {
  test('leder till löftets fasta adress på sidans språk, och säger den i ord', () => {
    const { link } = poster();
    expect(link.address).toBe('https://loftet.exempel.se/ekby/ekbacken-2026');
    expect(link.alternative).toContain(link.address);
    expect(poster({ promise: promisePage(3, 'ar') }).link.address).toBe(
      'https://loftet.exempel.se/ar/ekby/ekbacken-2026',
    );
  });

  test('för ett område leder till området', () => {
    const page = promisePage(1);
    const area = { ...page, kind: 'area', path: '/ekby/ekbacken', name: 'Ekbacken', promises: [] } as const;
    const { place, link } = poster({
      area: {
        format: page.format,
        lang: 'sv',
        dir: 'ltr',
        demo: true,
        path: area.path,
        municipality: page.municipality,
        kind: 'area',
        name: area.name,
        promises: [],
      },
    });
    expect([place, link.address]).toEqual(['Ekbacken', 'https://loftet.exempel.se/ekby/ekbacken']);
    expect(link.words).toContain('Ekbacken');
  });

  test('säger att den som bor där kan svara på om det märks, så länge det finns en period att fråga om', () => {
    const page = promisePage(1);
    expect(poster().noticed).toMatch(/^Märks det\?/);
    const { rounds: _none, ...without } = page;
    expect(poster({ promise: without }).noticed).toBeNull();
    const outcome = { kind: 'closed', words: 'Avslutad', reason: 'Klart.', onward: false } as const;
    const closed = { ...page, points: page.points.map((point) => ({ ...point, outcome })) };
    expect(poster({ promise: closed }).noticed).toBeNull();
    expect(poster({ promise: { ...closed, asks: '2026' } }).noticed).toMatch(/^Märks det\?/);
  });

  test('säger version, dag, parter och när det ska tas ner, men inte vad som ändrades', () => {
    const { foot, date } = poster();
    expect(date).toBe('2026-05-04');
    expect(foot.join('\n')).toBe(
      'Löftet är gjort av Ekby kommun och Polisen i Ekby.\nPublicerat 4\u00a0maj\u00a02026. Ta ner anslaget efter 31\u00a0december\u00a02026.',
    );
  });

  test('får hänga kvar när perioden var slut redan när det publicerades', () => {
    const after = { ...VERSION, at: new Date('2027-02-01T09:00:00Z') };
    expect(poster({ version: after }).foot.join()).not.toContain('Ta ner');
  });

  test('visar varje punkt, och hur det går för var och en som lovar', () => {
    const { points } = poster();
    expect(points.map(({ number, body }) => [number, body.text])).toEqual(
      promisePage(3).points.map(({ number, body }) => [number, body]),
    );
    expect(points[0]?.states.map(({ words }) => words)).toEqual(['Ekby kommun och Polisen i Ekby: pågår']);
    expect(points[1]?.states.map(({ words }) => words)).toEqual(['Ekby kommun: hållet', 'Polisen i Ekby: inte hållet']);
  });

  test('kortar en lång punkt vid ett ord, och visar att den är kortad', () => {
    const page = promisePage(1);
    const body = `${'Vi går en vandring. '.repeat(20)}\u{1f600}`;
    const [point] = poster({ promise: { ...page, points: page.points.map((one) => ({ ...one, body })) } }).points;
    expect(point?.short.text).toMatch(/^(?:Vi går en vandring\. ){5}Vi går\u00a0…$/);
    const [unbroken] = poster({
      promise: { ...page, points: page.points.map((one) => ({ ...one, body: '\u{1f600}'.repeat(99) })) },
    }).points;
    expect(unbroken?.short.text.isWellFormed()).toBe(true);
  });

  test('har ett ord för varje antal punkter som inte får plats', () => {
    const { more } = poster();
    expect(more).toHaveLength(4);
    expect([more[1], more[3]]).toEqual([
      '… och 1 punkt till, som står på sidan.',
      '… och 3 punkter till, som står på sidan.',
    ]);
  });

  test('märker vad som står på svenska, och säger vad som inte är granskat', () => {
    const page = promisePage(2, 'so');
    const [first, second] = page.points;
    const translation = { missing: [first?.body ?? ''], older: [], machine: true };
    const { points, foot } = poster({ promise: { ...page, translation } });
    expect(points.map(({ body, short }) => [body.swedish, short.swedish])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect(second).toBeDefined();
    for (const told of ['Weli qof ku hadla', 'mashiin baa turjumay', 'af Iswiidhish'])
      expect(foot.join()).toContain(told);
  });

  test('säger att det är ett exempel eller en övning', () => {
    expect(poster().marks).toEqual(['Exempel: påhittad kommun. Inget här har hänt på riktigt.']);
    const real = { ...promisePage(1), demo: false };
    expect(poster({ promise: real }).marks).toEqual([]);
    expect(poster({ promise: real, look: { ...LOOK, isPractice: true } }).marks.join()).toMatch(/^Övning\./);
  });

  test('säger numren till larm och polis, och det som kommunen själv har skrivit', () => {
    const contact = Array.from({ length: 9 }, (_, index) => [
      { text: `Rad ${index} ${'ord '.repeat(60)}`, href: null },
    ]);
    const { reach } = poster({ look: { ...LOOK, contact } });
    expect(
      reach
        .slice(0, 2)
        .map(({ text }) => text)
        .join(' '),
    ).toMatch(/112.*114\u00a014/);
    expect(reach).toHaveLength(7);
    expect(Math.max(...reach.map(({ text }) => text.length))).toBeLessThanOrEqual(121);
    expect(poster({ promise: promisePage(1, 'ar'), look: { ...LOOK, contact } }).reach.at(-1)?.swedish).toBe(true);
  });
});
