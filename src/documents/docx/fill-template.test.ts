import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { fillTemplate } from '#documents/docx/fill-template.server.ts';
import { starterTemplate } from '#documents/docx/starter-template.server.ts';
import type { Letterhead } from '#documents/docx/template-tags.ts';
import { HOSTILE_TEXTS, hostileModel, memoModel } from '#tests/support/document-models.ts';
import { docxComplaints, docxFacts } from '#tests/support/docx-assertions.ts';
import { editedWord, municipalTemplate } from '#tests/support/municipal-template.ts';

const LETTERHEAD: Letterhead = {
  kommun: 'Norrby kommun',
  förvaltning: 'Kommunledningsförvaltningen',
  datum: '14\u00a0maj\u00a02018',
  diarienummer: 'KS 2018/117',
  beslutande: 'Kommunstyrelsen',
};

let own: Uint8Array;
let starter: Uint8Array;
beforeAll(async () => {
  own = await municipalTemplate();
  starter = await starterTemplate();
});

describe('ett dokument i en egen Word-mall', () => {
  test.for([8, 200])('vår mall ger samma dokument som vår layout: %i punkter', async (count) => {
    const model = memoModel(count);
    // The letterhead is one paragraph there, with its lines below each other.
    const oneLetterhead = { ...model, letterhead: [model.letterhead.join(' ')] };
    expect(docxComplaints(await fillTemplate(starter, model, LETTERHEAD), oneLetterhead)).toEqual([]);
  });

  test.for(HOSTILE_TEXTS)('håller som text det som betyder något någon annanstans (%#)', async (text) => {
    const model = hostileModel(text);
    const filled = await fillTemplate(starter, model, { ...LETTERHEAD, kommun: text });
    const oneLetterhead = { ...model, letterhead: [model.letterhead.join(' ')] };
    expect(docxComplaints(filled, oneLetterhead)).toEqual([]);
  });

  test('kommunens mall behåller sitt utseende och har samma text i samma ordning', async () => {
    const model = memoModel();
    const facts = docxFacts(await fillTemplate(own, model, LETTERHEAD));
    const ours = docxFacts(await fillTemplate(starter, model, LETTERHEAD));
    expect(facts.texts).toEqual(ours.texts.slice(1));
    expect(facts.headings).toEqual(ours.headings);
    expect(facts.items.map(({ format, text }) => ({ format, text }))).toEqual(
      ours.items.map(({ format, text }) => ({ format, text })),
    );
    expect(facts).toMatchObject({ headerRows: [1], language: 'sv-SE', title: model.title, creator: model.author });
    expect(facts.alternatives).toHaveLength(1);
    for (const words of Object.values(LETTERHEAD)) expect(facts.header).toContain(words.replaceAll('\u00a0', ' '));
    expect(facts.header).toContain('Exempel: påhittad kommun');
    const styles = strFromU8(
      unzipSync(await fillTemplate(own, model, LETTERHEAD))['word/styles.xml'] ?? new Uint8Array(),
    );
    expect(styles).toContain('Georgia');
  });

  test('namnet på den som gjorde mallen följer inte med', async () => {
    const core = unzipSync(await fillTemplate(own, memoModel(), LETTERHEAD))['docProps/core.xml'] ?? new Uint8Array();
    expect(strFromU8(unzipSync(own)['docProps/core.xml'] ?? new Uint8Array())).toContain('Anna');
    expect(strFromU8(core)).not.toContain('Anna');
  });

  test('varje lista räknar för sig, och mallens egna listor rörs inte', async () => {
    const list = { kind: 'list', ordered: true, items: [[{ text: 'ett' }], [{ text: 'två' }]] } as const;
    const { items } = docxFacts(await fillTemplate(own, { ...memoModel(), blocks: [list, list] }, LETTERHEAD));
    expect(new Set(items.map((item) => item.list)).size).toBe(2);
    expect(items.every(({ format }) => format === 'decimal')).toBe(true);
  });

  test('en adress med tecken som betyder något i en ersättning leder dit den ska', async () => {
    const link = { text: 'Löftet', href: 'https://loften.exempel.se/?a=$&b=$1' };
    const filled = await fillTemplate(
      own,
      { ...memoModel(), blocks: [{ kind: 'paragraph', words: [link] }] },
      LETTERHEAD,
    );
    const relations = strFromU8(unzipSync(filled)['word/_rels/document.xml.rels'] ?? new Uint8Array());
    expect(relations).toContain('Target="https://loften.exempel.se/?a=$&amp;b=$1"');
    expect(relations.split('</Relationships>')).toHaveLength(2);
  });

  test('samma dokument i samma mall ger samma byte', async () => {
    const first = await fillTemplate(own, memoModel(), LETTERHEAD);
    await fillTemplate(starter, memoModel(3), LETTERHEAD);
    expect(Buffer.compare(await fillTemplate(own, memoModel(), LETTERHEAD), first)).toBe(0);
  });

  test('en mall som ändå inte går att fylla i säger det', async () => {
    const broken = editedWord(own, 'word/document.xml', (xml) => xml.replace('{@innehåll}', '{#a}{/b}'));
    await expect(fillTemplate(broken, memoModel(), LETTERHEAD)).rejects.toMatchObject({ code: 'template-unusable' });
  });
});
