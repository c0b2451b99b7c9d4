import { newId } from '#platform/uuid.server.ts';
import { nothingThere, refusedTo, type Attack, type Kept, type Sent } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';

const NO_PAGE = 'Kontrollera att adressen är rätt';
const get = (
  name: string,
  at: (site: AttackedSite) => string,
  says: string,
  kept: Kept = nothingThere('coordinator'),
): Attack => ({
  name,
  how: (site) => ({ as: 'coordinator', at: at(site) }),
  status: 404,
  says,
  kept,
});
const post = (
  name: string,
  how: (site: AttackedSite) => Omit<Sent, 'as'>,
  says: string,
  as: 'coordinator' | 'approver' | 'administrator' = 'coordinator',
): Attack => ({
  name,
  how: (site) => ({ as, method: 'POST', ...how(site) }),
  status: 404,
  says,
  kept: nothingThere(as),
});

/** What others have, asked for by its id: in one's own municipality's pages it is not there. */
export const ID_ATTACKS: readonly Attack[] = [
  get(
    'another municipality',
    ({ other }) => `/arbete/rutnat/${other.slug}/${other.promise.slug}`,
    NO_PAGE,
    refusedTo('office:read', 'coordinator'),
  ),
  get(
    'a municipality that is not there',
    () => '/arbete/moten/finns-inte',
    NO_PAGE,
    refusedTo('office:read', 'coordinator'),
  ),
  get('the promise of others', ({ own }) => `/arbete/rutnat/${own.slug}/finns-inte`, NO_PAGE),
  get('a round of others', ({ at, other }) => `/arbete/rutnat/${at}/period/${other.roundId}`, NO_PAGE),
  get(
    'a cell of others',
    ({ at, other }) => `/arbete/rutnat/${at}/${other.roundId}/${other.point(0)}/${other.parties.municipality}`,
    NO_PAGE,
  ),
  get(
    'an attachment of others',
    ({ at, things }) => `/arbete/aktiviteter/${at}/fil/${things.attachment}`,
    'Filen finns inte.',
  ),
  get(
    'a folder in place of an attachment',
    ({ at }) => `/arbete/aktiviteter/${at}/fil/..%2f..%2f..%2fetc%2fpasswd`,
    'Sidan finns inte.',
  ),
  get('a meeting of others', ({ own, things }) => `/arbete/moten/${own.slug}/${things.meeting}`, NO_PAGE),
  get('a brief of others', ({ at, things }) => `/arbete/lagesbild/${at}/${things.brief}`, NO_PAGE),
  get(
    'a brief of others as PDF',
    ({ at, things }) => `/arbete/lagesbild/${at}/${things.brief}/pdf`,
    'Lägesbilden finns inte.',
  ),
  get('a document that is not there', ({ own }) => `/arbete/import/${own.slug}/${newId()}`, NO_PAGE),
  get('a point of others', ({ at, other }) => `/arbete/historik/${at}/${other.point(0)}`, NO_PAGE),
  post(
    'lock a round of others',
    ({ at, other }) => ({ at: `/arbete/rutnat/${at}/period/${other.roundId}?/las` }),
    NO_PAGE,
  ),
  post(
    'ask for reports in a round of others',
    ({ at, other }) => ({ at: `/arbete/perioder/${at}?/fraga`, fields: { id: other.roundId } }),
    'Perioden finns inte',
  ),
  post(
    'turn a key for an entry of others',
    ({ at, own, things }) => ({
      at: `/arbete/rutnat/${at}/${own.roundId}/${own.point(0)}/${own.parties.municipality}?/godkann`,
      fields: { versionId: things.entryVersion, svar: 'approved' },
    }),
    'Uppföljningen finns inte längre.',
    'approver',
  ),
  post(
    'throw away an activity of others',
    ({ at, things }) => ({ at: `/arbete/aktiviteter/${at}?/kasta`, fields: { id: things.activity } }),
    NO_PAGE,
  ),
  post(
    'log an activity for a point of others',
    ({ at, other }) => ({
      at: `/arbete/aktiviteter/${at}?/logga`,
      fields: {
        'a-key': newId(),
        'a-for': `${other.point(0)} ${other.parties.municipality}`,
        'a-what': 'Vandring',
        'a-day': '2026-04-01',
      },
    }),
    'Punkten finns inte längre.',
  ),
  post(
    'throw away a meeting of others',
    ({ own, things }) => ({ at: `/arbete/moten/${own.slug}/${things.meeting}?/kasta` }),
    NO_PAGE,
  ),
  post(
    'record the paragraph of a brief of others',
    ({ at, things }) => ({ at: `/arbete/lagesbild/${at}/${things.brief}`, fields: { paragraf: '14' } }),
    NO_PAGE,
  ),
  post(
    'remove a signature of others',
    ({ at, things }) => ({ at: `/arbete/nycklar/${at}?/ta-bort`, fields: { underskrift: things.signature } }),
    'Underskriften finns inte längre.',
  ),
  post(
    'put off the questions of others',
    ({ own, other, people }) => ({
      at: `/arbete/vantar/${own.slug}?/skjut-upp`,
      fields: { round: other.roundId, person: people.anna, until: '2026-12-20', reason: 'Semester' },
    }),
    'Perioden finns inte',
  ),
  post(
    'end a task of others',
    ({ own }) => ({ at: `/arbete/kommun/${own.slug}/personer?/slut`, fields: { grant: newId(), to: '2026-12-31' } }),
    'finns inte längre',
    'administrator',
  ),
  post(
    'restore from the bin of others',
    ({ at, things }) => ({ at: `/arbete/papperskorg/${at}`, fields: { slag: 'activity', id: things.activity } }),
    'finns inte',
  ),
];
