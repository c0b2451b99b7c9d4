import { describe, expect, test } from 'vitest';
import { begunWalk } from '#dialogue/walk-draft.ts';
import { readSavedFile, readSavedRecords, SAVED_FORMAT, type SavedRecord } from '#dialogue/saved-file.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { walkOf } from '#tests/support/walk-rows.ts';

const id = crypto.randomUUID();
const { id: walkId, day, ...content } = walkOf(id);
const pictures = [{ id: crypto.randomUUID(), type: 'image/jpeg', base64: '/9j/' }];
const walk: SavedRecord = { id: walkId, kind: 'walk', state: 'waiting', day, title: 'Norrvik', content, pictures };
const interview: SavedRecord = {
  ...walk,
  id: crypto.randomUUID(),
  kind: 'interview',
  content: { dialogueId: id, versionId: id, lang: 'sv', answers: { trygg: 3 } },
  pictures: [],
};
const asked = { id, versionId: id, title: 'Torget', form: standardForm({ sv: 'Vad?' }, []) };
const drafts: readonly SavedRecord[] = [
  { ...walk, id: crypto.randomUUID(), state: 'draft', content: begunWalk({ id, title: 'Norrvik' }), pictures: [] },
  {
    ...interview,
    id: crypto.randomUUID(),
    state: 'draft',
    content: { dialogue: asked, lang: 'sv', said: {}, at: null },
  },
];
const file = (changes: object = {}): string =>
  JSON.stringify({ format: SAVED_FORMAT, municipality: 'ekby', records: [walk, interview, ...drafts], ...changes });

describe('en sparad fil', () => {
  test('läses som den sparades, också det som inte är klart', () => {
    expect(readSavedFile(file(), 'ekby')).toEqual(JSON.parse(file()));
  });
  const lock = { salt: 'AAAA', rounds: 600_000, check: { iv: 'AAAA', bytes: 'AAAA' } };
  test('som är låst visar inget av det som står i den', () => {
    const sealed = { iv: 'AAAA', bytes: 'AAAA' };
    expect(readSavedFile(file({ records: undefined, lock, sealed }), 'ekby')).toEqual({
      format: SAVED_FORMAT,
      municipality: 'ekby',
      lock,
      sealed,
    });
    const endless = { ...lock, rounds: 1e12 };
    expect(readSavedFile(file({ records: undefined, lock: endless, sealed }), 'ekby')).toHaveProperty('fault');
  });
  test.each<[string, string, string]>([
    ['inte JSON', 'GIF89a', 'inte sparad från I fält'],
    ['något annat', '{"format":"loftet-report/1"}', 'inte sparad från I fält'],
    ['en äldre', '{"format":"loftet-falt-poster/1","municipality":"ekby","records":[]}', 'en annan version'],
    ['en annan kommuns', file({ municipality: 'norrvik' }), 'en annan kommun (norrvik)'],
    ['tom', file({ records: [] }), 'skadad'],
  ])('som är %s tas inte emot', (_, text, fault) =>
    expect(readSavedFile(text, 'ekby')).toEqual({ fault: expect.stringContaining(fault) as string }),
  );
  test.each<[string, object]>([
    ['ett nummer till beteckning', { id: 7 }],
    ['en okänd sort', { kind: 'vote' }],
    ['ett kvitto', { state: 'sent' }],
    ['en dag som inte är en dag', { day: 'i går' }],
    ['en vandring som servern inte tar', { content: { ...content, route: '' } }],
    ['en bild som inte är en bild', { pictures: [{ ...pictures[0], type: 'text/html' }] }],
    ['en bild med fel tecken', { pictures: [{ ...pictures[0], base64: '<svg>' }] }],
    ['inget innehåll', { content: null }],
  ])('med %s tas inte emot', (_, changes) => expect(readSavedRecords([walk, { ...walk, ...changes }])).toBeNull());
  test('med ett utkast som sidan inte kan visa tas inte emot', () => {
    for (const draft of drafts) expect(readSavedRecords([{ ...draft, content: { dialogueId: id } }])).toBeNull();
  });
  test('som har låsts upp läses på samma sätt', () => {
    expect(readSavedRecords(JSON.stringify([walk]))).toEqual([walk]);
    expect(readSavedRecords('[')).toBeNull();
  });
});
