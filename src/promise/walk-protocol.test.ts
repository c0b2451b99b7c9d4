import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { mapSvg } from '#places/map-svg.ts';
import type { ObservationShown, WalkPage } from '#promise/walk-page.server.ts';
import { walkMap } from '#promise/walk-map.ts';
import { walkProtocol, withoutPictures } from '#promise/walk-protocol.ts';
import { mapOfArea } from '#tests/support/map-files.ts';
import { JPEG, PNG, WEBP } from '#tests/support/picture-files.ts';
import { walkOf } from '#tests/support/walk-rows.ts';

const renderer = createPdfRenderer();
afterAll(() => renderer.close());

const SOURCES: Readonly<Record<string, string>> = {
  jpeg: `data:image/jpeg;base64,${Buffer.from(JPEG).toString('base64')}`,
  png: `data:image/png;base64,${Buffer.from(PNG).toString('base64')}`,
  webp: `data:image/webp;base64,${Buffer.from(WEBP).toString('base64')}`,
};
const FONT = 'Source Sans 3';
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
    map: null,
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
  const model = walkProtocol(
    pageWith({ pictures, status: 'handled', measure, revisits }),
    (id) => SOURCES[id] ?? null,
    FONT,
  );
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
    FONT,
  );
  expect(renderHtml(model)).not.toContain('Kalle');
  expect(renderHtml(model)).toContain('väntar på att någon läser den');
});

test('en bild som inte går att rita stoppar inte protokollet', async () => {
  const header = PNG.subarray(0, 33);
  const broken = `data:image/png;base64,${Buffer.from(header).toString('base64')}`;
  const model = walkProtocol(pageWith({ pictures }), () => broken, FONT);
  await expect(renderer.render(model, 'ua-1')).rejects.toMatchObject({ code: 'pdf-failed' });
  expect(renderHtml(withoutPictures(model)).replaceAll('\u00a0', ' ')).toContain('4, de finns på vandringens sida');
  await renderer.render(withoutPictures(model), 'ua-1');
});

test('protokollet har en karta med en prick för varje iakttagelse, och samma sak i ord', async () => {
  const { areas, lines, places } = mapOfArea('Norrvik');
  const map = { boundaries: areas.map(({ boundary }) => boundary), lines, places };
  const place = { lat: 58.402, lon: 15.602, accuracy: 15, way: 'map' as const };
  const page = { ...pageWith({ place }), map };
  const marks = walkMap(page);
  expect(marks?.lines).toEqual([
    'Iakttagelse 1: Gångtunneln, 58,40200 15,60200, utpekad på kartan, på 15\u00a0meter när',
  ]);
  expect(mapSvg(map, 'Karta', marks?.numbered)).toMatch(/<circle class="map-dot".*>1<\/text>/);
  const model = walkProtocol(page, () => null, FONT);
  const [drawing] = model.blocks.flatMap((block) => (block.kind === 'pictures' ? block.pictures : []));
  expect(drawing?.source).toMatch(/^data:image\/svg\+xml;base64,/);
  expect(Buffer.from(drawing?.source.split(',')[1] ?? '', 'base64').toString()).toContain('>Storgatan</text>');
  expect(renderHtml(model).replaceAll('\u00a0', ' ')).toContain('utpekad på kartan, på 15 meter när</li>');
  const held = walkProtocol(
    { ...page, observations: page.observations.map((one) => ({ ...one, stop: null, held: true })) },
    () => null,
    FONT,
  );
  expect(JSON.stringify(held)).not.toContain('svg');
  const pdf = await renderer.render(model, 'ua-1');
  if (process.env['LOFTET_PICTURES'] === 'on') writeFileSync('node_modules/.cache/karta.pdf', pdf);
  expect(Buffer.from(pdf).toString('latin1')).toContain('/Alt');
});

test('det som pekas ut utanför kartan, och det som bara står i ord, har ingen prick men står i ord', () => {
  const { areas } = mapOfArea('Norrvik');
  const map = { boundaries: areas.map(({ boundary }) => boundary), lines: [], places: [] };
  const page = (place: ObservationShown['place']) => walkMap({ ...pageWith({ place, stop: null }), map });
  expect(page({ lat: 58.5, lon: 15.602, accuracy: 15 })?.lines[0]).toContain(', utanför kartan');
  expect(page({ words: 'Vid porten' })).toBeNull();
  expect(walkMap(pageWith({}))).toBeNull();
});
