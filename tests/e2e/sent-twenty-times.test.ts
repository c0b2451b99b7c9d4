/** Every form that makes something, sent twenty times at once as an impatient hand or a bad net does: it makes one. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { newId } from '#platform/uuid.server.ts';
import type { Who } from '../support/attacks/attack.ts';
import { startAttackedSite, type AttackedSite } from '../support/attacks/attacked-site.ts';
import { SAID_ONCE } from '../support/attacks/said-once.ts';
import { send } from '../support/attacks/send.ts';

const TIMES = 20;
let site: AttackedSite;
beforeAll(async () => {
  site = await startAttackedSite();
});
afterAll(() => site?.stop());

type Form = readonly [
  makes: string,
  as: Who,
  at: (site: AttackedSite) => string,
  fields: (site: AttackedSite) => Readonly<Record<string, string>>,
];
const municipality = ({ own }: AttackedSite): string => own.parties.municipality;
const owner = (of: AttackedSite): string => `${of.own.point(0)} ${municipality(of)}`;

const FORMS: readonly Form[] = [
  [
    'promise',
    'coordinator',
    ({ own }) => `/arbete/skriv/${own.slug}`,
    (of) => ({
      key: newId(),
      title: 'Löfte',
      periodFrom: '2027-01-01',
      periodTo: '2027-12-31',
      parties: municipality(of),
    }),
  ],
  [
    'point',
    'coordinator',
    ({ at }) => `/arbete/skriv/${at}?/punkt`,
    (of) => ({ body: 'Kommunen ska hålla torget rent.', owners: municipality(of) }),
  ],
  [
    'brief',
    'coordinator',
    ({ at }) => `/arbete/lagesbild/${at}`,
    ({ own }) => ({ key: newId(), period: own.roundId, namnd: 'Nämnden' }),
  ],
  [
    'wheel_day',
    'coordinator',
    ({ own }) => `/arbete/arshjul/${own.slug}?/lagg-till`,
    () => ({ day: '2026-12-01', name: 'Handlingar till nämnden', party: '', forum: '' }),
  ],
  [
    'round',
    'coordinator',
    ({ at }) => `/arbete/perioder/${at}?/lagg-till`,
    () => ({ label: 'T2', from: '2026-05-01', to: '2026-08-31', opens: '', due: '', lock: '' }),
  ],
  [
    'signature',
    'coordinator',
    ({ at }) => `/arbete/nycklar/${at}?/underteckna`,
    (of) => ({ part: municipality(of), namn: 'Kim Ek', befattning: 'kommundirektör', dag: '2026-01-10' }),
  ],
  [
    'activity',
    'contact',
    ({ at }) => `/arbete/aktiviteter/${at}?/logga`,
    (of) => ({ 'a-key': newId(), 'a-for': owner(of), 'a-what': 'Vandring', 'a-day': '2026-04-01' }),
  ],
  [
    'recurring',
    'contact',
    ({ at }) => `/arbete/aktiviteter/${at}?/regelbundet`,
    (of) => ({ 'r-for': owner(of), 'r-what': 'Runda', 'r-every': 'week', 'r-first': '2026-11-02', 'r-last': '' }),
  ],
  [
    'entry_version',
    'coordinator',
    ({ at, own }) => `/arbete/rutnat/${at}/${own.roundId}/${own.point(0)}/${own.parties.municipality}?/spara`,
    () => ({ version: '0', resultat: 'Vi gick.' }),
  ],
  [
    'party',
    'administrator',
    ({ own }) => `/arbete/kommun/${own.slug}?/part`,
    () => ({ kind: 'association', name: 'Grannarna', hasKey: 'nej', role: '' }),
  ],
  [
    'unit',
    'administrator',
    ({ own }) => `/arbete/kommun/${own.slug}?/enhet`,
    (of) => ({ partyId: municipality(of), name: 'Fritid', from: '', to: '' }),
  ],
  [
    'forum',
    'administrator',
    ({ own }) => `/arbete/kommun/${own.slug}?/forum`,
    () => ({ kind: 'board', name: 'Ny nämnd' }),
  ],
  [
    'role_grant',
    'administrator',
    ({ own }) => `/arbete/kommun/${own.slug}/personer?/ny`,
    () => ({
      name: 'Ny',
      email: 'ny@ekby.se',
      lang: 'sv',
      role: 'auditor',
      partyId: '',
      unitId: '',
      areaId: '',
      from: '2026-01-01',
      to: '',
      deputyFor: '',
    }),
  ],
];

const rowsOf = (table: string, at: (site: AttackedSite) => Pick<AttackedSite['own'], 'work'>): Promise<number> =>
  at(site).work(async ({ tx, municipalityId }) => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(table)} where municipality_id = ${municipalityId}`.execute(tx);
    return rows[0]?.count ?? 0;
  });

test.each(FORMS)('%s', async (makes, as, at, fields) => {
  const count = (): Promise<number> => rowsOf(makes, ({ own }) => own);
  const before = await count();
  const sent = { as, at: at(site), fields: fields(site) };
  const answers = await Promise.all(Array.from({ length: TIMES }, (_, no) => send(site, sent, no)));
  // Told that it is there already, where the form is about a name or a day that there is one of.
  expect(new Set(answers.map(({ status }) => status)).difference(new Set([303, 409]))).toEqual(new Set());
  expect(answers.some(({ status }) => status === 303)).toBe(true);
  expect((await count()) - before).toBe(1);
});

test.each(SAID_ONCE)('%s, by %s of a dialogue', async (makes, _by, how) => {
  const count = (): Promise<number> =>
    rowsOf(makes, ({ own, followed }) => (['noticed', 'point_question'].includes(makes) ? followed.built : own));
  const before = await count();
  const sent = await how(site);
  const answers = await Promise.all(Array.from({ length: TIMES }, (_, no) => send(site, sent, no)));
  const all = answers.map(({ status }) => status);
  // Of what is taken from a list, whoever comes second finds nothing more there.
  expect(new Set(all).difference(new Set([200, 303, 404, 409]))).toEqual(new Set());
  expect(all.some((status) => status === 200 || status === 303)).toBe(true);
  expect((await count()) - before).toBe(1);
});
