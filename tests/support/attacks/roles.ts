import { refusedTo, type Attack, type Who } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';
import type { Action } from '#access/can.ts';

type Act = readonly [
  action: Action | 'installation:administer',
  who: Who,
  at: (site: AttackedSite) => string,
  fields?: (site: AttackedSite) => Readonly<Record<string, string>>,
];

/** Each essential act, by the page that does it, tried by somebody whose task is another. Empty forms: who asks is asked first. */
const ACTS: readonly Act[] = [
  ['municipality:administer', 'coordinator', ({ own }) => `/arbete/kommun/${own.slug}?/part`],
  ['people:administer', 'coordinator', ({ own }) => `/arbete/kommun/${own.slug}/personer?/ny`],
  ['installation:administer', 'administrator', () => '/arbete/import?/kommun'],
  ['memo:write', 'contact', ({ at }) => `/arbete/loften/${at}/skrivelse`, () => ({ version: '1' })],
  ['promise:write', 'auditor', ({ own }) => `/arbete/skriv/${own.slug}`],
  ['promise:write', 'contact', ({ at }) => `/arbete/skriv/${at}?/ram`],
  ['promise:write', 'approver', ({ at }) => `/arbete/skriv/${at}?/punkt`],
  ['promise:write', 'communicator', ({ at }) => `/arbete/avsluta/${at}?/forlang`],
  ['promise:send', 'contact', ({ at }) => `/arbete/nycklar/${at}?/skicka`],
  ['promise:approve', 'coordinator', ({ at }) => `/arbete/nycklar/${at}?/svara`],
  ['promise:sign', 'contact', ({ at }) => `/arbete/nycklar/${at}?/underteckna`],
  ['promise:publish', 'liaison', ({ at }) => `/arbete/loften/${at}?/publicera`],
  ['promise:close', 'liaison', ({ at }) => `/arbete/avsluta/${at}?/avsluta`],
  ['trash:use', 'contact', ({ at }) => `/arbete/papperskorg/${at}`],
  ['activity:log', 'auditor', ({ at }) => `/arbete/aktiviteter/${at}?/logga`],
  ['activity:log', 'auditor', ({ at }) => `/arbete/aktiviteter/${at}?/regelbundet`],
  [
    'activity:log',
    'policeContact',
    ({ at }) => `/arbete/aktiviteter/${at}?/logga`,
    ({ own, things }) => ({
      'a-key': things.activity,
      'a-for': `${own.point(0)} ${own.parties.municipality}`,
      'a-what': 'Vandring',
      'a-day': '2026-04-01',
    }),
  ],
  ['meeting:write', 'contact', ({ own }) => `/arbete/moten/${own.slug}?/nytt`],
  ['round:schedule', 'contact', ({ at }) => `/arbete/perioder/${at}?/lagg-upp`],
  ['round:schedule', 'auditor', ({ own }) => `/arbete/arshjul/${own.slug}?/lagg-till`],
  ['round:schedule', 'auditor', ({ own }) => `/arbete/arshjul/${own.slug}/paminnelser`],
  ['request:send', 'contact', ({ at }) => `/arbete/perioder/${at}?/fraga`],
  ['request:send', 'auditor', ({ own }) => `/arbete/vantar/${own.slug}?/skjut-upp`],
  ['entry:answer', 'auditor', ({ at }) => `/arbete/rutnat/${at}/kalkylblad?/ta`],
  [
    'entry:answer',
    'auditor',
    ({ at, own }) => `/arbete/rutnat/${at}/${own.roundId}/${own.point(0)}/${own.parties.municipality}?/spara`,
    () => ({ version: '0', slag: 'report', resultat: 'Falskt.', status: 'under-way' }),
  ],
  [
    'entry:approve',
    'coordinator',
    ({ at, own }) => `/arbete/rutnat/${at}/${own.roundId}/${own.point(0)}/${own.parties.municipality}?/godkann`,
  ],
  ['round:lock', 'liaison', ({ at, own }) => `/arbete/rutnat/${at}/period/${own.roundId}?/las`],
  ['verdict:give', 'coordinator', ({ at }) => `/arbete/rutnat/${at}/bedomning`],
  ['audit:read', 'coordinator', ({ own }) => `/arbete/logg/${own.slug}/fil`],
  ['brief:make', 'communicator', ({ at }) => `/arbete/lagesbild/${at}`],
  ['translation:write', 'contact', ({ at }) => `/arbete/oversatt/${at}/en?/spara`],
  ['translation:write', 'auditor', ({ at }) => `/arbete/oversatt/${at}/en/fil?/visa`],
  ['translation:write', 'approver', ({ at }) => `/arbete/oversatt/${at}/en/fil?/ta`],
  ['translation:approve', 'contact', ({ at }) => `/arbete/oversatt/${at}/en/granska`],
  ['promise:publish', 'contact', ({ at }) => `/arbete/oversatt/${at}?/publicera`, () => ({ 'language.word': 'en' })],
  ['promise:share', 'contact', ({ at }) => `/arbete/publicera/${at}/dela?/utlagd`],
  ['municipality:administer', 'liaison', ({ own }) => `/arbete/kommun/${own.slug}/omraden?/dela`],
  ['municipality:administer', 'coordinator', ({ own }) => `/arbete/kommun/${own.slug}/omraden?/ihop`],
];
const PAGES: readonly Act[] = [
  ['audit:read', 'contact', ({ own }) => `/arbete/logg/${own.slug}`],
  ['late:read', 'contact', ({ own }) => `/arbete/vantar/${own.slug}`],
  ['office:read', 'member', ({ at }) => `/arbete/rutnat/${at}`],
  ['office:read', 'member', ({ at }) => `/arbete/rutnat/${at}/kalkylblad/xlsx`],
  ['people:administer', 'auditor', ({ own }) => `/arbete/kommun/${own.slug}/personer`],
  ['trash:use', 'auditor', ({ at }) => `/arbete/papperskorg/${at}`],
];

const ENOUGH = 'räcker inte för det här';
const attack = ([action, who, at, fields]: Act, method: string): Attack => ({
  name: `${action} as ${who}`,
  how: (site) => ({ as: who, at: at(site), method, ...(fields === undefined ? {} : { fields: fields(site) }) }),
  status: 403,
  says: ENOUGH,
  kept: refusedTo(action, who),
});

export const ROLE_ATTACKS: readonly Attack[] = [
  ...ACTS.map((act) => attack(act, 'POST')),
  ...PAGES.map((page) => attack(page, 'GET')),
  {
    name: 'import:review as contact, with a document',
    how: ({ own }) => ({
      as: 'contact',
      at: '/arbete/import?/dokument',
      fields: { kommun: own.slug },
      file: { field: 'dokument', name: 'lofte.md', bytes: new TextEncoder().encode('# Löfte\n\nVi ska.') },
    }),
    status: 403,
    says: ENOUGH,
    kept: refusedTo('import:review', 'contact'),
  },
  {
    name: 'promise:write as auditor, asked as a script asks',
    how: ({ own }) => ({
      as: 'auditor',
      at: `/arbete/skriv/${own.slug}`,
      method: 'POST',
      headers: { accept: 'application/json' },
    }),
    status: 403,
    says: ENOUGH,
    kept: refusedTo('promise:write', 'auditor'),
  },
];
