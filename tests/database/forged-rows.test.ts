/** Rows that no use case writes, as a fault of ours or a forged export might: the database refuses them itself. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/uuid.server.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { makeDatabase, everyServer, type TestDatabase } from '#tests/support/test-database.ts';

const HASH = 'a'.repeat(64);

describe.each(everyServer())('forged rows on $name', (server) => {
  let data: TestDatabase;
  let built: FullRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await fullRecord(data.db);
  });
  afterAll(() => data.drop());

  const tried = (statement: string): Promise<unknown> =>
    built.work(({ tx }) => {
      const ids: Readonly<Record<string, string>> = {
        mid: built.municipalityId,
        id: newId(),
        party: built.parties.municipality,
        point: built.point(0),
        round: built.rounds[1] ?? '',
        import: built.importId,
        imported: built.importedPromise,
        area: built.areas[0]?.id ?? '',
        next: built.nextPromise,
      };
      const [first = '', ...rest] = statement.split('$');
      const parts = rest.map((part) => {
        const [, name = '', after = ''] = /^(\w+)([^]*)$/.exec(part) ?? [];
        return sql`${ids[name]}::uuid${sql.raw(after)}`;
      });
      return sql.join([sql.raw(first), ...parts], sql``).execute(tx);
    });

  const OTHER_POINT = '(select id from point where promise_id = $next limit 1)';
  test.each([
    ['a file gets other bytes', `update file set content = overlay(content placing '\\x00' from 1)`],
    [
      'an accepted import becomes a draft again',
      `update import set state = 'draft', promise_id = null where id = $import`,
    ],
    ['an accepted import bears out another promise', `update import set promise_id = $next where id = $import`],
    [
      'a name that an area has had begins earlier',
      `update area_version set valid = daterange('1900-01-01', upper(valid)) where lower(valid) is not null`,
    ],
    [
      'a name that an area has had ends later',
      `update area_version set valid = daterange(lower(valid), upper(valid) + 1) where area_id = $area and lower(valid) is null`,
    ],
    [
      'a round’s entry is about another promise’s point',
      `insert into entry (municipality_id, id, round_id, point_id, party_id, told, position) values ($mid, $id, $round, ${OTHER_POINT}, $party, 'apart', 1)`,
    ],
    [
      'a figure in an entry is another point’s',
      `insert into figure (municipality_id, id, point_id, entry_version_id, position, label, has_base, unit, period_from, period_to, source, kind, direction) select $mid, $id, ${OTHER_POINT}, v.id, 1, 'x', true, 'st', '2021-01-01', '2021-12-31', 'x', 'output', 'neutral' from entry_version v where correction_note is not null limit 1`,
    ],
    [
      'a point stands in another promise’s focus area',
      `insert into point_version (municipality_id, id, point_id, no, position, focus_area_id, body, content) select $mid, $id, ${OTHER_POINT}, 99, 1, f.id, 'x', '${HASH}' from focus_area f where promise_id <> $next limit 1`,
    ],
    [
      'a target is no number',
      `insert into target (municipality_id, id, point_version_id, at_least, unit) select $mid, $id, v.id, 'NaN', 'st' from point_version v limit 1`,
    ],
    [
      'a figure has no end',
      `insert into figure (municipality_id, id, point_id, position, label, value, has_base, unit, period_from, period_to, source, kind, direction) values ($mid, $id, $point, 1, 'x', 'Infinity', true, 'st', '2021-01-01', '2021-12-31', 'x', 'output', 'neutral')`,
    ],
    [
      'an activity counts no number',
      `insert into activity (municipality_id, id, point_id, party_id, day, body, count) values ($mid, $id, $point, $party, '2021-01-01', 'x', 'NaN')`,
    ],
  ])('%s', async (_what, statement) => {
    await expect(tried(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(?:23514|55000)$/) });
  });
});
