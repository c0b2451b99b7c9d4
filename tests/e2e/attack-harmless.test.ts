/**
 * What cannot be refused, since somebody may honestly write it: it is kept, and does no harm wherever it comes out again,
 * in mail, files, spreadsheets, addresses and pages.
 */
import { spawn } from 'node:child_process';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeLoginLink } from '#access/login-link.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { REPORT_LINKS } from '#follow-up/morning.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { readEnv } from '#platform/config.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { writeDigests } from '#platform/mail/write-digests.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { Sent } from '../support/attacks/attack.ts';
import { SECRET, startAttackedSite, type AttackedSite } from '../support/attacks/attacked-site.ts';
import { send } from '../support/attacks/send.ts';
import { startMailServer } from '../support/mail-server.ts';
import { ascii, exif, JPEG, jpegWith, SECRETS, segment } from '../support/picture-files.ts';

let site: AttackedSite;
let tries = 0;
beforeAll(async () => {
  site = await startAttackedSite();
});
afterAll(() => site?.stop());

const ask = (sent: Sent) => send(site, sent, (tries += 1));
const newLink = (): Promise<string> =>
  inMunicipality(site.db, INSTALLATION, (tx) => makeLoginLink(tx, site.people.coordinator));
const activity = (changed: Readonly<Record<string, string>>, file?: Sent['file']): Sent => ({
  as: 'contact',
  at: `/arbete/aktiviteter/${site.at}?/logga`,
  fields: {
    'a-key': newId(),
    'a-for': `${site.own.point(0)} ${site.own.parties.municipality}`,
    'a-what': 'Vandring',
    'a-day': '2026-04-01',
    ...changed,
  },
  ...(file === undefined ? {} : { file }),
});
const storedAs = (key: string) =>
  site.own.work(async ({ tx, municipalityId }) => {
    const { rows } = await sql<{ id: string; body: string; vis: string }>`
      select id, body, vis from activity where municipality_id = ${municipalityId} and id = ${key}`.execute(tx);
    return rows;
  });

test('a program that follows the links in mail uses nothing up, however often it comes', async () => {
  const link = `/arbete/logga-in/${await newLink()}`;
  const before = [await site.snapshot(), (await site.events()).length];
  for (const method of ['GET', 'GET', 'HEAD', 'OPTIONS', 'GET'])
    expect((await ask({ at: link, method })).status).toBeLessThan(300);
  expect([await site.snapshot(), (await site.events()).length]).toEqual(before);
  expect((await ask({ at: link, method: 'POST' })).status).toBe(303);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/arbete',
  '/arbete/../..//evil.example',
  '/arbete@evil.example',
  'javascript:alert(1)',
  '/arbete\r\nset-cookie: loftet=x',
  `/arbete/${'x'.repeat(600)}`,
])('signing in leads nowhere else: %s', async (till) => {
  const signedIn = await ask({
    at: `/arbete/logga-in/${await newLink()}?till=${encodeURIComponent(till)}`,
    method: 'POST',
  });
  const { location = '' } = signedIn.headers;
  expect([signedIn.status, new URL(location, site.office.site.origin).origin]).toEqual([303, site.office.site.origin]);
  expect(location).toMatch(/^\/arbete(?:$|\/|\?|\b)/);
  expect(signedIn.headers['set-cookie']).toHaveLength(1);
});

test('fields that the form does not have change nothing', async () => {
  const key = newId();
  const more = {
    id: newId(),
    vis: 'public',
    visibility: 'public',
    by_person: site.people.auditor,
    municipality_id: site.other.municipalityId,
  };
  const named = Object.fromEntries(Object.entries(more).map(([name, value]) => [`a-${name}`, value]));
  expect((await ask(activity({ 'a-key': key, ...more, ...named }))).status).toBe(303);
  expect(await storedAs(key)).toEqual([{ id: key, body: 'Vandring', vis: 'internal' }]);
});

test('the sign NUL in a word is told apart, and stored as the sign of what is lost', async () => {
  const key = newId();
  expect((await ask(activity({ 'a-key': key, 'a-what': 'Vand\0ring' }))).status).toBe(303);
  expect(await storedAs(key)).toMatchObject([{ body: 'Vand\ufffdring' }]);
});

test('a picture with a page behind it is kept without the page, and its name leads to no folder', async () => {
  const key = newId();
  const bytes = new Uint8Array([...JPEG, ...ascii('<script>alert(1)</script>')]);
  const name = '../../etc/<svg onload=x>.html';
  expect((await ask(activity({ 'a-key': key }, { field: 'a-file', name, bytes }))).status).toBe(303);
  const { rows } = await site.own.work(({ tx, municipalityId }) =>
    sql<{
      id: string;
    }>`select id from evidence where municipality_id = ${municipalityId} and activity_id = ${key}`.execute(tx),
  );
  const file = await ask({ as: 'contact', at: `/arbete/aktiviteter/${site.at}/fil/${rows[0]?.id}` });
  expect([file.status, file.headers['content-type'], file.headers['x-content-type-options']]).toEqual([
    200,
    'image/jpeg',
    'nosniff',
  ]);
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[^/\\<>"]+\.jpg$/);
  expect(file.body).not.toContain('script');
  const page = await ask({ as: 'contact', at: `/arbete/aktiviteter/${site.at}` });
  expect(page.body).not.toMatch(/<svg onload/);
});

test('what a spreadsheet would take for a formula goes out as text', async () => {
  const { at, own } = site;
  const cell = `/arbete/rutnat/${at}/${own.roundId}/${own.point(0)}/${own.parties.municipality}?/spara`;
  const fields = { version: '0', resultat: "=cmd|' /C calc'!A0", nasta: '@SUM(1+1)*9', status: '' };
  expect((await ask({ as: 'coordinator', at: cell, fields })).status).toBe(303);
  const sheet = async (format: string): Promise<Uint8Array> => {
    const { site: running } = site.office;
    const answer = await fetch(`${running.origin}/arbete/rutnat/${at}/kalkylblad/${format}`, {
      headers: { cookie: `loftet=${site.tokens.coordinator}` },
    });
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const csv = strFromU8(await sheet('csv'));
  expect(csv).toContain("'=cmd|");
  expect(csv).toContain("'@SUM");
  expect(csv).not.toMatch(/(?:^|[;\n"])[=@]/);
  const parts = async (format: string): Promise<string> =>
    Object.values(unzipSync(await sheet(format)))
      .map((part) => strFromU8(part))
      .join('\n');
  const xlsx = await parts('xlsx');
  expect(xlsx).toContain('=cmd|');
  expect(xlsx).not.toMatch(/<f[ >]/);
  const ods = await parts('ods');
  expect(ods).toContain('=cmd|');
  expect(ods).not.toContain('table:formula');
});

test('HTML and line breaks in a title stand in mail as words: no tag, no header and no receiver more', async () => {
  const odd =
    'Löfte <script>alert(1)</script> & "tryggt"\r\nBcc: x@evil.example\r\n\r\n<a href="https://evil.example">klicka</a>';
  const { own } = site;
  const begun = await ask({
    as: 'coordinator',
    at: `/arbete/skriv/${own.slug}`,
    fields: { key: newId(), title: odd, periodFrom: '2027-01-01', periodTo: '2027-12-31', parties: own.parties.police },
  });
  expect(begun.status).toBe(303);
  const page = await ask({ as: 'coordinator', at: (begun.headers.location ?? '').replace(/\?.*/, '') });
  expect([page.status, /<script>alert|<a href="https:\/\/evil/.test(page.body)]).toEqual([200, false]);
  await own.work((work) =>
    addNotice(work, {
      personId: site.people.approver,
      kind: 'approval-late',
      subjectId: own.promise.id,
      step: 'asked',
      data: { promise: odd, party: odd, days: 5 },
    }),
  );
  const post = await startMailServer();
  const told = () => post.taken.filter(({ raw }) => decoded(raw).includes('tryggt'));
  const { env } = site.office.site;
  await writeDigests({ db: site.db, secret: SECRET, config: readEnv({}) }, '2026-05-04', REPORT_LINKS);
  const worker = spawn(process.execPath, ['src/cli/main.ts', 'worker'], {
    env: { ...process.env, ...env, LOFTET_SMTP_URL: post.url, LOFTET_MAIL_FROM: 'Löftet <loftet@ekby.se>' },
    stdio: 'ignore',
  });
  await vi.waitUntil(() => told().length > 0, { timeout: 20_000, interval: 50 }).finally(() => worker.kill('SIGKILL'));
  await post.close();
  const letters = told();
  expect(letters).toHaveLength(1);
  const [{ to, raw } = { to: '', raw: '' }] = letters;
  const [head = ''] = raw.split('\r\n\r\n');
  expect(to).toMatch(/^[^,]+@eken\.se$/);
  expect(head).not.toMatch(/^(?:bcc|cc):/im);
  const [, text = '', html = ''] = decoded(raw).split(/^content-type: text\/(?:plain|html)/im);
  expect(text).toContain('<script>alert(1)</script>');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(html).not.toMatch(/<script|<a href="https:\/\/evil/);
});

test('a program that follows the links of whoever answered confirms nothing and ends nothing', async () => {
  const { confirm, end } = site.dialogues.own;
  const before = await site.snapshot();
  for (const link of [`bekrafta/${confirm}`, `sluta/${end}`])
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET'])
      expect((await ask({ at: `/foljer/ekby/svar/${link}`, method })).status).toBeLessThan(300);
  expect(await site.snapshot()).toEqual(before);
});

test('an id in capitals is the same id: no second theme, dialogue or statement', async () => {
  const at = `/arbete/dialoger/${site.own.slug}`;
  const { theme, statement } = site.said.own;
  const { id } = site.dialogues.own;
  const before = await site.snapshot();
  const days = { omrade: '', plats: '', fran: '2026-01-01', till: '2026-01-02', besked: '' };
  const begun = { nyckel: id.toUpperCase(), slag: 'resident', rubrik: 'Annat', mening: 'police', ...days };
  for (const [address, fields] of [
    [`${at}?/ny`, begun],
    [`${at}/teman?/ny`, { nyckel: theme.toUpperCase(), namn: 'Annat', under: '' }],
    [`${at}/${id}/pastaenden?/ny`, { nyckel: statement.toUpperCase(), sv: 'Annat.' }],
  ] as const)
    expect((await ask({ as: 'coordinator', at: address, fields })).status).toBe(303);
  expect(await site.snapshot()).toEqual(before);
});

const device = (rest: string, raw: string | Uint8Array): Sent => ({
  as: 'contact',
  at: `/arbete/falt/${site.own.slug}/${rest}`,
  raw,
  headers: { accept: 'application/json', 'content-type': 'application/json' },
});

test('a number that is cut by signs nobody sees, or in other digits, waits to be looked at, and turns no text', async () => {
  const { said, dialogues, own } = site;
  const record = {
    id: newInputId(),
    kind: 'interview',
    dialogueId: dialogues.own.id,
    versionId: said.own.versionId,
    lang: 'ar',
    day: swedishDay(new Date()),
    answers: { gora: 'Ring 070-1\u200b23 45\u00ad 99 eller ٠٧٠-١٢٣ ٤٥ ٩٨ \u202eadliH\u202c\u0007 <b data-odd>' },
  };
  expect((await ask(device('skicka', JSON.stringify(record)))).status).toBe(200);
  const pages = await Promise.all(
    ['/svar', '/koda?visa=alla', `/koda?svar=${record.id}`, '/resultat'].map((page) =>
      ask({ as: 'coordinator', at: `/arbete/dialoger/${own.slug}/${dialogues.own.id}${page}` }),
    ),
  );
  for (const { body } of pages) expect(body).not.toMatch(/45\u00ad? 99|٤٥ ٩٨|adliH/);
  const desk = await ask({
    as: 'coordinator',
    at: `/arbete/dialoger/${own.slug}/${dialogues.own.id}/granska?svar=${record.id}`,
  });
  expect(desk.body).toContain('Ring [borttaget] eller [borttaget] adliH');
  for (const sign of ['\u202e', '\u0007', '<b data-odd']) expect(desk.body).not.toContain(sign);
});

test('a picture from a device is kept without where and when it was taken, and without what hides behind it', async () => {
  const id = newInputId();
  const hidden = [...jpegWith(segment(0xe1, exif(6))), ...ascii('<script>alert(1)</script>PK\x05\x06')];
  const { walkDialogueId, walkId } = site.said.own;
  expect((await ask(device(`bild/${walkDialogueId}/${id}`, Uint8Array.from(hidden)))).status).toBe(200);
  const at = `/arbete/dialoger/${site.own.slug}/${walkDialogueId}/vandring/${walkId}/bild/${id}`;
  const { status, headers, body } = await ask({ as: 'auditor', at });
  expect([status, headers['content-type'], headers['x-content-type-options'], headers['cache-control']]).toEqual([
    200,
    'image/jpeg',
    'nosniff',
    'no-store',
  ]);
  expect(headers['content-disposition']).toMatch(/^attachment; filename="[a-z]+\.jpg"$/);
  for (const secret of [...SECRETS, 'script', 'PK']) expect(body).not.toContain(secret);
});

test('a receipt that nobody was given is a word on a page, opens nothing, and holds nothing else', async () => {
  const at = (receipt: string): string => `/svara/${site.dialogues.own.at}/tack?kvitto=${encodeURIComponent(receipt)}`;
  const before = await site.snapshot();
  expect((await ask({ at: at('K7QF-2M9X') })).body).toContain('K7QF-2M9X');
  for (const odd of ['K7QF-2M9X<script>', 'ILOU-ILOU', '<b>K7QF', `K7QF-2M9X${'X'.repeat(100)}`])
    expect((await ask({ at: at(odd) })).body).not.toMatch(/<script>|ILOU|<b>K7QF|XXXX/);
  expect(await site.snapshot()).toEqual(before);
});

/** Quoted-printable undone, in all of a letter. */
function decoded(raw: string): string {
  const bytes = raw
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** What a dialogue's pages read from their addresses. */
const DIALOGUE_PLACES = [
  '/arbete/dialoger/DIALOGUE/granska?visa=ODD&efter=ODD&svar=ODD&gjort=ODD',
  '/arbete/dialoger/DIALOGUE/koda?visa=ODD&tema=ODD&svar=ODD&efter=ODD&gjort=ODD',
  '/arbete/dialoger/DIALOGUE/kort?version=ODD&sprak=ODD&dag=ODD&gjort=ODD',
  '/arbete/dialoger/DIALOGUE/kalkylblad?version=ODD&gjort=ODD',
  '/arbete/dialoger/DIALOGUE/fragor/ny?typ=comment&efter=ODD',
  '/arbete/dialoger/DIALOGUE/fragor/fraga/ODD',
  '/arbete/dialoger/DIALOGUE/papper/ODD/pdf',
  '/arbete/dialoger/DIALOGUE/svara?kvitto=ODD',
];

test('odd words in an address are no fault', async () => {
  const { at, own } = site;
  const ODD = [
    '0000-01-01',
    '-1',
    '1e9',
    '9'.repeat(40),
    '../..',
    '<b data-odd>',
    "'; drop table person --",
    '%F0%9F%92%A9',
    'a'.repeat(1_500),
  ];
  const PLACES = [
    `/arbete/logg/${own.slug}?fran=ODD&till=ODD&typ=ODD&person=ODD&fore=ODD`,
    `/arbete/rutnat/${at}?visa=ODD&sedan=ODD&fran=ODD&part=ODD`,
    `/arbete/sok/${own.slug}?q=ODD`,
    `/arbete/aktiviteter/${at}?punkt=ODD`,
    `/arbete/arshjul/${own.slug}?ar=ODD`,
    `/arbete/historik/${at}/${own.point(0)}?fran=ODD&till=ODD&version=ODD`,
    `/arbete/overlamning/${own.slug}?person=ODD&sedan=ODD`,
    `/arbete/loften?kommun=ODD`,
    `/arbete?kommun=ODD`,
    ...DIALOGUE_PLACES.map((place) => place.replace('DIALOGUE', `${own.slug}/${site.dialogues.own.id}`)),
    `/arbete/dialoger/${own.slug}/kedja?dialog=ODD&lofte=ODD`,
    `/arbete/dialoger/${own.slug}/teman/ODD?gjort=ODD`,
    `/arbete/dialoger/${own.slug}/${site.said.own.walkDialogueId}/vandring/${site.said.own.walkId}/ODD`,
    `/arbete/fragor/${own.slug}?gjort=ODD`,
    `/arbete/falt/ODD/underlag`,
    `/svara/${site.dialogues.own.at}/tack?kvitto=ODD`,
    `/svara/${own.slug}/ODD/pastaenden`,
    `/svara/synby/ODD/ODD/marks?tack=ODD`,
    `/${own.slug}/dialog/ODD/ODD`,
  ];
  const faults: string[] = [];
  for (const place of PLACES)
    for (const odd of ODD) {
      const address = place.replaceAll('ODD', odd.startsWith('%') ? odd : encodeURIComponent(odd));
      const { status, body } = await ask({ as: place.includes('/logg/') ? 'auditor' : 'coordinator', at: address });
      if (status >= 500 || body.includes('<b data-odd')) faults.push(`${status} ${place} ${odd.slice(0, 30)}`);
    }
  expect(faults).toEqual([]);
});
