import { afterAll, expect, test } from 'vitest';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import type { ObservationShown, WalkPage } from '#promise/walk-page.server.ts';
import { walkProtocol, withoutPictures } from '#promise/walk-protocol.ts';
import { JPEG, PNG, WEBP } from '#tests/support/picture-files.ts';
import { walkOf } from '#tests/support/walk-rows.ts';

const renderer = createPdfRenderer();
afterAll(() => renderer.close());

const SOURCES: Readonly<Record<string, string>> = {
  jpeg: `data:image/jpeg;base64,${Buffer.from(JPEG).toString('base64')}`,
  png: `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`,
  webp: `data:image/webp;base64,${Buffer.from(WEBP).toString('base64')}`,
};
const walk = walkOf(crypto.randomUUID());
const [first] = walk.observations;

function pageWith(changes: Partial<ObservationShown>): WalkPage {
  if (first === undefined) throw new Error('no observation');
  const observation: ObservationShown = {
    ...first,
    walkId: walk.id,
    position: 1,
    no: 1,
    status: 'open',
    answer: null,
    measureId: null,
    held: false,
    hidden: false,
    measure: null,
    pictures: [],
    revisits: [],
    ...changes,
  };
  return {
    municipality: { id: 'm', slug: 'ekby', name: 'Ekby kommun', isDemo: false },
    dialogue: { id: walk.dialogueId, title: 'Trygghetsvandring i Norrvik', area: 'Norrvik' },
    walk: { ...walk, no: 1 },
    observations: [observation],
    may: { write: true },
  };
}

const pictures = (['jpeg', 'webp', 'png', 'gone'] as const).map((id, at) => ({
  id,
  stage: at < 2 ? ('before' as const) : ('after' as const),
  alt: `Bild ${id}`,
}));

test('protokollet säger det som sågs, med bilder före och efter, och vad det blev av det', async () => {
  const measure = { measureId: 'x', promise: 'Norrvik 2022', promiseSlug: 'n', pointSlug: 'p', number: 3 };
  const revisits = [{ no: 1, day: '2021-12-01', state: 'gone' as const, note: 'Lamporna lyser.' }];
  const model = walkProtocol(pageWith({ pictures, status: 'handled', measure, revisits }), (id) => SOURCES[id] ?? null);
  const html = renderHtml(model).replaceAll('\u00a0', ' ');
  for (const words of [
    'Protokoll från trygghetsvandring 5 oktober 2021',
    'Boende</td><td>12',
    'Tre lampor är trasiga',
    'Kommunen: Gatuenheten',
    'Tas om hand som åtgärd i Norrvik 2022, punkt 3',
    'Åtgärdat: Lamporna lyser.',
    'Före: Bild jpeg',
    'Efter: Bild png',
    '1, de finns på vandringens sida',
  ])
    expect(html).toContain(words);
  const pdf = await renderer.render(model, 'ua-1');
  expect(Buffer.from(pdf).toString('latin1')).toContain('/Alt');
  expect(pdf).toEqual(await renderer.render(model, 'ua-1'));
});

test('det som kan handla om någon står inte i protokollet', () => {
  const text = 'Kalle Svensson säljer.';
  const model = walkProtocol(
    pageWith({ text, action: text, place: { words: 'Hos Kalle Svensson' }, held: true }),
    () => null,
  );
  expect(renderHtml(model)).not.toContain('Kalle');
  expect(renderHtml(model)).toContain('väntar på att någon läser den');
});

test('en bild som inte går att rita stoppar inte protokollet', async () => {
  const header = PNG.subarray(0, 33);
  const broken = `data:image/png;base64,${Buffer.from(header).toString('base64')}`;
  const model = walkProtocol(pageWith({ pictures }), () => broken);
  await expect(renderer.render(model, 'ua-1')).rejects.toMatchObject({ code: 'pdf-failed' });
  expect(renderHtml(withoutPictures(model)).replaceAll('\u00a0', ' ')).toContain('4, de finns på vandringens sida');
  await renderer.render(withoutPictures(model), 'ua-1');
});
