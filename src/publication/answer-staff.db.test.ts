import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { giveGrant } from '#access/people.server.ts';
import { inWork } from '#access/work.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { answerStaff, loadStaffForm, type StaffSent } from '#publication/answer-staff.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ctx = { secret: 'en hemlighet som är minst trettiotvå tecken' };
const NOW = new Date('2026-09-02T10:00:00Z');
const TODAY = '2026-09-02';
const [server] = testServers();
if (server === undefined) throw new Error('no server to test on');

let data: TestDatabase;
let built: BuiltRecord;
let staff: string;
let residents: string;
const personId = newId();
beforeAll(async () => {
  data = await makeDatabase(server);
  built = await buildRecord(data.db);
  await inMunicipality(data.db, INSTALLATION, (tx) =>
    sql`insert into person (id, name, email) values (${personId}, 'Ulla Ek', 'ulla@ekby.se')`.execute(tx),
  );
  await built.work((work) => giveGrant(work, { personId, role: 'auditor', from: '2020-01-01' }));
  const begin = (kind: 'staff' | 'resident'): Promise<string> =>
    built.work(async (work) => {
      const days = { heldFrom: '2026-09-01', heldTo: '2026-09-30', feedbackDue: null };
      const form = standardForm({ sv: 'Vad ser ni?' }, []);
      const input = { definition: 'police' as const, areaId: null, place: null, ...days, form };
      const id = await beginDialogue(work, { id: newId(), kind, input });
      await stepDialogue(work, id, 'open');
      return id;
    });
  [staff, residents] = [await begin('staff'), await begin('resident')];
});
afterAll(() => data.drop());

const as = (role: 'auditor' | 'committee-member'): Actor => ({
  personId,
  via: 'oidc',
  grants: [{ municipalityId: built.municipalityId, role, partyId: built.parties.police, unitId: null, areaId: null }],
});
const form = (id: string, actor = as('auditor')) =>
  inWork(data.db, built.municipalityId, actor, (work) =>
    loadStaffForm(
      work,
      ctx,
      { id: built.municipalityId, slug: built.slug, name: 'Norrviks kommun', isDemo: false },
      { id, now: NOW, today: TODAY },
    ),
  );
const answer = (sent: Partial<StaffSent> & { readonly ticket: string }) =>
  inWork(data.db, built.municipalityId, as('auditor'), (work) =>
    answerStaff(work, ctx, staff, { raw: () => ({ trygg: '2' }), tellMe: false, now: NOW, today: TODAY, ...sent }),
  );
const rowsOf = async (table: string) =>
  (await built.work(({ tx }) => sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(tx))).rows;

test('den som arbetar här svarar inloggad, och inget i svaret eller kedjan säger vem', async () => {
  const { ticket } = await form(staff);
  const events = (await rowsOf('audit_event')).length;
  expect(await answer({ ticket })).toEqual({ receipt: expect.stringMatching(/^....-....$/) });
  expect(await answer({ ticket })).toEqual({ receipt: expect.stringMatching(/^....-....$/) });
  expect(JSON.stringify(await rowsOf('input'))).not.toContain(personId);
  expect([(await rowsOf('input')).length, (await rowsOf('audit_event')).length]).toEqual([1, events]);
  expect(await rowsOf('dialogue_contact')).toEqual([]);
});

test('bara den som ber om det lämnar sin adress, och den är bekräftad', async () => {
  const { ticket, hasAddress } = await form(staff);
  expect(hasAddress).toBe(true);
  await answer({ ticket, tellMe: true });
  expect(await rowsOf('dialogue_contact')).toMatchObject([{ confirmed: true, dialogue_id: staff, lang: 'sv' }]);
});

test('det som inte går att ta emot kommer tillbaka, och de boendes dialog besvaras inte här', async () => {
  const { ticket } = await form(staff);
  expect(await answer({ ticket, raw: () => ({}) })).toMatchObject({ fault: 'empty' });
  expect(await answer({ ticket, raw: () => ({ trygg: '99' }) })).toMatchObject({ faults: [{ name: 'trygg' }] });
  expect(await answer({ ticket: (await form(staff)).ticket.replace(/.$/, '!') })).toMatchObject({ fault: 'expired' });
  await expect(form(residents)).rejects.toMatchObject({ code: 'not-found' });
  await expect(form(staff, as('committee-member'))).rejects.toMatchObject({ code: 'forbidden' });
});
