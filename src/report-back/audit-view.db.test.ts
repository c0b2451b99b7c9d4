import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSession } from '#access/session.server.ts';
import { newToken } from '#access/token.server.ts';
import { changeEntry } from '#follow-up/change-entry.server.ts';
import { addRounds } from '#follow-up/write-rounds.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { setAnswerer } from '#promise/set-answerer.server.ts';
import { auditAsked } from '#report-back/audit-filter.ts';
import { exportAudit, loadAuditView } from '#report-back/audit-view.server.ts';
import { loadHandover } from '#report-back/handover.server.ts';
import { keyHolders, personWith, type KeyHolders } from '#tests/support/key-holders.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('what has happened, on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  let holders: KeyHolders;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db, { points: [{}, { owners: ['police'] }] });
    holders = await keyHolders(data.db, built);
    await holders.send();
    await holders.answer('police', 'returned', [2]);
    await holders.answer('police');
  });
  afterAll(() => data.drop());

  const ref = () => ({ id: built.municipalityId, slug: built.slug, name: 'Norrviks kommun', isDemo: false });
  const asked = (query: string) => auditAsked(new URLSearchParams(query));
  const told = async (query: string): Promise<string[]> => {
    const auditor = await personWith(data.db, built, 'auditor');
    const view = await holders.as(auditor, (work) => loadAuditView(work, ref(), asked(query)));
    return view.lines.map(({ what }) => what);
  };

  test('the auditor chooses by kind, person and day', async () => {
    expect(await told('handelse=key-returned')).toEqual(['En part skickade tillbaka text']);
    expect(await told(`person=${holders.police.personId}`)).toEqual([
      'En part godkände text',
      'En part skickade tillbaka text',
    ]);
    expect(await told('till=2001-01-01')).toEqual([]);
    expect((await told('fran=2001-01-01')).length).toBeGreaterThan(5);
    expect(await told('fore=2')).toEqual(['Kommunen lades upp']);
  });

  test('a day that is none is told, and shows everything', () => {
    expect(asked('fran=igar&till=2021-02-30&handelse=<x>&person=1&fore=x')).toMatchObject({
      filter: { from: null, to: null, type: null, personId: null },
      before: null,
      faults: [{ field: 'fran' }, { field: 'till' }],
    });
  });

  test('sign-ins of the municipality’s own people stand beside, and nobody else’s', async () => {
    const other = await buildRecord(data.db);
    const stranger = await personWith(data.db, other, 'coordinator');
    for (const { personId } of [holders.liaison, stranger]) {
      await inMunicipality(data.db, INSTALLATION, (tx) =>
        startSession(tx, newToken(), { personId, via: 'login-link', device: null }),
      );
    }
    expect(await told('visa=inloggningar')).toEqual(['Någon loggade in']);
  });

  test('nobody but auditor and administrator sees it or takes it out', async () => {
    for (const actor of [holders.coordinator, holders.police]) {
      const see = holders.as(actor, (work) => loadAuditView(work, ref(), asked('')));
      await expect(see).rejects.toMatchObject({ code: 'forbidden' });
      const take = holders.as(actor, (work) => exportAudit(work, ref(), asked(''), 'csv'));
      await expect(take).rejects.toMatchObject({ code: 'forbidden' });
    }
    // Those refusals are events too.
    expect(await told('handelse=refused')).toEqual(
      Array.from({ length: 4 }, () => 'Någon hindrades: uppgiften räckte inte'),
    );
  });

  test('a file for a spreadsheet holds no formula, whatever people are called', async () => {
    const auditor = await personWith(data.db, built, 'auditor');
    const file = await holders.as(auditor, (work) => exportAudit(work, ref(), asked(''), 'csv'));
    const lines = new TextDecoder().decode(file.bytes).trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^Nummer;Tidpunkt/);
    expect(lines[1]).toContain('Kommunen lades upp');
    expect(lines.flatMap((line) => line.split(';')).filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
    expect(await told('handelse=audit-exported')).toEqual(['Händelserna hämtades som fil']);
  });

  test('whoever takes over sees how it went last, and that somebody was replaced before their first day', async () => {
    const own = { pointId: built.point(0), partyId: built.parties.municipality };
    const other = await personWith(data.db, built, 'auditor');
    await built.work(async (work) => {
      for (const personId of [holders.liaison.personId, other.personId])
        await setAnswerer(work, { ...own, personId: personId ?? '', from: '2021-03-01' });
      const [roundId = ''] = await addRounds(work, built.promise.id, [
        { label: 'T1', period: { from: '2021-01-01', to: '2021-04-30' } },
      ]);
      const said = { ...own, roundId, body: 'Vi planerar.', kind: 'report', reason: null, nextStep: null } as const;
      await changeEntry(work, { ...said, expectedNo: 0, progress: 'planned', today: '2021-02-01' });
      await changeEntry(work, {
        ...said,
        expectedNo: 1,
        progress: null,
        reason: 'Vi vet inte än.',
        today: '2021-02-01',
      });
    });
    const view = await holders.as(holders.liaison, (work) => loadHandover(work, ref(), '2021-05-01'));
    expect(view.promises[0]?.points[0]).toMatchObject({ progress: null });
    expect(view.promises[0]?.points[0]?.answerers?.split(', ')).toHaveLength(1);
  });

  test('whoever takes over sees what is open, whose turn it is, and why', async () => {
    const view = await holders.as(holders.liaison, (work) => loadHandover(work, ref(), '2099-01-01'));
    expect(view.turns.map(({ party, texts }) => [party, texts])).toEqual([['Norrviks kommun', 2]]);
    expect(view.promises).toMatchObject([{ slug: 'norrby-2021', ended: true, points: [{ number: 1 }, { number: 2 }] }]);
    expect(view.reasons.map(({ kind, words }) => [kind, words])).toEqual([['returned', 'Skriv hur många.']]);
  });
});
