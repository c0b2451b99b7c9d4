import { A_MISTAKE, AT_THE_DOOR, NOBODY, type Attack, type Sent } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';
import { newId } from '#platform/uuid.server.ts';

const LANG = { as: 'coordinator', at: '/arbete/konto?/sprak', fields: { sprak: 'so' } } as const;
const FROM_ELSEWHERE = 'kom inte från Löftets egen sida';
const from = (name: string, origin: string | null): Attack => ({
  name: `send a form from ${name}`,
  how: () => ({ ...LANG, origin }),
  status: 403,
  says: FROM_ELSEWHERE,
  kept: { none: AT_THE_DOOR },
});
const JSON_SENT = { as: 'coordinator', at: LANG.at, raw: '{"sprak":"so"}' } as const;
const activity = (site: AttackedSite, changed: Readonly<Record<string, string>>): Sent => ({
  as: 'contact',
  at: `/arbete/aktiviteter/${site.at}?/logga`,
  fields: {
    'a-key': newId(),
    'a-for': `${site.own.point(0)} ${site.own.parties.municipality}`,
    'a-what': 'Vandring',
    'a-day': '2026-04-01',
    ...changed,
  },
});
const wrong = (name: string, how: Attack['how'], status: number, says: string): Attack => ({
  name,
  how,
  status,
  says,
  kept: { none: A_MISTAKE },
});
const door = (name: string, how: Attack['how'], status: number, says: string): Attack => ({
  name,
  how,
  status,
  says,
  kept: { none: AT_THE_DOOR },
});
const PERSON = {
  name: 'Hemliga',
  email: 'hemliga@ekby.se',
  lang: 'sv',
  role: 'auditor',
  partyId: '',
  unitId: '',
  areaId: '',
  from: '2026-12-01',
  to: '',
  deputyFor: '',
};
const DAY = 'Skriv dagen så här';

/** Forms that no page of ours sent, and words that no field takes. */
export const FORM_ATTACKS: readonly Attack[] = [
  from('another site', 'https://evil.example'),
  from('a site whose name begins as ours', 'http://localhost.evil.example'),
  from('a page that hides where it is', 'null'),
  from('no page at all', null),
  {
    name: 'send JSON',
    how: () => ({ ...JSON_SENT, headers: { 'content-type': 'application/json' } }),
    status: 415,
    says: 'Det som skickades är inget formulär.',
    kept: { type: 'form-refused', by: 'coordinator' },
  },
  wrong(
    'send JSON as text/plain',
    () => ({ ...JSON_SENT, headers: { 'content-type': 'text/plain' } }),
    400,
    'Välj ett av språken',
  ),
  door(
    'use another way of asking',
    () => ({ as: 'coordinator', at: '/arbete/konto', method: 'DELETE' }),
    405,
    'Så kan Löftets sidor inte användas.',
  ),
  door('ask another host', () => ({ at: '/arbete', headers: { host: 'evil.example' } }), 421, 'hör inte till Löftet'),
  door(
    'put NUL into an address',
    ({ own }) => ({ as: 'coordinator', at: `/arbete/sok/${own.slug}?q=%00` }),
    400,
    'Adressen är felskriven.',
  ),
  door('send an address without end', () => ({ at: `/arbete?x=${'a'.repeat(2_100)}` }), 414, 'Adressen är för lång.'),
  door(
    'send a form of a million signs',
    () => ({ ...LANG, fields: { sprak: 'x'.repeat(1_000_001) } }),
    413,
    'Texten är för lång',
  ),
  wrong(
    'send a form without fields',
    ({ at }) => ({ as: 'contact', at: `/arbete/aktiviteter/${at}?/logga`, method: 'POST' }),
    422,
    'Sidan är för gammal.',
  ),
  wrong(
    'send a form that is broken off',
    ({ at }) => ({
      as: 'contact',
      at: `/arbete/aktiviteter/${at}?/logga`,
      raw: '--x\r\nContent-Disposition: form-data; na',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    }),
    400,
    'kom inte fram helt',
  ),
  wrong(
    'choose a language that there is not',
    () => ({ ...LANG, fields: { sprak: '../../etc' } }),
    400,
    'Välj ett av språken',
  ),
  wrong('log an activity in the year 0000', (site) => activity(site, { 'a-day': '0000-01-01' }), 422, DAY),
  wrong('log an activity on a day that there is not', (site) => activity(site, { 'a-day': '2026-02-30' }), 422, DAY),
  wrong(
    'log an activity of 2 001 signs',
    (site) => activity(site, { 'a-what': 'x'.repeat(2_001) }),
    422,
    'får ha högst',
  ),
  wrong(
    'log an activity so and so many times',
    (site) => activity(site, { 'a-many': '1e999' }),
    422,
    'Skriv antalet med siffror',
  ),
  ...['0000-01-01', '-2026-01-01', '+02026-01-01', '2026-01-01\0'].map((day) =>
    wrong(
      `begin a promise on ${JSON.stringify(day)}`,
      ({ own }) => ({
        as: 'coordinator',
        at: `/arbete/skriv/${own.slug}`,
        fields: { key: newId(), title: 'Löfte', periodFrom: day, periodTo: '2026-12-31', parties: own.parties.police },
      }),
      400,
      DAY,
    ),
  ),
  wrong(
    'begin a promise with a title of 501 signs',
    ({ own }) => ({
      as: 'coordinator',
      at: `/arbete/skriv/${own.slug}`,
      fields: {
        key: newId(),
        title: 'x'.repeat(501),
        periodFrom: '2026-01-01',
        periodTo: '2026-12-31',
        parties: own.parties.police,
      },
    }),
    400,
    'skriv högst 500',
  ),
  wrong(
    'make a brief for a meeting in the year 0000',
    ({ at, own }) => ({
      as: 'coordinator',
      at: `/arbete/lagesbild/${at}`,
      fields: { key: newId(), period: own.roundId, namnd: 'Nämnden', sammantrade: '0000-01-01' },
    }),
    400,
    DAY,
  ),
  wrong(
    'note a signature of the year 0000',
    ({ at, own }) => ({
      as: 'coordinator',
      at: `/arbete/nycklar/${at}?/underteckna`,
      fields: { part: own.parties.municipality, namn: 'Kim Ek', befattning: 'direktör', dag: '0000-01-01' },
    }),
    400,
    DAY,
  ),
  wrong(
    'write in the grid what was done in the year 0000',
    ({ at, own }) => ({
      as: 'coordinator',
      at: `/arbete/rutnat/${at}/${own.roundId}/${own.point(0)}/${own.parties.municipality}?/spara`,
      fields: { version: '0', resultat: 'Vi gick.', 'gjort-dag': '0000-01-01', 'gjort-vad': 'Vandring' },
    }),
    400,
    DAY,
  ),
  wrong(
    'add a round of the year 0000',
    ({ at }) => ({
      as: 'coordinator',
      at: `/arbete/perioder/${at}?/lagg-till`,
      fields: { label: 'T0', from: '0000-01-01', to: '0000-04-30', opens: '', due: '', lock: '' },
    }),
    400,
    'Välj ett år mellan',
  ),
  wrong(
    'make a brief for a body whose name breaks the line',
    ({ at, own }) => ({
      as: 'coordinator',
      at: `/arbete/lagesbild/${at}`,
      fields: { key: newId(), period: own.roundId, namnd: 'Nämnden\r\nBcc: x@y.se' },
    }),
    400,
    'Skriv namnet på en rad',
  ),
  wrong(
    'add a person whose name begins a header of its own',
    ({ own }) => ({
      as: 'administrator',
      at: `/arbete/kommun/${own.slug}/personer?/ny`,
      fields: { ...PERSON, name: 'Hemliga\r\nBcc: hemliga@ekby.se' },
    }),
    400,
    '',
  ),
  wrong(
    'add a person whose address has another receiver',
    ({ own }) => ({
      as: 'administrator',
      at: `/arbete/kommun/${own.slug}/personer?/ny`,
      fields: { ...PERSON, email: 'hemliga@ekby.se\r\nBcc: x@y.se' },
    }),
    422,
    'E-postadressen går inte att använda.',
  ),
  {
    name: 'ask for a sign-in link to two receivers',
    how: () => ({ at: '/arbete/logga-in?/lank', fields: { epost: 'hemliga@ekby.se\r\nBcc: x@y.se' } }),
    status: 400,
    says: 'E-postadressen går inte att använda.',
    kept: { none: NOBODY },
  },
];
