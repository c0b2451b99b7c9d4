import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { drawBrief } from '#report-back/brief-drawn.server.ts';
import type { BriefTyped } from '#report-back/brief-form.ts';
import { briefGroups } from '#report-back/brief-model.ts';
import { loadBrief, loadBriefs, makeBrief, recordParagraph } from '#report-back/brief.server.ts';
import { PICTURES } from '#tests/support/pictures.ts';
import { buildRecord, tertials, type BuiltRecord, type RecordParts } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const TODAY = '2021-10-01';
const POINT =
  'Kommunen och polisen ska tillsammans hålla minst tre trygghetsvandringar i Norrby under året, en av dem efter mörkrets inbrott och en vid skolan.';
const REASON =
  'Två av tre är hållna. Den tredje sköts upp till oktober, eftersom parken var avstängd för ombyggnad i augusti.';

describe.each(testServers())('a brief to the committee, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const typed = (built: BuiltRecord, parts: Partial<BriefTyped> = {}): BriefTyped => ({
    key: newId(),
    roundId: built.rounds[1] ?? '',
    forum: 'Trygghetsutskottet',
    meetingDay: '2021-10-12',
    decisions: ['Utskottet godkänner lägesbilden.'],
    words: null,
    ...parts,
  });
  const make = async (built: BuiltRecord, parts: Partial<BriefTyped> = {}) => {
    const id = await built.work((work) => makeBrief(work, built.promise.slug, typed(built, parts), TODAY));
    const kept = await built.work((work) => loadBrief(work, built.promise.slug, id, TODAY));
    if (kept === null) throw new Error('the brief is gone');
    return kept;
  };
  const build = (parts: RecordParts = {}) =>
    buildRecord(data.db, {
      points: [{ owners: ['municipality', 'police'] }, {}, {}],
      rounds: tertials(2021).map((round) => ({ ...round, due: round.period.to })),
      entries: [
        { point: 0, round: 0, by: 'municipality', progress: 'planned' },
        { point: 0, round: 0, by: 'police', progress: 'under-way' },
        { point: 0, round: 1, by: 'municipality', progress: 'partly', reason: 'En av två.' },
        { point: 0, round: 1, by: 'police', progress: 'under-way' },
        { point: 1, round: 1, progress: 'not-done', reason: 'Skolorna var stängda.' },
      ],
      ...parts,
    });

  test('says of each point and owner how it goes, what changed since the round before, and why', async () => {
    const built = await build();
    const { model } = await make(built);
    expect(model.lines.map(({ number, owner, now, was }) => [number, owner, now.word, was?.word ?? null])).toEqual([
      [1, 'Norrviks kommun', 'delvis genomförd', 'planerad'],
      [1, 'Polisen i Norrvik', 'pågår', null],
      [2, 'Norrviks kommun', 'inte genomförd', 'försenad'],
      [3, 'Norrviks kommun', 'försenad', null],
    ]);
    expect(briefGroups(model.lines).map(({ name, lines }) => [name, lines.length])).toEqual([
      ['På väg', 2],
      ['Försenat eller utan uppföljning', 1],
      ['Inte genomfört eller inte hållet', 1],
    ]);
    expect(model).toMatchObject({ before: 'tertial 1 2021', round: 'tertial 2 2021', forum: 'Trygghetsutskottet' });
  });

  test('stays as it was made, under its hash, whatever is written later; only its paragraph is filled in', async () => {
    const built = await build();
    const first = await make(built);
    await built.work((work) =>
      correctEntry(work, {
        entryId: built.entries[4]?.id ?? '',
        expectedNo: 1,
        correctionNote: null,
        kind: 'report',
        body: 'Den blev av.',
        progress: 'partly',
      }),
    );
    await built.work((work) =>
      recordParagraph(work, built.promise.slug, { id: first.id, paragraph: '14', today: TODAY }),
    );
    const again = await built.work((work) => loadBrief(work, built.promise.slug, first.id, TODAY));
    expect(again).toMatchObject({ model: first.model, paragraph: '14', content: contentHash(first.model) });
    const second = await make(built);
    expect(second.model.lines[2]?.now.word).toBe('delvis genomförd');
    const page = await built.work((work) => loadBriefs(work, built.promise.slug, TODAY));
    expect(page?.briefs.map(({ no, paragraph }) => [no, paragraph])).toEqual([
      [2, null],
      [1, '14'],
    ]);
  });

  test('whose form is sent twenty times at once is made once; with other words it is made again', async () => {
    const built = await build();
    const key = newId();
    const made = await Promise.all(Array.from({ length: 20 }, () => make(built, { key })));
    expect(new Set(made.map(({ id }) => id))).toEqual(new Set([key]));
    expect((await make(built, { key, words: 'Rättad inledning.' })).id).not.toBe(key);
    const page = await built.work((work) => loadBriefs(work, built.promise.slug, TODAY));
    expect(page?.briefs.map(({ no }) => no)).toEqual([2, 1]);
  });

  test('of a round that is none of the promise’s is refused, and so is whoever may not', async () => {
    const [built, other] = [await build(), await build()];
    await expect(make(built, { roundId: other.rounds[0] ?? '' })).rejects.toMatchObject({ code: 'round-not-found' });
    const member: Actor = {
      personId: null,
      via: 'oidc',
      grants: [],
    };
    await expect(
      inWork(data.db, built.municipalityId, member, (work) => makeBrief(work, built.promise.slug, typed(built), TODAY)),
    ).rejects.toMatchObject({ code: 'not-found' });
    const { id } = await make(other);
    expect(await built.work((work) => loadBrief(work, built.promise.slug, id, TODAY))).toBeNull();
    const record = built.work((work) =>
      recordParagraph(work, built.promise.slug, { id, paragraph: '1', today: TODAY }),
    );
    await expect(record).rejects.toMatchObject({ code: 'brief-not-found' });
  });

  const full = (points: number): RecordParts => ({
    points: Array.from({ length: points }, (_, index) => ({
      body: POINT,
      owners: index % 3 === 0 ? ['municipality', 'police'] : index % 3 === 1 ? ['municipality'] : ['police'],
    })),
    entries: Array.from({ length: points }, (_, index) => ({
      point: index,
      round: 1,
      by: index % 3 === 2 ? ('police' as const) : ('municipality' as const),
      progress: 'partly' as const,
      reason: REASON,
    })),
  });
  const DECISIONS = [
    'Utskottet godkänner lägesbilden.',
    'Utskottet ger förvaltningen i uppdrag att hålla den tredje vandringen i oktober.',
  ];

  test('is one page with eight points, three of them joint, with reasons, changes and two decisions', async () => {
    const built = await build(full(8));
    const kept = await make(built, { decisions: DECISIONS, words: REASON });
    const { pdf, pages } = await drawBrief(kept);
    if (process.env['LOFTET_PICTURES'] === 'on') {
      mkdirSync(PICTURES, { recursive: true });
      writeFileSync(path.join(PICTURES, 'lagesbild.pdf'), pdf);
    }
    expect(pages).toBe(1);
  });

  test('tells that it takes more pages where there are many points', async () => {
    const built = await build(full(40));
    expect((await drawBrief(await make(built))).pages).toBeGreaterThan(1);
  });
});
