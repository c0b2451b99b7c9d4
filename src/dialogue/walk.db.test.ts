import { deflateSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetWords, oldWords } from '#dialogue/forget-words.server.ts';
import { readObservation, type Observation } from '#dialogue/walk.ts';
import { loadWalkPicture, receivePicture } from '#dialogue/walk-pictures.server.ts';
import { listWalks, loadObservations, loadWalk } from '#dialogue/walk-queries.server.ts';
import {
  addObservation,
  addPicture,
  reviseObservation,
  revisitObservation,
  settleObservation,
} from '#dialogue/write-observation.server.ts';
import { stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { receiveWalk, reviseWalk } from '#dialogue/write-walk.server.ts';
import { pngChunk } from '#platform/files/png-chunks.ts';
import { exif, JPEG, jpegWith, PDF, PNG, SECRETS, segment, ascii } from '#tests/support/picture-files.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { beginWalk, walkOf } from '#tests/support/walk-rows.ts';

const TODAY = '2021-10-06';

describe.each(testServers())('trygghetsvandringar på $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let dialogueId: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
    dialogueId = await built.work((work) => beginWalk(work));
  });
  afterAll(() => data.drop());

  const put = (bytes: Uint8Array, id: string = crypto.randomUUID()) =>
    built.work((work) => receivePicture(work, dialogueId, { id, bytes }));
  const send = (walk: ReturnType<typeof walkOf>) => built.work((work) => receiveWalk(work, walk, TODAY));
  const observed = async (walkId: string) => (await built.work((work) => loadObservations(work, walkId)))[0];
  const received = async () => {
    const walk = walkOf(dialogueId);
    await send(walk);
    return { dialogueId, walkId: walk.id, id: walk.observations[0]?.id ?? '' };
  };
  const said = (text: string): Observation =>
    readObservation({ text, problem: 'ljus' }, 'problem', { path: '', stops: new Set(), faults: [] });

  test('en vandring sparas en gång hur många gånger den än skickas', async () => {
    const picture = crypto.randomUUID();
    const walk = walkOf(dialogueId, [picture]);
    await expect(send(walk)).rejects.toMatchObject({ code: 'walk-picture-not-found' });
    expect([await put(JPEG, picture), await put(JPEG, picture)]).toEqual([true, false]);
    expect([await send(walk), await send(walk)]).toEqual([true, false]);
    const { format: _format, observations, ...facts } = walk;
    expect(await built.work((work) => loadWalk(work, dialogueId, walk.id))).toEqual({ ...facts, no: 1 });
    const [{ id: _id, kind: _kind, ...expected } = {} as never] = observations;
    expect(await observed(walk.id)).toMatchObject({
      ...expected,
      pictures: [{ id: picture, stage: 'before' }],
      status: 'open',
    });
    expect((await built.work((work) => listWalks(work, dialogueId))).find(({ id }) => id === walk.id)).toMatchObject({
      observations: 1,
      open: 1,
    });
  });

  test('en annan vandring, bild eller iakttagelse med samma beteckning tas inte', async () => {
    const walk = walkOf(dialogueId);
    await send(walk);
    await expect(send({ ...walk, route: 'En annan väg' })).rejects.toMatchObject({ code: 'walk-other' });
    await expect(send({ ...walk, id: crypto.randomUUID() })).rejects.toMatchObject({ code: 'walk-other' });
    const picture = crypto.randomUUID();
    await put(JPEG, picture);
    await expect(put(PNG, picture)).rejects.toMatchObject({ code: 'picture-other' });
    const stolen = walkOf(dialogueId, [picture]);
    await send(stolen);
    await expect(send(walkOf(dialogueId, [picture]))).rejects.toMatchObject({ code: 'walk-picture-not-found' });
  });

  test('en vandring har varit, och hör till en dialog som är en vandring', async () => {
    await expect(send({ ...walkOf(dialogueId), day: '2021-10-07' })).rejects.toMatchObject({ code: 'walk-in-future' });
    const other = crypto.randomUUID();
    await expect(send(walkOf(other))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('en bild sparas utan var, när och av vem den togs', async () => {
    const id = crypto.randomUUID();
    await put(jpegWith(segment(0xe1, exif(6)), segment(0xfe, ascii(SECRETS.join(' ')))), id);
    const kept = await built.work((work) => loadWalkPicture(work, dialogueId, id));
    const words = Buffer.from(kept?.content ?? []).toString('latin1');
    expect(words.length).toBeGreaterThan(100);
    for (const secret of SECRETS) expect(words).not.toContain(secret);
  });

  const bomb = (): Uint8Array => {
    const header = new DataView(new ArrayBuffer(13));
    header.setUint32(0, 60_000);
    header.setUint32(4, 60_000);
    header.setUint16(8, 0x0806);
    const rest = Buffer.from(PNG.subarray(33));
    return Buffer.concat([PNG.subarray(0, 8), pngChunk('IHDR', new Uint8Array(header.buffer)), rest]);
  };
  /** The small picture's header with pixels that are not its own. */
  const withPixels = (pixels: Uint8Array): Uint8Array =>
    Buffer.concat([
      PNG.subarray(0, 33),
      pngChunk('PLTE', new Uint8Array(15)),
      pngChunk('IDAT', pixels),
      pngChunk('IEND', new Uint8Array()),
    ]);
  test.each<[string, () => Uint8Array, string]>([
    ['tom', () => new Uint8Array(), 'file-empty'],
    ['SVG', () => ascii('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'picture-kind-refused'],
    ['PDF', () => PDF, 'picture-kind-refused'],
    ['en sida', () => ascii('<!doctype html><script>alert(1)</script>'), 'picture-kind-refused'],
    ['GIF', () => ascii('GIF89a'), 'picture-kind-refused'],
    ['avklippt', () => JPEG.subarray(0, JPEG.length - 20), 'file-damaged'],
    ['bara början', () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'file-damaged'],
    ['60 000 gånger 60 000 bildpunkter', bomb, 'picture-too-many-pixels'],
    ['3 kB som blir 3 MB', () => withPixels(deflateSync(new Uint8Array(3_000_000))), 'file-damaged'],
    ['bildpunkter som är några andra tecken', () => withPixels(ascii('<script>alert(1)</script>')), 'file-damaged'],
    ['för stor', () => Buffer.concat([JPEG, new Uint8Array(10_000_000)]), 'file-too-large'],
  ])('det som inte är en bild tas inte: %s', async (_what, bytes, code) => {
    await expect(put(bytes())).rejects.toMatchObject({ code });
  });

  test('en sida eller ett arkiv bakom bilden följer inte med', async () => {
    const id = crypto.randomUUID();
    await put(Buffer.concat([JPEG, ascii('<script>alert(1)</script>PK\x05\x06')]), id);
    const kept = await built.work((work) => loadWalkPicture(work, dialogueId, id));
    expect(Buffer.from(kept?.content ?? []).equals(Buffer.from(JPEG))).toBe(true);
  });

  test('det som kan handla om någon väntar, och är borta när någon har skrivit om det', async () => {
    const at = await received();
    await built.work((work) =>
      reviseObservation(work, at, {
        expectedNo: 1,
        said: said('Kalle Svensson, 070-123 45 67, säljer.'),
        looked: false,
      }),
    );
    expect(await observed(at.walkId)).toMatchObject({ no: 2, held: true });
    const settled = { status: 'answered' as const, answer: 'Det är polisens sak.', measureId: null };
    await built.work((work) => settleObservation(work, at, { expectedNo: 2, settled }));
    expect(await observed(at.walkId)).toMatchObject({ no: 3, held: true, status: 'answered' });
    await built.work((work) =>
      reviseObservation(work, at, { expectedNo: 3, said: said('Någon säljer.'), looked: false }),
    );
    expect(await observed(at.walkId)).toMatchObject({ held: false, text: 'Någon säljer.', status: 'answered' });
    const { rows } = await built.work(({ tx }) =>
      sql<{
        all: string;
      }>`select string_agg(t, ' ') as all from (select to_jsonb(v)::text as t from observation_version v
        union all select to_jsonb(e)::text from audit_event e) x`.execute(tx),
    );
    expect(rows[0]?.all).toContain('[borttaget]');
    expect(rows[0]?.all).not.toMatch(/Kalle|070-123/);
  });

  test('ett ortnamn som liknar ett namn visas när någon har tittat på det', async () => {
    const at = await received();
    const named = said('Hos Östen Lind är det mörkt.');
    await built.work((work) => reviseObservation(work, at, { expectedNo: 1, said: named, looked: true }));
    expect(await observed(at.walkId)).toMatchObject({ held: false, text: 'Hos Östen Lind är det mörkt.' });
    await expect(
      built.work((work) => reviseObservation(work, at, { expectedNo: 1, said: named, looked: true })),
    ).rejects.toMatchObject({ code: 'edited-meanwhile' });
  });

  test('ett återbesök visar före och efter', async () => {
    const at = await received();
    const found = { expectedNo: 0, day: TODAY, state: 'better' as const, note: null, today: TODAY };
    await built.work((work) => revisitObservation(work, at, found));
    const sent = { id: crypto.randomUUID(), stage: 'after' as const, alt: 'Nya lampor', bytes: PNG };
    await built.work((work) => addPicture(work, at, sent));
    await built.work((work) => addPicture(work, at, sent));
    expect(await observed(at.walkId)).toMatchObject({
      revisits: [{ no: 1, day: TODAY, state: 'better', note: null }],
      pictures: [{ id: sent.id, stage: 'after', alt: 'Nya lampor' }],
    });
    await expect(built.work((work) => revisitObservation(work, at, found))).rejects.toMatchObject({
      code: 'edited-meanwhile',
    });
    const future = { ...found, expectedNo: 1, day: '2021-10-07' };
    await expect(built.work((work) => revisitObservation(work, at, future))).rejects.toMatchObject({
      code: 'walk-in-future',
    });
  });

  test('uppgifterna rättas, och ett stopp som har en iakttagelse tas inte bort', async () => {
    const { walkId } = await received();
    const facts = { ...walkOf(dialogueId), route: 'Hela vägen' };
    const revise = (expectedNo: number, stops = facts.stops) =>
      built.work((work) =>
        reviseWalk(work, { dialogueId, walkId }, { expectedNo, facts: { ...facts, stops }, today: TODAY }),
      );
    await revise(1);
    expect(await built.work((work) => loadWalk(work, dialogueId, walkId))).toMatchObject({
      no: 2,
      route: 'Hela vägen',
    });
    await expect(revise(1)).rejects.toMatchObject({ code: 'edited-meanwhile' });
    await expect(revise(2, [])).rejects.toMatchObject({ code: 'walk-unfit' });
  });

  test('en iakttagelse till står sist, en gång', async () => {
    const { walkId } = await received();
    const added = { id: crypto.randomUUID(), kind: 'good' as const, said: { ...said('Nya bänkar.'), problem: null } };
    await built.work((work) => addObservation(work, { dialogueId, walkId }, added));
    await built.work((work) => addObservation(work, { dialogueId, walkId }, added));
    const all = await built.work((work) => loadObservations(work, walkId));
    expect(all.map(({ position, kind }) => [position, kind])).toEqual([
      [1, 'problem'],
      [2, 'good'],
    ]);
  });

  test('när en stängd dialog gallras går det som skrevs och fotograferades, men inte det som ännu ska åtgärdas', async () => {
    const own = await built.work((work) => beginWalk(work, 'Vandringen som gallras'));
    const [settledPicture, openPicture, stray] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    for (const id of [settledPicture, openPicture, stray])
      await built.work((work) => receivePicture(work, own, { id, bytes: id === openPicture ? PNG : JPEG }));
    const walk = walkOf(own, [settledPicture]);
    const later = walkOf(own, [openPicture]);
    await send(walk);
    await send(later);
    const at = { dialogueId: own, walkId: walk.id, id: walk.observations[0]?.id ?? '' };
    const settled = { status: 'answered' as const, answer: 'Lamporna är bytta.', measureId: null };
    await built.work((work) => settleObservation(work, at, { expectedNo: 1, settled }));
    const found = { expectedNo: 0, day: TODAY, state: 'gone' as const, note: 'Grannen är nöjd.', today: TODAY };
    await built.work((work) => revisitObservation(work, at, found));
    const old = () => built.work((work) => oldWords(work, '2999-01-01', 730));
    const forget = () => built.work((work) => forgetWords(work, [own]));
    expect([await old(), await forget()]).toEqual([[], 0]);
    await built.work((work) => stepDialogue(work, own, 'open'));
    await built.work((work) => stepDialogue(work, own, 'closed'));
    expect([await old(), await forget(), await old(), await forget()]).toEqual([[own], 1, [], 0]);
    expect(await observed(walk.id)).toMatchObject({
      text: '[borttaget]',
      action: null,
      owner: { kind: 'municipality', name: null },
      problem: 'ljus',
      status: 'answered',
      answer: 'Lamporna är bytta.',
      pictures: [],
      revisits: [{ state: 'gone', note: null }],
    });
    expect(await observed(later.id)).toMatchObject({
      text: later.observations[0]?.text,
      pictures: [{ id: openPicture }],
    });
    const picture = (id: string) => built.work((work) => loadWalkPicture(work, own, id));
    expect([await picture(settledPicture), await picture(stray)]).toEqual([null, null]);
    expect((await picture(openPicture))?.content.length).toBeGreaterThan(0);
    expect(await send({ ...walk, route: 'En annan väg' })).toBe(false);
    expect(await send(later)).toBe(false);
  });

  test('av det som togs ur en vandring finns ingenting kvar att pröva gissningar mot', async () => {
    const walk = walkOf(dialogueId);
    const [first] = walk.observations;
    if (first === undefined) throw new Error('a walk has an observation');
    await send({ ...walk, observations: [{ ...first, text: 'Kalle Svensson säljer.' }] });
    const at = { dialogueId, walkId: walk.id, id: first.id };
    const payload = () =>
      built.work(async ({ tx }) => {
        const { rows } = await sql<{ payload: string | null }>`select payload from walk where id = ${walk.id}`.execute(
          tx,
        );
        return rows[0]?.payload;
      });
    const hash = await payload();
    expect(hash).toEqual(expect.any(String));
    await built.work((work) =>
      reviseObservation(work, at, { expectedNo: 1, said: said('Någon säljer.'), looked: false }),
    );
    expect(await payload()).toBeNull();
    const { rows } = await built.work(({ tx }) =>
      sql`select from audit_event where to_jsonb(audit_event)::text like ${`%${hash}%`}`.execute(tx),
    );
    expect(rows).toEqual([]);
  });
});
