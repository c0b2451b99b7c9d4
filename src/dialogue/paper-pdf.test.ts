import { afterAll, describe, expect, test } from 'vitest';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import type { PaperForm } from '#documents/paper.ts';
import { paperForm, type PaperInput } from '#dialogue/paper-form.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { LANGS, type Lang } from '#platform/texts/languages.ts';
import { pdfFacts } from '#tests/support/pdf-facts.ts';

const renderer = createPdfRenderer();
afterAll(() => renderer.close());

const USUAL = standardForm({ sv: 'Vad är viktigast på Torget?', ar: 'ما الأهم؟' }, ['Humletorget', 'Ängsskolan']);
/** Each kind of question, a condition, and more places than stand beside each other. */
const EVERY: QuestionForm = {
  ...standardForm({ sv: 'Allt #på *en* gång $1$' }, ['Ett', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex', 'Sju']),
  intro: { sv: 'Några ord.' },
  handIn: { sv: 'Lämna det på biblioteket.' },
};
const every: QuestionForm = {
  ...EVERY,
  elements: [
    ...EVERY.elements,
    {
      type: 'checkbox',
      name: 'gor',
      title: { sv: 'Vad gör du här?' },
      isRequired: true,
      maxSelectedChoices: 2,
      choices: Array.from({ length: 8 }, (_, at) => ({ value: `v${at}`, text: { sv: `Sak ${at + 1}` } })),
      visibleIf: { name: 'kon', is: ['kvinna', 'man'] },
    },
    { type: 'place', name: 'var', title: { sv: 'Var bor du?' }, choices: [{ value: 'a', text: { sv: 'Norr' } }] },
  ],
};
const paper = (lang: Lang, form: QuestionForm, other: Partial<PaperInput> = {}): PaperForm =>
  paperForm({
    form,
    lang,
    kind: 'resident',
    definition: 'influence',
    no: 3,
    heldTo: '2026-12-15',
    feedbackDue: '2027-01-31',
    isOpen: true,
    today: '2026-11-29',
    path: '/svara/ekby/vad-ar-viktigast-2026',
    origin: 'https://loftet.exempel.se',
    ...other,
  });
const bare = (text: string): string => text.replaceAll(/[\s\u2066-\u2069\ufffd]/gu, '');

/** Every text of a form, wherever it stands. */
function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' && ['text', 'words', 'heading'].includes(key) ? [one] : texts(one),
  );
}

describe('frågorna på papper', () => {
  test.each(LANGS)('%s: taggad PDF på sitt språk, med varje ord, rubriker i ordning och adress', async (lang) => {
    for (const form of [USUAL, every]) {
      const sheet = paper(lang, form);
      const facts = await pdfFacts(await renderer.renderPaper(sheet));
      expect([facts.profile, facts.isTagged, facts.showsTitle]).toEqual(['ua-1', true, true]);
      expect(facts.language?.slice(0, 2)).toBe(lang.slice(0, 2));
      expect(facts.elements.filter(({ role }) => role === 'H1')).toHaveLength(1);
      expect(facts.elements.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)).toEqual([
        sheet.link?.alternative,
      ]);
      expect(facts.links.map(({ address }) => address)).toEqual([sheet.link?.address]);
      expect(facts.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
      // Upright words of the grid are as wide as they are high to whoever measures them.
      if (form === every) expect(facts.rightEdge).toBeLessThan(595 - 45);
      if (lang === 'ar') continue; // comes out in the order in which it is seen
      const said = bare(facts.elements.map(({ text }) => text).join(''));
      expect(texts(sheet).filter((words) => !said.includes(bare(words)))).toEqual([]);
    }
  });

  test('numren vid rutorna är de som skrivs in, och villkoret står i ord', () => {
    const { questions } = paper('sv', every);
    const [grid] = questions[0]?.body ?? [];
    expect(grid?.kind).toBe('numbers');
    expect(paper('sv', USUAL).questions[0]?.body[0]).toMatchObject({ kind: 'grid', rows: { length: 9 } });
    const several = questions.find(({ title }) => title.text === 'Vad gör du här?');
    expect(several?.body).toMatchObject([{ boxes: [{ code: '1' }, { code: '2' }, {}, {}, {}, {}, {}, { code: '8' }] }]);
    expect(several?.notes.map(({ text }) => text)).toEqual([
      'Svara bara om du svarade ”Kvinna / Man” på frågan ”Är du kvinna eller man?”.',
      'Välj högst 2.',
      'Måste besvaras.',
    ]);
  });

  test('det som saknas på ett språk står på svenska och läses som svenska', async () => {
    const sheet = paper('ar', USUAL);
    expect(sheet.heading.lang).toBe('ar');
    const swedish = paper('ar', every);
    expect([swedish.heading.lang, swedish.handIn.lines[0]?.lang]).toEqual(['sv', 'sv']);
    const pdf = Buffer.from(await renderer.renderPaper(swedish)).toString('latin1');
    expect(pdf).toContain('/Lang (sv-SE)');
  });

  test('ett utkast säger att det är ett, och det som medarbetare svarar på har ingen adress på webben', () => {
    expect(paper('sv', USUAL, { isOpen: false }).marks).toHaveLength(1);
    expect(paper('sv', USUAL).marks).toEqual([]);
    expect(paper('sv', USUAL, { kind: 'staff' }).link).toBeNull();
  });

  test('samma formulär ger samma bytes', async () => {
    const one = await renderer.renderPaper(paper('ar', every));
    await renderer.renderPaper(paper('so', USUAL));
    expect(Buffer.compare(await renderer.renderPaper(paper('ar', every)), one)).toBe(0);
  });
});
