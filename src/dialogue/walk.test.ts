import { describe, expect, test } from 'vitest';
import { readWalk } from '#dialogue/walk.ts';
import { walkOf } from '#tests/support/walk-rows.ts';

const sent = () => JSON.parse(JSON.stringify(walkOf(crypto.randomUUID(), [crypto.randomUUID()])));
const faultsOf = (change: (walk: ReturnType<typeof sent>) => void): string[] => {
  const walk = sent();
  change(walk);
  return readWalk(walk).faults.map(({ path, message }) => `${path}: ${message}`);
};

describe('en vandring läses som den skickades', () => {
  test('hel, och lika en gång till', () => {
    const walk = sent();
    const read = readWalk(walk);
    expect(read).toEqual({ walk, faults: [] });
    expect(readWalk(JSON.parse(JSON.stringify(read.walk))).walk).toEqual(walk);
  });

  test('det som får fattas fattas', () => {
    const walk = { ...sent(), from: '', to: null, stops: [], participants: {}, observations: [] };
    expect(readWalk(walk).walk).toMatchObject({ from: null, to: null, stops: [], participants: {}, observations: [] });
  });

  test('ingen deltagare är ingen grupp, och tecken som inte syns försvinner', () => {
    const walk = sent();
    walk.participants = { residents: 3, young: 0 };
    walk.route = ' Torget \u202e till\nskolan ';
    expect(readWalk(walk).walk).toMatchObject({ participants: { residents: 3 }, route: 'Torget till skolan' });
  });
});

describe('det som inte är en vandring får veta vad som är fel, och var', () => {
  test.each<[string, (walk: ReturnType<typeof sent>) => void, string]>([
    ['ett annat format', (walk) => (walk.format = 'loftet-walk/2'), 'format: Formatet ska vara loftet-walk/1.'],
    ['ett eget fält', (walk) => (walk.namn = 'Anna'), 'namn: Uppgiften är okänd.'],
    ['ingen dag', (walk) => (walk.day = ''), 'day: Skriv vilken dag vandringen var.'],
    ['en dag som inte finns', (walk) => (walk.day = '2026-02-30'), 'day: Skriv dagen så här: 2026-05-14.'],
    ['slut före början', (walk) => (walk.to = '17:00'), 'to: Vandringen slutar innan den börjar. Rätta tiderna.'],
    ['ett klockslag', (walk) => (walk.from = '24:00'), 'from: Skriv tiden så här: 18:30.'],
    ['inga ord', (walk) => (walk.observations[0].text = ' '), 'observations.0.text: Skriv vad ni såg.'],
    [
      'långa ord',
      (walk) => (walk.observations[0].text = 'å'.repeat(501)),
      'observations.0.text: Texten får ha högst 500\u00a0tecken. Korta den.',
    ],
    [
      'ett stopp som inte finns',
      (walk) => (walk.observations[0].stop = 's9'),
      'observations.0.stop: Stoppet finns inte i vandringen. Välj ett annat.',
    ],
    [
      'inget slag',
      (walk) => (walk.observations[0].problem = null),
      'observations.0.problem: Välj vad det är för problem.',
    ],
    [
      'en fråga som inte ställs',
      (walk) => (walk.stops[0].checks.lukt = 'ok'),
      'stops.0.checks.lukt: Uppgiften är okänd.',
    ],
    [
      'ett svar som inte finns',
      (walk) => (walk.stops[0].checks.ljus = 'ja'),
      'stops.0.checks.ljus: Välj något i listan.',
    ],
    [
      'namn på dem som gick',
      (walk) => (walk.participants.residents = 'Anna'),
      'participants.residents: Skriv ett antal, högst 999.',
    ],
    [
      'en plats utanför jorden',
      (walk) => (walk.stops[0].place = { lat: 99, lon: 1, accuracy: 1 }),
      'stops.0.place: Platsen gick inte att läsa. Skriv den med ord.',
    ],
    [
      'en plats som är tagen på ett okänt sätt',
      (walk) => (walk.stops[0].place = { lat: 58, lon: 15, accuracy: 1, way: 'wifi' }),
      'stops.0.place: Platsen gick inte att läsa. Skriv den med ord.',
    ],
    [
      'ett telefonnummer i ett namn',
      (walk) => (walk.stops[0].name = 'Ring 070-123 45 67'),
      'stops.0.name: Ta bort personuppgiften. Skriv inget som handlar om en person.',
    ],
    [
      'en bild utan ord',
      (walk) => (walk.observations[0].pictures[0].alt = ''),
      'observations.0.pictures.0.alt: Skriv vad bilden visar, för den som inte ser den.',
    ],
    [
      'en annan utan namn',
      (walk) => (walk.observations[0].owner = { kind: 'other' }),
      'observations.0.owner.name: Skriv vilken organisation det är, inte vilken person.',
    ],
    [
      'samma iakttagelse två gånger',
      (walk) => walk.observations.push(walk.observations[0]),
      'observations: Samma beteckning finns två gånger.',
    ],
    [
      'för många stopp',
      (walk) => (walk.stops = Array.from({ length: 41 }, () => walk.stops[0])),
      'stops: Högst 40\u00a0får finnas. Ta bort några.',
    ],
  ])('%s', (_what, change, fault) => {
    expect(faultsOf(change)).toContain(fault);
  });

  test.each([null, [], 'vandring', 7, { format: 'loftet-walk/1' }, { observations: [null], stops: [[]] }])(
    'och ingenting kastar (%j)',
    (raw) => {
      expect(readWalk(raw)).toMatchObject({ walk: null });
    },
  );
});

test('en plats säger hur den togs: pekad på kartan, uppmätt eller med ord', () => {
  const place = { lat: 58.4, lon: 15.6, accuracy: 15 };
  const walk = walkOf(crypto.randomUUID());
  const stops = walk.stops.map((stop, at) => ({ ...stop, place: at === 0 ? { ...place, way: 'map' } : place }));
  expect(readWalk({ ...walk, stops }).walk?.stops.map((stop) => stop.place)).toEqual([{ ...place, way: 'map' }, place]);
});
