/** Invariant 2: nothing is published without its keys. By the use case, and past it by rows that no use case writes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { exportMunicipality } from '#platform/export/export-municipality.server.ts';
import { importExport } from '#platform/export/import-export.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { groundOf } from '#publication/keys-hold.server.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { keyHolders, type KeyHolders } from '#tests/support/key-holders.ts';
import { publishRecord } from '#tests/support/published-record.ts';
import {
  buildRecord,
  pointInput,
  tertials,
  type BuiltRecord,
  type RecordParts,
} from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const POINTS = [{}, { owners: ['municipality', 'police'] as const }];

describe.each(testServers())('publishing on keys on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  type Sent = { readonly built: BuiltRecord; readonly holders: KeyHolders };
  async function sent(parts: RecordParts = {}): Promise<Sent> {
    const built = await buildRecord(data.db, { points: POINTS, ...parts });
    const holders = await keyHolders(data.db, built);
    await holders.send();
    return { built, holders };
  }
  async function keyed(parts: RecordParts = {}): Promise<Sent> {
    const made = await sent(parts);
    await made.holders.answer('municipality');
    await made.holders.answer('police');
    return made;
  }
  const publish = (built: BuiltRecord, note: string | null = null) => publishRecord(built, { ground: 'keys', note });
  const missing = (what: string) => ({ code: 'publication-keys-missing', details: { what } });
  const revise = (built: BuiltRecord, index: number, body: string, no = 1): Promise<number> =>
    built.work((work) =>
      revisePoint(work, built.point(index), no, pointInput({ ...POINTS[index], body }, index, built.parties)),
    );
  const trash = (built: BuiltRecord, index: number) =>
    built.work(({ tx, municipalityId }) =>
      sql`update point set trashed_at = now() where municipality_id = ${municipalityId} and id = ${built.point(index)}`.execute(
        tx,
      ),
    );

  test('every key turned, it is published, and says on what', async () => {
    const { built } = await keyed();
    expect(await publish(built)).toMatchObject({ changed: true, no: 1 });
    const { rows } = await built.work(({ tx }) => sql<{ ground: string }>`select ground from publication`.execute(tx));
    expect([...new Set(rows.map(({ ground }) => ground))]).toEqual(['keys']);
  });

  test('whose keys are missing is told', async () => {
    const unsent = await buildRecord(data.db, { points: POINTS });
    await expect(publish(unsent)).rejects.toMatchObject(missing('Det är inte skickat till parterna för godkännande.'));
    const { built, holders } = await sent();
    await holders.answer('municipality');
    await expect(publish(built)).rejects.toMatchObject(
      missing('Polisen i Norrvik har inte godkänt löftets titel, inledning och period och punkt\u00a02.'),
    );
    await holders.answer('police', 'approved', [0]);
    await holders.answer('police', 'returned', [2]);
    await expect(publish(built)).rejects.toMatchObject(missing('Punkt\u00a02 är skickat tillbaka.'));
  });

  test('a changed comma is not published, and what was approved stays public', async () => {
    const { built, holders } = await keyed();
    await publish(built);
    await revise(built, 0, 'Kommunen ska, hålla minst 2 trygghetsvandringar.');
    await expect(publish(built, 'Ett komma.')).rejects.toMatchObject(
      missing('Punkt\u00a01 är inte skickat för godkännande.'),
    );
    await holders.send();
    await holders.answer('municipality');
    expect(await publish(built, 'Ett komma.')).toMatchObject({ changed: true, no: 2 });
  });

  test('a point that the parties approved the promise with is not taken away in silence', async () => {
    const { built } = await keyed();
    await trash(built, 0);
    await expect(publish(built)).rejects.toMatchObject({ code: 'publication-keys-missing' });
  });

  test('an entry shows when its party has approved it, and until then the promise is published without', async () => {
    const { built, holders } = await keyed({ rounds: tertials(2021), entries: [{ progress: 'under-way' }] });
    await publish(built);
    const bodies = async (): Promise<(string | null)[]> => {
      const pages = await built.work(({ tx, municipalityId }) => latestPublications(tx, municipalityId, ['point']));
      return [...pages.values()].flatMap(({ model }) =>
        model.kind === 'point' ? model.rounds.flatMap(({ answers }) => answers.map(({ body }) => body)) : [],
      );
    };
    expect(await bodies()).not.toContain('Vi höll två vandringar.');
    await built.work(({ tx, municipalityId }) =>
      sql`insert into entry_approval (municipality_id, id, entry_version_id, party_id, verdict, in_role, content, by_person)
        select municipality_id, ${newId()}, id, ${built.parties.municipality}, 'approved', 'approver', content, ${holders.municipality.personId}
        from entry_version where municipality_id = ${municipalityId}`.execute(tx),
    );
    await publish(built, 'Första uppföljningen.');
    expect(await bodies()).toContain('Vi höll två vandringar.');
  });

  test('who has answered and not approved yet is never shown as silent: it waits, and says for whom', async () => {
    const { built, holders } = await keyed({ rounds: tertials(2021), entries: [{}] });
    await built.work((work) => lockRound(work, built.rounds[0] ?? ''));
    await expect(publish(built)).rejects.toMatchObject({
      code: 'publication-keys-missing',
      details: {
        what: expect.stringMatching(/^Norrviks kommun har inte godkänt sitt svar om punkt\s1 för tertial 1 2021\./),
      },
    });
    await built.work(({ tx, municipalityId }) =>
      sql`insert into entry_approval (municipality_id, id, entry_version_id, party_id, verdict, in_role, content, by_person)
        select municipality_id, ${newId()}, id, ${built.parties.municipality}, 'approved', 'approver', content, ${holders.municipality.personId}
        from entry_version where municipality_id = ${municipalityId} and kind <> 'silence'`.execute(tx),
    );
    await expect(publish(built)).resolves.toMatchObject({ changed: true });
  });

  test('what was changed during the period stands on the pages, once the parties have approved it', async () => {
    const { built, holders } = await keyed();
    await publish(built);
    const amended = {
      ...POINTS[0],
      body: 'Kommunen ska hålla fyra vandringar.',
      publicNote: 'Två blev fyra: fler bad om det.',
    };
    await built.work((work) => revisePoint(work, built.point(0), 1, pointInput(amended, 0, built.parties)));
    await holders.send();
    await holders.answer('municipality');
    await publish(built, 'Punkt 1 har fler vandringar.');
    const pages = await built.work(({ tx, municipalityId }) => latestPublications(tx, municipalityId, ['point']));
    expect(pages.get(built.point(0))?.model).toMatchObject({ amended: 'Två blev fyra: fler bad om det.' });
    expect(pages.get(built.point(1))?.model).not.toHaveProperty('amended');
  });

  test('goes out in an export and comes back under the same rules, also when another party has got a key since', async () => {
    const { built } = await keyed({ rounds: tertials(2021), entries: [{}] });
    await publish(built);
    await revise(built, 0, 'Kommunen ska hålla minst nio vandringar.');
    await built.work(({ tx, municipalityId }) =>
      sql`update party set has_key = not has_key where municipality_id = ${municipalityId}`.execute(tx),
    );
    const folder = mkdtempSync(path.join(tmpdir(), 'loftet-keys-'));
    const into = await makeDatabase(server);
    try {
      await exportMunicipality(data.db, built.slug, path.join(folder, 'ut'));
      expect((await importExport(into.db, path.join(folder, 'ut'))).rows).toBeGreaterThan(20);
    } finally {
      await into.drop();
      rmSync(folder, { recursive: true });
    }
  });

  test('an example needs no keys until it has been sent for approval', async () => {
    const { built, holders } = await sent();
    const invented = (promiseId: string) => built.work((work) => groundOf(work, { isDemo: true }, promiseId));
    expect(await invented(built.promise.id)).toBe('keys');
    expect(await invented(newId())).toBe('demonstration');
    await expect(publishRecord(built, { ground: 'accepted-import' })).rejects.toMatchObject({
      code: 'publication-keys-missing',
    });
    await holders.answer('police');
  });

  describe('the database itself refuses', () => {
    /** A publication of the record's promise as it was published, with something changed. */
    const forge = ({ built }: Sent, change: string): Promise<unknown> =>
      built.work(({ tx, municipalityId }) =>
        sql`insert into publication (municipality_id, id, subject_kind, subject_id, channel, lang, no, size, note, ground,
            model, sha256, from_versions)
          select municipality_id, ${newId()}, subject_kind, subject_id, channel, lang, no + 1, size, 'Ändrat.', 'keys',
            ${sql.raw(change.includes('model:') ? change.replace('model:', '') : 'model')}, sha256,
            ${sql.raw(change.includes('versions:') ? change.replace('versions:', '') : 'from_versions')}
          from publication where municipality_id = ${municipalityId} and subject_kind = 'promise' order by no desc limit 1`.execute(
          tx,
        ),
      );
    const refused = expect.objectContaining({ constraint: 'ground_holds' }) as unknown;

    test('what is unchanged it takes', async () => {
      const made = await keyed();
      await publish(made.built);
      await expect(forge(made, '')).resolves.toBeDefined();
    });

    test.each([
      ['a comma more in the title', `model: jsonb_set(model, '{title}', to_jsonb(model ->> 'title' || ','))`],
      [
        'a comma more in a point',
        `model: jsonb_set(model, '{points,0,body}', to_jsonb(model #>> '{points,0,body}' || ','))`,
      ],
      ['another period', `model: jsonb_set(model, '{period,to}', '"2031-12-31"')`],
      ['a point left out', `model: jsonb_set(model, '{points}', (model -> 'points') - 1)`],
      ['a point and its version left out', `versions: from_versions[1:2]`],
      ['no versions at all', `versions: '{}'::uuid[]`],
      ['a version that is nobody’s', `versions: from_versions || gen_random_uuid()`],
    ])('%s', async (_case, change) => {
      const made = await keyed();
      await publish(made.built);
      await expect(forge(made, change)).rejects.toEqual(refused);
    });

    test('a version without its key, named beside the others', async () => {
      const made = await keyed();
      await publish(made.built);
      await revise(made.built, 0, 'Kommunen ska hålla minst nio vandringar.');
      const latest = `(select id from point_version where no = 2 limit 1)`;
      await expect(forge(made, `versions: from_versions || ${latest}`)).rejects.toEqual(refused);
      await expect(forge(made, `versions: array_replace(from_versions, from_versions[2], ${latest})`)).rejects.toEqual(
        refused,
      );
    });

    test('another promise’s version', async () => {
      const made = await keyed();
      await publish(made.built);
      const other = await buildRecord(data.db, {
        municipalityId: made.built.municipalityId,
        period: { from: '2022-01-01', to: '2022-12-31' },
        points: [{}],
      });
      await expect(forge(made, `versions: from_versions || '${other.promise.versionId}'::uuid`)).rejects.toEqual(
        refused,
      );
    });

    const key = ({ built, holders }: Sent, values: string): Promise<unknown> =>
      built.work(({ tx, municipalityId: m }) =>
        sql`insert into approval (municipality_id, id, sending_id, promise_version_id, point_version_id, party_id, verdict,
            in_role, content, by_person)
          select ${m}::uuid, ${newId()}::uuid, s.id, null, v.id, ${sql.raw(values)}, ${holders.police.personId}::uuid
          from point_version v join point q on (q.municipality_id, q.id) = (v.municipality_id, v.point_id)
          cross join lateral (select id from sending s where s.municipality_id = v.municipality_id order by no desc limit 1) s
          where v.municipality_id = ${m} and v.point_id = ${built.point(0)} order by v.no desc limit 1`.execute(tx),
      );

    test('a key of a party that has no say in the point, for another text, or for what was never sent', async () => {
      const made = await sent();
      const { municipality, police } = made.built.parties;
      await expect(key(made, `'${police}'::uuid, 'approved', 'approver', v.content`)).rejects.toMatchObject({
        constraint: 'key_of_an_owner',
      });
      await expect(key(made, `'${municipality}'::uuid, 'approved', 'approver', repeat('a', 64)`)).rejects.toMatchObject(
        { constraint: 'key_for_what_was_seen' },
      );
      await revise(made.built, 0, 'Kommunen ska hålla minst nio vandringar.');
      await expect(key(made, `'${municipality}'::uuid, 'approved', 'approver', v.content`)).rejects.toMatchObject({
        constraint: 'key_for_what_was_seen',
      });
    });
  });
});
