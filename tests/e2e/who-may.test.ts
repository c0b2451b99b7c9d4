/** Each page and act of the office, asked for by nobody, by an outsider, by a colleague who may not and by one who may. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/ask.ts';
import { cookieOf, FORM, openOffice, startOfficeSite, type OfficeSite } from '../support/office.ts';
import { addPerson, signInAs } from '../support/person.ts';

const DEMO = 'alvkoping';
const POLICE = 'Polisen i Älvköping';
const ID = '01890000-0000-7000-8000-000000000000';
let office: OfficeSite;
let cookies: { readonly [who: string]: string };
let promise = '';
/** The latest case of the promise. */
let council = '';

beforeAll(async () => {
  office = await startOfficeSite('loften.eken.se', { LOFTET_DEMO: 'on' });
  const nameless = await openOffice(office.site);
  await office.post('/arbete/import?/kommun', 'namn=Alens+kommun&adress=alen', { cookie: nameless });
  const role = (name: string, municipality = DEMO) => ['--role', name, '--municipality', municipality];
  cookies = {
    nameless,
    outsider: await signInAs(office, { name: 'Ute', email: 'ute@alen.se', as: role('coordinator', 'alen') }),
    auditor: await signInAs(office, { name: 'Rev', email: 'rev@alv.se', as: role('auditor') }),
    member: await signInAs(office, { name: 'Fört', email: 'fort@alv.se', as: role('committee-member') }),
    coordinator: await signInAs(office, { name: 'Sam', email: 'sam@alv.se', as: role('coordinator') }),
    administrator: await signInAs(office, { name: 'Adm', email: 'adm@alv.se', as: role('administrator') }),
    caretaker: await signInAs(office, { name: 'Drift', email: 'drift@alv.se', as: ['--administrator'] }),
  };
  const list = await office.get(`/arbete/loften?kommun=${DEMO}`, { cookie: nameless });
  promise = new RegExp(`/arbete/loften/(${DEMO}/[a-z0-9-]+)`).exec(list.body)?.[1] ?? '';
  const memo = await office.get(`/arbete/loften/${promise}/skrivelse`, { cookie: nameless });
  council = /\/([0-9a-f-]{36})\/skrivelse$/.exec(memo.headers['location'] ?? '')?.[1] ?? '';
});
afterAll(() => office?.stop());

const get = async (path: string, who: string) => (await office.get(path, { cookie: cookies[who] ?? '' })).status;
const post = async (path: string, who: string, body = '') =>
  (await office.post(path, body, { cookie: cookies[who] ?? '' })).status;

/** Path and what nobody, outsider, member of the committee, auditor, coordinator, administrator and caretaker get. */
const PAGES: readonly (readonly [string, readonly number[]])[] = [
  ['/arbete/konto', [401, 200, 200, 200, 200, 200, 200]],
  ['/arbete/import', [401, 200, 403, 403, 200, 403, 200]],
  ['/arbete/inloggningstjanster', [401, 403, 403, 403, 403, 403, 200]],
  [`/arbete/kommun/${DEMO}`, [401, 404, 403, 403, 403, 200, 200]],
  [`/arbete/kommun/${DEMO}/omraden`, [401, 404, 403, 403, 403, 200, 200]],
  [`/arbete/kommun/${DEMO}/personer`, [401, 404, 403, 403, 403, 200, 200]],
  [`/arbete/kommun/${DEMO}/installningar`, [401, 404, 403, 403, 403, 200, 200]],
  [`/arbete/kommun/${DEMO}/skrivelsemall`, [401, 404, 403, 403, 403, 200, 200]],
  [`/arbete/kommun/${DEMO}/ovning`, [401, 404, 403, 403, 403, 200, 200]],
  [`/arbete/falt/${DEMO}`, [401, 404, 403, 403, 200, 403, 404]],
  [`/arbete/falt/${DEMO}/underlag`, [401, 404, 403, 403, 200, 403, 404]],
  ['/arbete/kommun/finns-inte', [401, 404, 404, 404, 404, 404, 404]],
  ['/arbete/loften/PROMISE', [401, 404, 403, 200, 200, 200, 404]],
  // 303: to the page of its latest case.
  ['/arbete/loften/PROMISE/skrivelse', [401, 404, 403, 303, 303, 303, 404]],
  [`/arbete/arenden/${DEMO}/CASE/skrivelse`, [401, 404, 403, 200, 200, 200, 404]],
  [`/arbete/arenden/${DEMO}/CASE/skrivelse/html?utkast`, [401, 404, 403, 200, 200, 200, 404]],
  [`/arbete/arenden/${DEMO}/${ID}/skrivelse`, [401, 404, 403, 404, 404, 404, 404]],
  [`/arbete/arenden/${DEMO}/${ID}/skrivelse/html?utkast`, [401, 404, 403, 404, 404, 404, 404]],
  ['/arbete/loften/PROMISE/skrivelse/html?utkast', [401, 404, 403, 200, 200, 200, 404]],
  [`/arbete/import/${DEMO}/${ID}`, [401, 404, 403, 404, 404, 404, 404]],
  [`/arbete/import/${DEMO}/${ID}/dokument`, [401, 404, 403, 404, 404, 404, 404]],
];
const ACTS: readonly (readonly [string, readonly number[]])[] = [
  // 409: whoever may has seen another version than the one that is published.
  ['/arbete/loften/PROMISE?/publicera', [401, 404, 403, 403, 409, 403, 404]],
  ['/arbete/loften/PROMISE?/fortsatter', [401, 404, 403, 403, 404, 403, 404]],
  ['/arbete/loften/PROMISE/skrivelse', [401, 404, 403, 403, 409, 403, 404]],
  [`/arbete/arenden/${DEMO}/CASE/skrivelse`, [401, 404, 403, 403, 409, 403, 404]],
  [`/arbete/arenden/${DEMO}/${ID}/skrivelse`, [401, 404, 403, 403, 404, 403, 404]],
  [`/arbete/import/${DEMO}/${ID}?/angra`, [401, 404, 403, 403, 404, 403, 404]],
  [`/arbete/import/${DEMO}/${ID}?/godkann`, [401, 404, 403, 403, 404, 403, 404]],
  [`/arbete/import/${DEMO}/${ID}?/bort`, [401, 404, 403, 403, 404, 403, 404]],
  ['/arbete/import?/kommun', [401, 403, 403, 403, 403, 403, 400]],
  [`/arbete/kommun/${DEMO}?/part`, [401, 404, 403, 403, 403, 400, 400]],
  [`/arbete/kommun/${DEMO}/personer?/ny`, [401, 404, 403, 403, 403, 400, 400]],
  [`/arbete/kommun/${DEMO}/installningar?/spara`, [401, 404, 403, 403, 403, 303, 303]],
  [`/arbete/kommun/${DEMO}/installningar?/tabort`, [401, 404, 403, 403, 403, 303, 303]],
  [`/arbete/kommun/${DEMO}/skrivelsemall?/spara`, [401, 404, 403, 403, 403, 400, 400]],
  [`/arbete/kommun/${DEMO}/skrivelsemall?/visa`, [401, 404, 403, 403, 403, 400, 400]],
  // 400: nobody has chosen a picture.
  [`/arbete/kommun/${DEMO}/installningar?/marke`, [401, 404, 403, 403, 403, 400, 400]],
  ['/arbete/inloggningstjanster?/oppna', [401, 403, 403, 403, 403, 403, 303]],
];
const WHO = ['nobody', 'outsider', 'member', 'auditor', 'coordinator', 'administrator', 'caretaker'] as const;
const BODIES: Readonly<Record<string, string>> = {
  '/arbete/loften/PROMISE?/publicera': 'note=Prov&size=minor&version=1',
  '/arbete/loften/PROMISE/skrivelse': 'version=7',
  [`/arbete/arenden/${DEMO}/CASE/skrivelse`]: 'version=7',
  [`/arbete/arenden/${DEMO}/${ID}/skrivelse`]: 'version=7',
  '/arbete/loften/PROMISE?/fortsatter': `from=${ID}&to=${ID}&kind=carried&state=confirmed`,
  [`/arbete/import/${DEMO}/${ID}?/angra`]: 'version=1',
  [`/arbete/import/${DEMO}/${ID}?/godkann`]: 'version=1',
  '/arbete/inloggningstjanster?/oppna': `id=${ID}`,
};

describe('each page answers as the rules say', () => {
  test.each(PAGES)('%s', async (path, statuses) => {
    const got = [];
    for (const who of WHO) got.push(await get(path.replace('PROMISE', promise).replace('CASE', council), who));
    expect(got).toEqual(statuses);
  });
});

describe('each act answers as the rules say', () => {
  test.each(ACTS)('%s', async (path, statuses) => {
    const got = [];
    for (const who of WHO)
      got.push(await post(path.replace('PROMISE', promise).replace('CASE', council), who, BODIES[path] ?? ''));
    expect(got).toEqual(statuses);
  });
});

test('to an outsider a municipality that is there and one that is not look the same', async () => {
  const cookie = cookies['outsider'] ?? '';
  const [there, not] = await Promise.all(
    [DEMO, 'finns-inte'].map((slug) => office.get(`/arbete/kommun/${slug}`, { cookie })),
  );
  expect(there?.body.replaceAll(DEMO, 'X')).toBe(not?.body.replaceAll('finns-inte', 'X'));
});

test('lists show the municipalities where one has something to do', async () => {
  for (const path of ['/arbete', '/arbete/loften', '/arbete/import']) {
    const body = (await office.get(path, { cookie: cookies['outsider'] ?? '' })).body;
    expect(body, path).not.toContain('Älvköping');
  }
  expect((await office.get('/arbete/loften', { cookie: cookies['outsider'] ?? '' })).body).toContain('Alens kommun');
});

test('an administrator for one party is shown its forms and no others, and each that is shown is taken', async () => {
  const as = ['--role', 'administrator', '--municipality', DEMO, '--party', POLICE];
  const cookie = await signInAs(office, { name: 'Polisens adm', email: 'padm@polisen.se', as });
  const path = `/arbete/kommun/${DEMO}`;
  const page = async (at: string) => (await office.get(`${path}${at}`, { cookie })).body;
  const registers = await page('');
  const parties = [...registers.matchAll(/action="\?\/andra"[^>]*>.*?name="id" value="([^"]+)"/gs)].map(([, id]) => id);
  expect(parties).toHaveLength(1);
  expect(registers).toContain('Älvköpings kommun');
  for (const act of ['?/part', '?/forum']) expect(registers).not.toContain(`action="${act}"`);
  const change = `id=${parties[0]}&name=${encodeURIComponent(POLICE)}&hasKey=on`;
  expect((await office.post(`${path}?/andra`, change, { cookie })).status).toBe(303);
  expect((await office.post(`${path}?/part`, 'kind=other&name=Ny', { cookie })).status).toBe(403);

  const people = await page('/personer');
  expect(people).toContain('Lägg till uppgiften');
  const choices = /<select[^>]*name="partyId"[^>]*>(.*?)<\/select>/s.exec(people)?.[1] ?? '';
  expect([...choices.matchAll(/<option[^>]*>([^<]*)/g)].map(([, word]) => word?.trim())).toEqual(['Välj', POLICE]);
  const own = (people.match(/action="\?\/slut"/g) ?? []).length;
  expect(own).toBeGreaterThan(0);
  const all = (await office.get(`${path}/personer`, { cookie: cookies['administrator'] ?? '' })).body;
  expect((all.match(/action="\?\/slut"/g) ?? []).length).toBeGreaterThan(own);

  expect(await page('/installningar')).not.toContain('Spara inställningarna');
});

describe('what comes from elsewhere is refused, whatever its type', () => {
  const TYPES = [
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
  ];
  const send = (type: string, origin: string | undefined) =>
    ask(office.site, '/arbete/konto?/andra', {
      method: 'POST',
      body: type.includes('json') ? '{"lang":"so"}' : '',
      headers: {
        host: `localhost:${office.site.port}`,
        cookie: cookies['coordinator'] ?? '',
        'content-type': type,
        ...(origin === undefined ? {} : { origin }),
      },
    });
  test.each(TYPES)('%s', async (type) => {
    for (const origin of [
      'https://evil.example',
      'null',
      `http://localhost:${office.site.port}.evil.example`,
      undefined,
    ])
      expect((await send(type, origin)).status).toBe(403);
  });
  test('JSON from our own page is no form, and changes nothing', async () => {
    expect((await send('application/json', office.site.origin)).status).toBe(415);
  });
  test('other ways of sending are not known', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const asked = {
        method,
        headers: { host: `localhost:${office.site.port}`, cookie: cookies['coordinator'] ?? '' },
      };
      expect((await ask(office.site, '/arbete/konto', asked)).status).toBe(405);
    }
  });
});

describe('signing in', () => {
  test('gives a new session and ends the one before', async () => {
    const person = { name: 'Ny', email: 'ny@alv.se', as: ['--role', 'auditor', '--municipality', DEMO] };
    const first = cookieOf(await office.post(await addPerson(office, person)));
    const second = cookieOf(await office.post(await addPerson(office, person), '', { cookie: first }));
    expect(second).not.toBe(first);
    expect((await office.get('/arbete/konto', { cookie: first })).status).toBe(401);
    expect((await office.get('/arbete/konto', { cookie: second })).status).toBe(200);
  });

  test('a cookie of the own choosing is never taken over', async () => {
    const planted = `loftet=${'A'.repeat(43)}`;
    const link = await addPerson(office, { name: 'Ny', email: 'ny@alv.se', as: ['--administrator'] });
    const opened = cookieOf(await office.post(link, '', { cookie: planted }));
    expect(opened).not.toBe(planted);
    expect((await office.get('/arbete/konto', { cookie: planted })).status).toBe(401);
  });

  test('over https the cookie is tied to the host', async () => {
    const link = await addPerson(office, { name: 'Ny', email: 'ny@alv.se', as: ['--administrator'] });
    const opened = await ask(office.site, link, {
      method: 'POST',
      headers: {
        ...FORM,
        host: 'x',
        'x-forwarded-host': 'loften.eken.se',
        'x-forwarded-proto': 'https',
        origin: 'https://loften.eken.se',
      },
    });
    expect(opened.headers['set-cookie']?.join()).toMatch(
      /^__Host-loftet=[\w-]{43};.*Path=\/; HttpOnly; Secure; SameSite=Lax/,
    );
  });

  test('looking at a link, also as a mail scanner does, uses nothing up', async () => {
    const link = await addPerson(office, { name: 'Ny', email: 'ny@alv.se', as: ['--administrator'] });
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS'])
      await ask(office.site, link, { method, headers: { host: `localhost:${office.site.port}` } });
    expect((await office.post(link)).status).toBe(303);
    const again = await office.post(link);
    expect([again.status, again.headers['set-cookie']]).toEqual([410, undefined]);
    expect(again.body).toContain('Länken är redan använd.');
  });

  test('leads back to where one was going, and never to another site', async () => {
    const closed = await office.get('/arbete/loften?kommun=alen');
    expect(closed.body).toContain('till=%2Farbete%2Floften%3Fkommun%3Dalen');
    const to = async (till: string) => {
      const link = await addPerson(office, { name: 'Ny', email: 'ny@alv.se', as: ['--administrator'] });
      return (await office.post(`${link}?till=${encodeURIComponent(till)}`)).headers.location;
    };
    expect(await to('/arbete/konto')).toBe('/arbete/konto');
    expect(await to('//evil.example')).toBe('/arbete');
    expect(await to('/\\evil.example')).toBe('/arbete');
  });

  test('whoever asks for a link gets the same answer whether they are known or not', async () => {
    const answers = [];
    for (const email of ['sam@alv.se', 'ingen@alv.se'])
      answers.push(await office.post('/arbete/logga-in?/lank', `epost=${encodeURIComponent(email)}`));
    expect(answers.map(({ status, headers, body }) => [status, headers.location, body])).toEqual(
      Array(2).fill([303, '/arbete/logga-in?skickat', '']),
    );
    const faulty = await office.post('/arbete/logga-in?/lank', 'epost=inte%20en%20adress%0d%0aBcc:%20x@y.se');
    expect(faulty.status).toBe(400);
    expect(faulty.body).toContain('E-postadressen går inte att använda.');
  });

  test('is tried at most 20 times a minute from one place, and others are not kept out', async () => {
    const from = (client: string) => ({ 'x-forwarded-for': client });
    const statuses = [];
    for (let no = 0; no < 22; no += 1)
      statuses.push((await office.post(`/arbete/logga-in/${'b'.repeat(43)}`, '', from('198.51.100.7'))).status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(20);
    expect(statuses.slice(20)).toEqual([429, 429]);
    const link = await addPerson(office, { name: 'Ny', email: 'ny@alv.se', as: ['--administrator'] });
    expect((await office.post(link, '', from('203.0.113.9'))).status).toBe(303);
  });

  test('nothing personal stands in the log', () => {
    expect(office.site.logged()).not.toMatch(/@alv\.se|logga-in\/[\w-]{43}/);
  });
});
