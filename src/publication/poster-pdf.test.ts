import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { POSTER_SIZES, type Poster, type PosterSize } from '#documents/poster.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { LANGS, type Lang } from '#platform/texts/languages.ts';
import { posterOf } from '#publication/poster-of.ts';
import { runs } from '#tests/support/examples.ts';
import { pdfFacts, type PdfFacts } from '#tests/support/pdf-facts.ts';
import { promisePage } from '#tests/support/poster-cases.ts';

const renderer = createPdfRenderer();
afterAll(() => renderer.close());

const LONG_PLACE = 'Övre och Nedre Kvarnbergsvägens samfällighet med Slussgärdet, Humleslätten och Gamla hamnen';
const CONTACT = [
  [
    { text: 'Frågor om löftet: ', href: null },
    { text: 'trygghet@ekby.exempel.se', href: 'mailto:trygghet@ekby.exempel.se' },
  ],
];

const INPUT = {
  version: { no: 2, at: new Date('2026-05-04T09:00:00Z'), size: 'major', note: null, ground: 'keys' },
  area: null,
  look: { isPractice: false, style: null, logo: null, contact: CONTACT, faultReport: [], switchboard: [] },
  origin: 'https://loftet.exempel.se',
} as const;

function posterFor(size: PosterSize, count: number, lang: Lang = 'sv', place?: string): Poster {
  return posterOf({ ...INPUT, size, promise: promisePage(count, lang, place) });
}

/** Texts as they are compared: spaces, soft breaks and the fences of Arabic apart. */
const bare = (text: string): string => text.replaceAll(/[\s\u2066-\u2069\ufffd]/gu, '');
const textOf = ({ elements }: PdfFacts): string => bare(elements.map(({ text }) => text).join(''));

/** What of a poster its PDF does not say; empty where nothing is lost. */
function lost(poster: Poster, facts: PdfFacts): string[] {
  const text = textOf(facts);
  const shown = poster.points.filter(({ body, short }) =>
    [body, short].some((words) => text.includes(bare(words.text))),
  ).length;
  const wanted = [
    poster.over,
    poster.place,
    poster.headline,
    poster.ringSentence,
    poster.pointsHeading,
    ...poster.points.slice(0, shown).flatMap(({ states }) => states.map(({ words }) => words)),
    ...(shown < poster.points.length ? [poster.more[poster.points.length - shown] ?? ''] : []),
    poster.link.words,
    poster.link.address,
    poster.noticed ?? '',
    poster.reachHeading,
    ...poster.reach.map((one) => one.text),
    ...poster.foot,
    ...poster.marks,
  ];
  return wanted.filter((words) => !text.includes(bare(words)));
}

const cases = POSTER_SIZES.flatMap((size) => LANGS.map((lang) => [size, lang] as const));

describe('anslaget som PDF', () => {
  test.for(cases)('%s, %s: taggat, på sitt språk, en sida, med allt som anslaget säger', async ([size, lang]) => {
    const poster = posterFor(size, 7, lang);
    const facts = await pdfFacts(await renderer.renderPoster(poster));
    expect([facts.profile, facts.isTagged, facts.showsTitle, facts.title]).toEqual(['ua-1', true, true, poster.title]);
    expect(facts.language?.slice(0, 2)).toBe(lang.slice(0, 2));
    expect(facts.pages).toBe(1);
    expect(facts.elements.filter(({ role }) => role === 'H1').map(({ text }) => bare(text))).toEqual([
      bare(poster.place),
    ]);
    expect(facts.elements.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)).toEqual([
      poster.ringSentence,
      poster.link.alternative,
    ]);
    expect(facts.links.map(({ address }) => address)).toEqual([poster.link.address]);
    expect(facts.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
    expect(facts.fonts.every(({ name }) => /SourceSans3|DejaVuSans|IBMPlexSansArabic/.test(name))).toBe(true);
    expect(facts.fonts.some(({ name }) => name.includes('IBMPlexSansArabic'))).toBe(lang === 'ar');
    // Arabic comes out of a PDF in the order in which it is seen, which is no order to compare it in.
    if (lang !== 'ar') expect(lost(poster, facts)).toEqual([]);
  });

  test('rymmer på en sida, utan att något tappas: många punkter, långa namn, vad som helst', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...POSTER_SIZES),
      fc.integer({ min: 0, max: 40 }),
      fc.integer({ min: 1, max: 700 }),
      fc.constantFrom('Ekbacken', LONG_PLACE, 'Kvarnbergsvägssamfällighetsföreningensområde'),
      async (size, count, signs, place) => {
        const poster = posterFor(size, count, 'sv', place);
        const words = 'Vi ska berätta vad som har hänt på torget. '.repeat(20).slice(0, signs).trim();
        const body = { text: words, swedish: false };
        const short = { text: `${words.slice(0, 100).trim()}\u00a0…`, swedish: false };
        const points = poster.points.map((point) => ({
          ...point,
          body: { ...body, text: `${point.number}a ${body.text}` },
          short: { ...short, text: `${point.number}a ${short.text}` },
        }));
        const facts = await pdfFacts(await renderer.renderPoster({ ...poster, points }));
        expect(facts.pages).toBe(1);
        expect(lost({ ...poster, points }, facts)).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: runs(8) });
  });

  test('ett löfte med tolv punkter får plats helt på A4 och A3', async () => {
    for (const size of ['a4', 'a3'] as const) {
      const poster = posterFor(size, 12);
      const facts = await pdfFacts(await renderer.renderPoster(poster));
      expect(poster.points.filter(({ body }) => !textOf(facts).includes(bare(body.text)))).toEqual([]);
    }
  });

  test('det som inte får plats räknas, och kontrollen ser om det inte gjordes', async () => {
    const poster = posterFor('a5', 40);
    const facts = await pdfFacts(await renderer.renderPoster(poster));
    expect(textOf(facts)).toMatch(/…och\d+punktertill/);
    const without = { ...facts, elements: facts.elements.filter(({ text }) => !text.includes('punkter till')) };
    expect(lost(poster, without)).toHaveLength(1);
  });

  test('tecken som betyder något för den som sätter texten står som text', async () => {
    const poster = posterFor('a4', 1);
    const place = '#sys *b* @x $1$ \\ <a> `c`';
    const facts = await pdfFacts(await renderer.renderPoster({ ...poster, place }));
    expect(facts.elements.find(({ role }) => role === 'H1')?.text).toBe(place);
  });

  test('det som står på svenska på ett arabiskt anslag läses upp på svenska', async () => {
    const page = promisePage(2, 'ar');
    const langs = async (missing: string[]): Promise<number> => {
      const promise = { ...page, translation: { missing, older: [], machine: false } };
      const pdf = await renderer.renderPoster(posterOf({ ...INPUT, size: 'a4', promise }));
      return Buffer.from(pdf).toString('latin1').split('/Lang (sv-SE)').length - 1;
    };
    expect(await langs(page.points.map(({ body }) => body))).toBeGreaterThan(await langs([]));
  });

  test('samma anslag ger samma bytes', async () => {
    const one = await renderer.renderPoster(posterFor('a3', 5, 'ar'));
    await renderer.renderPoster(posterFor('a4', 2));
    expect(Buffer.compare(await renderer.renderPoster(posterFor('a3', 5, 'ar')), one)).toBe(0);
  });
});
