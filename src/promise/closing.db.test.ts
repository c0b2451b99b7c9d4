import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeWithOutcomes } from '#promise/close-promise.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { prolongPromise } from '#promise/prolong.server.ts';
import { addSignature, signaturesOf, trashSignature } from '#promise/signature.server.ts';
import { storeSignedDocument } from '#promise/signed-document.server.ts';
import { keyHolders, TODAY } from '#tests/support/key-holders.ts';
import { publishRecord } from '#tests/support/published-record.ts';
import { buildRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('the end of a promise on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const outcome = (pointId: string) => ({ pointId, kind: 'closed' as const, reason: 'Klar.', transferredTo: null });

  test('it is the coordinator who closes, with an outcome for every point', async () => {
    const built = await buildRecord(data.db, { points: [{}, {}] });
    const { coordinator, liaison, police, as } = await keyHolders(data.db, built);
    const close = (count: number) => ({
      outcomes: built.promise.points.slice(0, count).map(({ id }) => outcome(id)),
      close: true,
      today: TODAY,
    });
    for (const actor of [liaison, police]) {
      await expect(as(actor, (work) => closeWithOutcomes(work, built.promise.id, close(2)))).rejects.toMatchObject({
        code: 'forbidden',
      });
    }
    await expect(as(coordinator, (work) => closeWithOutcomes(work, built.promise.id, close(1)))).rejects.toMatchObject({
      code: 'promise-has-open-points',
      details: { count: 1 },
    });
    const other = await buildRecord(data.db, { points: [{}] });
    await expect(
      as(coordinator, (work) =>
        closeWithOutcomes(work, built.promise.id, { ...close(2), outcomes: [outcome(other.point(0))] }),
      ),
    ).rejects.toMatchObject({ code: 'point-not-found' });
    await as(coordinator, (work) => closeWithOutcomes(work, built.promise.id, close(2)));
    await expect(as(coordinator, (work) => closeWithOutcomes(work, built.promise.id, close(2)))).rejects.toMatchObject({
      code: 'promise-closed',
    });
  });

  test('who signed is noted, with the signed document, for one of the promise’s parties; a note is taken back', async () => {
    const built = await buildRecord(data.db, { points: [{}] });
    const { coordinator, police, as } = await keyHolders(data.db, built);
    const pdf = { bytes: Buffer.from('%PDF-1.7 undertecknat'), name: 'löftet.pdf' };
    const sign = (partyId: string, bytes = pdf.bytes, who = coordinator) =>
      as(who, async (work) => {
        const fileSha256 = await storeSignedDocument(work, { ...pdf, bytes });
        const said = { partyId, name: 'Kim Ek', title: 'kommundirektör', day: '2021-02-01', fileSha256 };
        return addSignature(work, built.promise.id, said, TODAY);
      });
    const { municipality, landlord } = built.parties;
    await expect(sign(landlord)).rejects.toMatchObject({ code: 'signature-of-no-party' });
    await expect(sign(municipality, Buffer.from('<html>'))).rejects.toMatchObject({ code: 'signed-document-unfit' });
    await expect(sign(municipality, pdf.bytes, police)).rejects.toMatchObject({ code: 'forbidden' });
    const id = await sign(municipality);
    const list = () => built.work((work) => signaturesOf(work, built.promise.id));
    expect(await list()).toEqual([
      { id, party: 'Norrviks kommun', name: 'Kim Ek', title: 'kommundirektör', day: '2021-02-01', file: 'löftet.pdf' },
    ]);
    await as(coordinator, (work) => trashSignature(work, built.promise.id, id, TODAY));
    expect(await list()).toEqual([]);
  });

  test('a prolonged promise needs the parties’ keys again before anybody sees it; its points keep theirs', async () => {
    const built = await buildRecord(data.db, { points: [{}] });
    const holders = await keyHolders(data.db, built);
    await holders.send();
    await holders.answer('municipality');
    await holders.answer('police');
    await publishRecord(built, { ground: 'keys' });
    const prolong = (to: string, expectedNo = 1) =>
      holders.as(holders.coordinator, (work) =>
        prolongPromise(work, built.promise.id, { to, publicNote: 'Bygget är försenat.', expectedNo, today: TODAY }),
      );
    await expect(prolong('2021-12-31')).rejects.toMatchObject({ code: 'prolong-not-later' });
    expect(await prolong('2022-06-30')).toBe(2);
    await expect(prolong('2022-12-31')).rejects.toMatchObject({ code: 'edited-meanwhile' });
    const publish = () => publishRecord(built, { ground: 'keys', note: 'Löftet är förlängt.' });
    await expect(publish()).rejects.toMatchObject({ code: 'publication-keys-missing' });
    await holders.send();
    expect((await holders.answer('municipality')).turned).toBe(1);
    expect((await holders.answer('police')).turned).toBe(1);
    expect(await publish()).toMatchObject({ changed: true, no: 2 });
    const now = await built.work(({ tx, municipalityId }) => loadPromise(tx, municipalityId, built.promise.id));
    expect(now).toMatchObject({ period: { from: '2021-01-01', to: '2022-06-30' }, publicNote: 'Bygget är försenat.' });
  });
});
