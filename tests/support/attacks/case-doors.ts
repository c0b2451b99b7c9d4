import type { Action } from '#access/can.ts';
import { newId } from '#platform/uuid.server.ts';
import { NOBODY, nothingThere, refusedTo, type Attack, type Kept, type Who } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';
import { DECIDED, TO, NO_PAGE, WORDS, at, type Fields } from './case-parts.ts';

type Act = readonly [Action, Who, (site: AttackedSite) => string, ((site: AttackedSite) => Fields)?];
const asked = ({ council }: AttackedSite): Fields => ({ asked: council.own.asked, reason: 'Nej.' });

/** Each door of the case, tried by somebody whose task is another. */
const ACTS: readonly Act[] = [
  ['memo:write', 'auditor', ({ own }) => `/arbete/arenden/${own.slug}/nytt`],
  ['memo:write', 'contact', at('draft', '?/uppgifter')],
  ['memo:write', 'auditor', at('draft', '/skrivelse'), () => ({ version: '1' })],
  ['memo:write', 'contact', at('draft', '/granska'), () => ({ step: '1', memo: '1' })],
  ['memo:write', 'approver', at('draft', '/samrad?/skicka')],
  ['memo:write', 'contact', at('draft', '/samrad?/avsluta'), asked],
  ['memo:write', 'contact', at('draft', '/samrad?/lank'), asked],
  ['case:move', 'liaison', at('agenda', '?/ater')],
  ['case:move', 'approver', at('draft', '?/godkand')],
  ['case:move', 'contact', at('agenda', '/beslut?/besluta')],
  ['case:move', 'liaison', at('adjusted', '/beslut?/ratta')],
  ['case:move', 'auditor', at('agenda', '/beslut?/justera')],
  ['case:move', 'communicator', at('adjusted', '/beslut?/ansla')],
  ['case:move', 'communicator', at('adjusted', '/beslut?/overklagan')],
  ['case:move', 'communicator', at('adjusted', '/utskick?/mejla')],
  ['case:move', 'contact', at('adjusted', '/utskick?/paket')],
  ['case:move', 'auditor', at('adjusted', '/utskick?/retur')],
  ['case:move', 'auditor', at('adjusted', '/lamna-ut?/markera')],
  ['case:move', 'auditor', at('adjusted', '/lamna-ut?/ta_bort'), () => ({ id: newId() })],
  ['case:move', 'contact', at('adjusted', '/lamna-ut/fil')],
  ['case:move', 'contact', at('adjusted', '/arkiv/fil')],
  ['case:move', 'contact', at('adjusted', '/arkiv?/arkiverat')],
  ['case:move', 'auditor', ({ own }) => `/arbete/arenden/${own.slug}/frister`],
  ['case:move', 'auditor', ({ own }) => `/arbete/sammantraden/${own.slug}?/lagg-till`],
  [
    'case:move',
    'contact',
    ({ own }) => `/arbete/sammantraden/${own.slug}?/stall-in`,
    ({ council }) => ({ id: council.own.sittingId }),
  ],
  ['case:move', 'contact', ({ own }) => `/arbete/sammantraden/${own.slug}?/dagar`],
  ['municipality:administer', 'coordinator', (site) => `${WORDS(site)}/gallring?/godkann`],
  ['municipality:administer', 'coordinator', (site) => `${WORDS(site)}/wordmall?/skicka`],
  ['municipality:administer', 'coordinator', (site) => `${WORDS(site)}/wordmall?/valj`],
  ['municipality:administer', 'coordinator', (site) => `${WORDS(site)}/skrivelsemall?/spara`],
];
const PAGES: readonly Act[] = [
  ['office:read', 'member', ({ own }) => `/arbete/arenden/${own.slug}`],
  ['office:read', 'member', at('adjusted', '/beslut/pdf')],
  ['office:read', 'member', at('adjusted', '/utskick/paket')],
  ['office:read', 'member', at('draft', '/dokument/memo/pdf')],
  ['case:move', 'auditor', at('adjusted', '/lamna-ut')],
  ['case:move', 'contact', at('adjusted', '/arkiv')],
  ['municipality:administer', 'coordinator', (site) => `${WORDS(site)}/gallring`],
  ['municipality:administer', 'coordinator', (site) => `${WORDS(site)}/wordmall/1/fil`],
  ['municipality:administer', 'coordinator', (site) => `${WORDS(site)}/wordmall/utgangspunkt`],
];
const role = ([action, who, page, fields]: Act, method: string, no: number): Attack => ({
  name: `${action} as ${who}, door ${no + 1} (${method})`,
  how: (site) => ({ as: who, at: page(site), method, ...(fields === undefined ? {} : { fields: fields(site) }) }),
  status: 403,
  says: 'räcker inte för det här',
  kept: refusedTo(action, who),
});

/** The same doors of another municipality's case, in one's own municipality's address. */
const elsewhere = (
  name: string,
  page: string,
  fields: Fields | null,
  says: string,
  kept: Kept = nothingThere('coordinator'),
): Attack => ({
  name: `${name} of others`,
  how: ({ own, council }) => ({
    as: 'coordinator',
    at: `/arbete/arenden/${own.slug}/${council.other.adjusted}${page}`,
    ...(fields === null ? {} : { fields }),
  }),
  status: 404,
  says,
  kept,
});
const NO_CASE = 'Ärendet finns inte.';
const out = (name: string, page: (site: AttackedSite) => string): Attack => ({
  name: `${name}, signed out`,
  how: (site) => ({ at: page(site), fields: { version: '3', dag: '2026-01-01' } }),
  status: 401,
  says: 'Du är inte inloggad',
  kept: { none: NOBODY },
});

/** The case's doors, tried by others, by nobody, and by way of other municipalities. */
export const CASE_DOOR_ATTACKS: readonly Attack[] = [
  ...ACTS.map((act, no) => role(act, 'POST', no)),
  ...PAGES.map((act, no) => role(act, 'GET', no)),
  elsewhere('a case', '', null, NO_PAGE),
  elsewhere('the decision', '/beslut', null, NO_PAGE),
  elsewhere('a dispatch', '/utskick?/mejla', TO, NO_PAGE),
  elsewhere('a decision written', '/beslut?/besluta', DECIDED, NO_PAGE),
  elsewhere('records', '/lamna-ut/fil', { dag: '2026-01-01' }, NO_CASE),
  elsewhere('an archive package', '/arkiv/fil', {}, NO_CASE),
  elsewhere('a memo', '/dokument/memo/pdf', null, NO_CASE),
  {
    name: 'a case at another municipality’s address',
    how: ({ other, council }) => ({
      as: 'coordinator',
      at: `/arbete/arenden/${other.slug}/${council.other.adjusted}/beslut?/besluta`,
      fields: DECIDED,
    }),
    status: 404,
    says: NO_PAGE,
    kept: refusedTo('case:move', 'coordinator'),
  },
  out('decide', at('agenda', '/beslut?/besluta')),
  out('send', at('adjusted', '/utskick?/mejla')),
  out('give out', at('adjusted', '/lamna-ut/fil')),
  out('pack', at('adjusted', '/arkiv/fil')),
  out('finalise', at('draft', '/granska')),
];
