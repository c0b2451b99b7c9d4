import { afterAll, describe, expect, test } from 'vitest';
import type { DocumentModel } from '#documents/document.ts';
import { pdfPages } from '#documents/pdf-pages.ts';
import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import { renderDocx } from '#documents/render-docx.server.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { SHIPPED_PROFILES } from '#report-back/memo-profile.ts';
import type { MemoPoint, MemoRecord } from '#report-back/memo-record.ts';
import { summaryConsultation } from '#report-back/summary-basis.ts';
import { summaryDocument } from '#report-back/summary-document.ts';
import { numbersTold, summaryGroups } from '#report-back/summary-groups.ts';
import { docxComplaints } from '#tests/support/docx-assertions.ts';
import { memoPoint, memoRecord } from '#tests/support/memo-records.ts';
import { pdfComplaints } from '#tests/support/pdf-assertions.ts';
import { pdfFacts } from '#tests/support/pdf-facts.ts';

const renderer = createPdfRenderer();
afterAll(() => renderer.close());

const STATES = Object.keys(STATE_LOOK) as PointState[];
const LONG = 'Kommunen och polisen ska tillsammans ordna trygghetsvandringar kvällstid i hela stadsdelen '.repeat(8);

function points(count: number, text?: string): MemoPoint[] {
  return Array.from({ length: count }, (_, index) => {
    const point = memoPoint(index + 1, { owners: index % 3 === 0 ? ['municipality', 'police'] : ['municipality'] });
    const owners = point.owners.map((owner, lane) => ({
      ...owner,
      state: STATES[(index + (index % 4 === 0 ? lane : 0)) % STATES.length] ?? 'done',
    }));
    return { ...point, owners, text: text ?? point.text };
  });
}

/** As much as a record can have, so that what is left out is decided by us and not by the page. */
const fullest = (count: number): MemoRecord =>
  memoRecord({
    points: points(count, LONG).map((point) => ({ ...point, silences: [{ period: 'Tertial 1', by: null }] })),
    proposedDecisions: Array.from({ length: 9 }, () => LONG),
    consultation: Array.from({ length: 20 }, () => ({ party: LONG.slice(0, 300), verdict: 'objects' as const })),
    areas: [LONG.slice(0, 150), LONG.slice(0, 150)],
    registryNumber: 'KS 2022-15',
    publishedAt: `https://loftet.example.se/ekvik/${'lang-'.repeat(14)}2021`,
  });

const texts = (model: DocumentModel): string => JSON.stringify(model.blocks);

describe('sammanfattningen för dem som beslutar', () => {
  test.for([0, 1, 3, 8, 10, 11, 40, 200])(
    'är en sida, med %i punkter och hur långa texter som helst',
    async (count) => {
      for (const record of [memoRecord({ points: points(count) }), fullest(count)]) {
        const pdf = await renderer.render(summaryDocument(record, { draft: true }), 'ua-1');
        expect(pdfPages(pdf)).toBe(1);
      }
    },
  );

  test('tio långa punkter får två rader var, eftersom sidan räcker till det', () => {
    const state = (at: number): PointState => (at < 6 ? 'kept' : 'partly-kept');
    const record = memoRecord({
      points: points(10, LONG).map((point, at) => ({
        ...point,
        owners: point.owners.map((owner) => ({ ...owner, state: state(at) })),
      })),
    });
    const items = summaryDocument(record, { draft: false }).blocks.flatMap((block) =>
      block.kind === 'list' ? block.items.map((words) => words.map(({ text }) => text).join('')) : [],
    );
    const told = items.filter((item) => item.startsWith('Punkt\u00a0'));
    expect(told).toHaveLength(10);
    for (const item of told) expect(item.length).toBeGreaterThan(140);
  });

  test.for(Object.values(SHIPPED_PROFILES))('är hel som PDF och Word i formen $form', async (profile) => {
    const model = summaryDocument(memoRecord({ points: points(8), isDemo: true }), { draft: false, profile });
    const pdf = await renderer.render(model, 'ua-1');
    expect(pdfComplaints(await pdfFacts(pdf), model, 'ua-1').filter((each) => !each.startsWith('outside'))).toEqual([]);
    expect(docxComplaints(await renderDocx(model), model)).toEqual([]);
  });

  test.for([3, 8, 11, 40, 200])('nämner varje punkt en gång, i en grupp vars antal stämmer: %i', (count) => {
    const record = memoRecord({ points: points(count) });
    const groups = summaryGroups(record.points);
    expect(groups.flatMap((group) => group.points.map(({ number }) => number)).toSorted((a, b) => a - b)).toEqual(
      record.points.map(({ number }) => number),
    );
    const model = summaryDocument(record, { draft: false });
    const told = model.blocks.flatMap((block, index) => {
      const next = model.blocks[index + 1];
      if (block.kind !== 'heading' || !/: \S+ punkt(?:er)?$/.test(block.text) || next?.kind !== 'list') return [];
      return next.items.flatMap((words) => numbersIn(words.map(({ text }) => text).join('')));
    });
    expect(told.toSorted((a, b) => a - b)).toEqual(record.points.map(({ number }) => number));
  });

  test('före löftets period står det inte hur det gick', () => {
    const record = memoRecord({
      kind: 'promise',
      date: '2020-11-01',
      points: points(4).map((point) => ({
        ...point,
        results: [],
        owners: point.owners.map((owner) => ({ ...owner, state: 'not-stated' as const })),
      })),
    });
    expect(texts(summaryDocument(record, { draft: false }))).not.toMatch(/hållet|Ingen uppföljning/i);
  });

  test('samtliga tillstyrker står bara när det är sant, annars vem som inte gör det', () => {
    const asked = (verdict: 'endorses' | 'objects' | null) =>
      texts(
        summaryDocument(
          memoRecord({
            consultation: [
              { party: 'kommunpolisen', verdict: 'endorses' },
              { party: 'fritidsnämnden', verdict },
            ],
          }),
          { draft: true },
        ),
      );
    expect(asked('endorses')).toContain('samtliga tillstyrker');
    expect(asked('objects')).toContain('fritidsnämnden avstyrker');
    expect(asked('objects')).not.toContain('amtliga tillstyrker');
    expect(asked(null)).toContain('fritidsnämnden har inte svarat');
  });
});

function numbersIn(item: string): number[] {
  const one = /^Punkt\u00a0(\d+): /.exec(item)?.[1];
  if (one !== undefined) return [Number(one)];
  return [...item.matchAll(/(\d+)(?:–(\d+))?/g)].flatMap(([, from = '', to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at),
  );
}

test('nummer som följer på varandra blir ett spann', () => {
  expect(numbersTold([7, 1, 2, 3])).toBe('1–3 och 7');
  expect(numbersTold([4, 5])).toBe('4 och 5');
  expect(numbersTold([2])).toBe('2');
});

test('samtliga tillstyrker bara när ingen säger något annat om en enda punkt', () => {
  const told = (deviations: readonly { point: number; verdict: 'objects'; words: string }[]) =>
    summaryConsultation(
      memoRecord({
        consultation: [
          { party: 'Bostads AB Eken', verdict: 'endorses' },
          { party: 'Polisen', verdict: 'endorses', ...(deviations.length === 0 ? {} : { deviations }) },
        ],
      }),
      8,
    );
  const on = (point: number) => ({ point, verdict: 'objects' as const, words: 'Siffran är fel.' });
  expect(told([])).toMatch(/^Samråd: samtliga tillstyrker/);
  expect(told([on(5), on(3)])).toBe(
    'Samråd: Polisen tillstyrker men säger något annat om punkt\u00a03 och 5. En till står i skrivelsen.',
  );
  expect(told([on(0)])).toContain('Polisen tillstyrker men säger något annat om en punkt.');
});
