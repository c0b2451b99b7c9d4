import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plain, type DocumentModel } from '#documents/document.ts';
import { renderHtml } from '#documents/render-html.ts';
import { sift, type CaseRecordItem } from '#report-back/case-items.ts';
import { maskDocument, maskedPlaces, maskText, type SecrecyMark } from '#report-back/secrecy.ts';
import { runs } from '#tests/support/examples.ts';

const SECRET = 'Lägenheten på Storgatan 4';
const document = (blocks: DocumentModel['blocks'], title = 'Tjänsteskrivelse'): DocumentModel => ({
  title,
  author: null,
  letterhead: [],
  marks: [],
  date: null,
  blocks,
});
const mark = (part: Partial<SecrecyMark>): SecrecyMark => ({
  id: '1',
  passage: null,
  record: null,
  section: '18 kap. 1 §',
  reason: 'Det skulle skada utredningen.',
  ...part,
});
const item = (key: string, part: Partial<CaseRecordItem> = {}): CaseRecordItem =>
  ({ key, title: `Handling ${key}`, day: '2018-03-01', model: document([]), ...part }) as CaseRecordItem;

describe('ord som är markerade', () => {
  test.each([
    ['Polisen bevakar lägenheten\u00a0på\nStorgatan 4 varje natt.', 'Polisen bevakar [maskerat] varje natt.'],
    ['LÄGENHETEN PÅ STORGATAN 4 och lägenheten på Storgatan 5', '[maskerat] och lägenheten på Storgatan 5'],
    ['Lägen\u00adheten på Stor\u00adgatan 4', '[maskerat]'],
    ['Inget att dölja.', 'Inget att dölja.'],
  ])('syns inte hur de än är brutna: %j', (text, shown) => expect(maskText(text, [SECRET])).toBe(shown));

  test('syns inte där en länk börjar mitt i dem, och länken är borta', () => {
    const words = [
      { text: 'Se Lägenheten på ' },
      { text: 'Storgatan 4', href: 'https://exempel.se/storgatan-4' },
      { text: '.' },
    ];
    const masked = maskDocument(document([{ kind: 'paragraph', words }]), [SECRET]);
    expect(masked.blocks).toEqual([
      { kind: 'paragraph', words: [{ text: 'Se [maskerat]' }, { text: '' }, { text: '.' }] },
    ]);
  });

  test('syns inte i någon del av ett dokument', () => {
    const whole = document(
      [
        { kind: 'heading', level: 2, text: `Om ${SECRET}` },
        { kind: 'labelled', label: 'Plats', words: plain(SECRET) },
        { kind: 'labelled', label: SECRET, words: plain('x') },
        { kind: 'list', ordered: false, items: [plain(SECRET)] },
        { kind: 'table', caption: SECRET, head: [SECRET], rows: [[SECRET]] },
        { kind: 'ring', points: [], alternative: SECRET },
      ],
      SECRET,
    );
    const masked = maskDocument({ ...whole, author: SECRET, letterhead: [SECRET], marks: [SECRET] }, [SECRET]);
    expect(JSON.stringify(masked)).not.toContain('Storgatan');
    expect(renderHtml(masked)).not.toContain('Storgatan');
    expect(maskedPlaces(whole, [SECRET])).toBe(9);
  });

  test('som sträcker sig över en etikett eller flera stycken döljs de också', () => {
    const blocks: DocumentModel['blocks'] = [
      { kind: 'labelled', label: 'Resultat', words: plain('Boven hittades.') },
      { kind: 'paragraph', words: plain('Han heter Kim Ek.') },
    ];
    const masked = maskDocument(document(blocks), ['Resultat: Boven hittades.\n\nHan heter Kim Ek.']);
    expect(JSON.stringify(masked)).not.toMatch(/Boven|Kim/);
  });

  test('syns aldrig, vilka ord som än markeras i vilken text som helst', () => {
    const signs = fc.constantFrom('a', 'å', 'B', ' ', '\u00a0', '(', '$', '.', '-', '–', '4', '\\', '*', 'ß', '𝔸');
    const texts = fc.string({ unit: signs, maxLength: 30 });
    fc.assert(
      fc.property(texts, texts, texts, (before, words, after) => {
        const secret = words.trim();
        fc.pre(secret.length >= 3);
        const masked = maskDocument(document([{ kind: 'paragraph', words: plain(before + words + after) }]), [secret]);
        expect(masked.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.words : [])).map(({ text }) => text).join('').replaceAll('[maskerat]', '\n')).not.toContain(secret); // prettier-ignore
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('när ett ärende lämnas ut', () => {
  const CASE = [
    item('skrivelse-1', { model: document([{ kind: 'paragraph', words: plain(`${SECRET}. ${SECRET}!`) }]) }),
    item('utkast', { draft: true }),
    item('senare', { day: '2018-03-02' }),
    item('inlast-dokument', { file: { sha256: 'a', name: 'svar.pdf' } } as Partial<CaseRecordItem>),
  ].map((one) => ('file' in one ? { key: one.key, title: one.title, day: one.day, file: one.file } : one));

  test('lämnas allt ut som det var den dagen, utom utkast', () => {
    const { given, leftOut } = sift(CASE, [], '2018-03-01');
    expect(given.map(({ key }) => key)).toEqual(['skrivelse-1', 'inlast-dokument']);
    expect(leftOut.map(({ title, section }) => [title, section])).toEqual([
      ['Handling utkast', 'tryckfrihetsförordningen 2\u00a0kap.\u00a012\u00a0§'],
    ]);
  });

  test('berättas hur många ställen som är maskerade och enligt vilken bestämmelse, och filer väntar på en person', () => {
    const { given, leftOut } = sift(CASE, [mark({ passage: SECRET })], '2018-03-01');
    expect(given.map(({ key }) => key)).toEqual(['skrivelse-1']);
    expect(JSON.stringify(given)).not.toContain('Storgatan');
    const law = '18\u00a0kap.\u00a01\u00a0§ offentlighets- och sekretesslagen (2009:400)';
    expect(leftOut.map(({ title, what, section }) => [title, what, section])).toEqual([
      ['Handling skrivelse-1', '2\u00a0ställen', law],
      ['Handling utkast', 'hela handlingen', 'tryckfrihetsförordningen 2\u00a0kap.\u00a012\u00a0§'],
      ['Handling inlast-dokument', 'hela filen, tills någon har läst igenom den', law],
    ]);
  });

  test('lämnas en hel handling som är markerad inte ut', () => {
    const { given, leftOut } = sift(CASE, [mark({ record: 'skrivelse-1' })], '2018-03-01');
    expect(given.map(({ key }) => key)).toEqual(['inlast-dokument']);
    expect(leftOut[0]).toMatchObject({ title: 'Handling skrivelse-1', what: 'hela handlingen' });
  });
});
