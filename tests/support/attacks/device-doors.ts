import { swedishDay } from '#checking/day-words.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { JPEG } from '../picture-files.ts';
import { walkOf } from '../walk-rows.ts';
import { AT_THE_DOOR, NOBODY, nothingThere, refusedTo, type Attack, type Kept, type Sent } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';
import { picture } from './device-pictures.ts';

const NOT_YOURS = 'Din uppgift i kommunen räcker inte för det här.';
const UNREAD = 'Det som skickades går inte att läsa.';
const UNFIT = 'Svaren passar inte frågorna';
const WALK_UNFIT = 'Vandringen gick inte att läsa';
const NOTHING = 'Det finns inget här.';
const FROM_ELSEWHERE = 'kom inte från Löftets egen sida';
const LATER = 'ett fel i det som enheten skickade, som den visar vid posten; ingenting är sparat';
const MISTAKE: Kept = { none: LATER };

type Said = Readonly<Record<string, unknown>>;
type How = { readonly status: number; readonly says: string; readonly kept?: Kept };

/** What a device answers for: sent as it sends it, by somebody who may collect. */
const device = (site: AttackedSite, body: string | Said, more: Partial<Sent> = {}): Sent => ({
  as: 'contact',
  at: `/arbete/falt/${site.own.slug}/skicka`,
  raw: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { accept: 'application/json', 'content-type': 'application/json' },
  ...more,
});
const interviewOf = (site: AttackedSite, changed: Said = {}): Said => ({
  id: newInputId(),
  kind: 'interview',
  dialogueId: site.dialogues.own.id,
  versionId: site.said.own.versionId,
  lang: 'sv',
  day: swedishDay(new Date()),
  answers: { trygg: 3 },
  ...changed,
});
const sentWalk = (site: AttackedSite, changed: Said = {}): Said => ({
  kind: 'walk',
  ...walkOf(site.said.own.walkDialogueId),
  ...changed,
});

const interview = (name: string, changed: (site: AttackedSite) => Said, how: How): Attack => ({
  name: `send an interview ${name}`,
  how: (site) => device(site, interviewOf(site, changed(site))),
  kept: MISTAKE,
  ...how,
});
const walk = (name: string, changed: (site: AttackedSite) => Said, says = WALK_UNFIT, status = 422): Attack => ({
  name: `send a walk ${name}`,
  how: (site) => device(site, sentWalk(site, changed(site))),
  status,
  says,
  kept: MISTAKE,
});
/** With one observation that is changed so. */
const observed = (name: string, changed: (site: AttackedSite) => Said, says: string, status = 409): Attack =>
  walk(
    name,
    (site) => {
      const [one] = walkOf('').observations;
      return { observations: [{ ...one, id: newInputId(), ...changed(site) }] };
    },
    says,
    status,
  );
const words = (name: string, body: (site: AttackedSite) => string): Attack => ({
  name: `send a device’s door ${name}`,
  how: (site) => device(site, body(site)),
  status: 400,
  says: UNREAD,
  kept: MISTAKE,
});
const deep = (times: number): string => '['.repeat(times) + ']'.repeat(times);

const by = (name: string, as: Sent['as'], how: How): Attack[] =>
  (['skicka', 'bild'] as const).map((door) => ({
    name: `${door === 'skicka' ? 'an interview' : 'a picture'} ${name}`,
    how: (site) => {
      const { as: _contact, ...sent } = door === 'skicka' ? device(site, interviewOf(site)) : picture(site, JPEG);
      return as === undefined ? sent : { ...sent, as };
    },
    kept: MISTAKE,
    ...how,
  }));

/** The doors that a device in a square sends through: interviews and walks. */
export const DEVICE_ATTACKS: readonly Attack[] = [
  ...by('without signing in', undefined, { status: 401, says: 'Logga in', kept: { none: NOBODY } }),
  ...by('as somebody with another task', 'member', {
    status: 403,
    says: NOT_YOURS,
    kept: refusedTo('dialogue:collect', 'member'),
  }),
  ...by('as somebody whose task is over', 'ended', {
    status: 404,
    says: NOTHING,
    kept: refusedTo('dialogue:collect', 'ended'),
  }),
  {
    name: 'fetch what a device takes along in another municipality',
    how: ({ other }) => ({ as: 'contact', at: `/arbete/falt/${other.slug}/underlag` }),
    status: 404,
    says: NOTHING,
    kept: refusedTo('dialogue:collect', 'contact'),
  },
  {
    name: 'send an interview to another municipality',
    how: (site) => device(site, interviewOf(site), { at: `/arbete/falt/${site.other.slug}/skicka` }),
    status: 404,
    says: NOTHING,
    kept: refusedTo('dialogue:collect', 'contact'),
  },
  words('nothing', () => ''),
  words('a form', () => 'kind=interview'),
  words('null', () => 'null'),
  words('a list', () => '[{"kind":"interview"}]'),
  words('lists in lists, 200,000 deep', () => deep(200_000)),
  words('an answer 100,000 deep', (site) =>
    JSON.stringify(interviewOf(site)).replace('{"trygg":3}', `{"trygg":${deep(100_000)}}`),
  ),
  words('a record that is the forefather of all', (site) =>
    JSON.stringify(interviewOf(site)).replace('{', '{"__proto__":{"actor":1},'),
  ),
  interview('with a receipt of its own', () => ({ receipt: 'K7QF-2M9X', state: 'sent' }), {
    status: 400,
    says: UNREAD,
  }),
  interview('by a made-up person', () => ({ by_person: newInputId() }), { status: 400, says: UNREAD }),
  interview('with an id that tells when it was made', () => ({ id: '01a22669-06f0-7a2e-9a8e-31eee707bded' }), {
    status: 400,
    says: UNREAD,
  }),
  interview('with the id of somebody’s answer', ({ said }) => ({ id: said.own.input }), {
    status: 409,
    says: 'Ett annat svar är redan sparat',
  }),
  interview('with the id of an answer that waits', ({ dialogues }) => ({ id: dialogues.own.inputId }), {
    status: 409,
    says: 'Ett annat svar är redan sparat',
  }),
  interview('of another municipality’s dialogue', ({ dialogues }) => ({ dialogueId: dialogues.other.id }), {
    status: 404,
    says: NOTHING,
    kept: nothingThere('contact'),
  }),
  interview('of another municipality’s questions', ({ said }) => ({ versionId: said.other.versionId }), {
    status: 404,
    says: NOTHING,
    kept: nothingThere('contact'),
  }),
  interview(
    'of questions that were never asked',
    ({ said }) => ({
      dialogueId: said.own.walkDialogueId,
      versionId: said.own.walkVersionId,
    }),
    { status: 409, says: 'De frågorna har aldrig varit öppna' },
  ),
  interview('from the year 9999', () => ({ day: '9999-12-31' }), { status: 422, says: 'har inte varit än' }),
  interview('from the year 1', () => ({ day: '0001-01-01' }), { status: 422, says: 'mer än 60' }),
  interview('of a day that there is not', () => ({ day: '2026-02-30' }), { status: 400, says: UNREAD }),
  interview('in a language with a tag', () => ({ lang: 'sv"><script>' }), { status: 400, says: UNREAD }),
  interview('with a number as a sentence', () => ({ answers: { trygg: '3 or 1=1' } }), { status: 422, says: UNFIT }),
  interview('with a number that is none', () => ({ answers: { trygg: 3.5 } }), { status: 422, says: UNFIT }),
  interview('with a list for a number', () => ({ answers: { trygg: [3] } }), { status: 422, says: UNFIT }),
  interview('with a comment of 10,000 signs', () => ({ answers: { gora: 'x'.repeat(10_000) } }), {
    status: 422,
    says: UNFIT,
  }),
  interview('with questions of every object', () => ({ answers: { constructor: 1, toString: 2, trygg: 3 } }), {
    status: 422,
    says: UNFIT,
  }),
  interview(
    'with 20,000 questions',
    () => ({ answers: Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${at}`, 1])) }),
    { status: 422, says: UNFIT },
  ),
  interview('of 2 MB', () => ({ answers: { gora: 'x'.repeat(2_000_000) } }), {
    status: 413,
    says: 'Texten är för lång för att sparas.',
    kept: { none: AT_THE_DOOR },
  }),
  {
    name: 'send an interview from a page elsewhere, as text',
    how: (site) =>
      device(site, interviewOf(site), { origin: 'https://evil.example', headers: { 'content-type': 'text/plain' } }),
    status: 403,
    says: FROM_ELSEWHERE,
    kept: { none: AT_THE_DOOR },
  },
  {
    name: 'send an interview without saying from where',
    how: (site) => device(site, interviewOf(site), { origin: null }),
    status: 403,
    says: FROM_ELSEWHERE,
    kept: { none: AT_THE_DOOR },
  },
  walk('with the id of another', ({ said }) => ({ id: said.own.walkId }), 'En annan vandring är redan sparad', 409),
  walk('of a dialogue that is none', ({ dialogues }) => ({ dialogueId: dialogues.own.id }), 'ingen trygghetsvandring'),
  {
    ...walk(
      'of another municipality’s dialogue',
      ({ said }) => ({ dialogueId: said.other.walkDialogueId }),
      NOTHING,
      404,
    ),
    kept: nothingThere('contact'),
  },
  walk('that nobody has walked yet', () => ({ day: '2199-01-01' }), 'Dagen har inte varit än.'),
  walk('from the year 1', () => ({ day: '0001-01-01' })),
  walk('with 400 kB of route', () => ({ route: 'a@'.repeat(200_000) })),
  walk('with a phone number in the route', () => ({ route: 'Ring 070-123 45 67' }), 'Ta bort personuppgiften'),
  walk(
    'with a phone number cut by a sign that is not seen',
    () => ({ route: 'Ring 070-1\u200b23 45 67' }),
    'Ta bort personuppgiften',
  ),
  walk('with a phone number in other digits', () => ({ route: 'Ring ٠٧٠-١٢٣ ٤٥ ٦٧' }), 'Ta bort personuppgiften'),
  walk('with 10,000 stops', () => ({
    stops: Array.from({ length: 10_000 }, (_, at) => ({ id: `s${at}`, name: 'x', place: null, checks: {} })),
  })),
  walk('with a stop off the earth', () => ({
    observations: [],
    stops: [{ id: 's1', name: 'Torget', place: { lat: 1e9, lon: 0, accuracy: 1 }, checks: {} }],
  })),
  walk('with -1 residents', () => ({ participants: { residents: -1 } })),
  walk('with 1e3 residents', () => ({ participants: { residents: '1e3' } })),
  walk('with names of those who walked', () => ({ participants: { 'Anna Ek': 1 } })),
  walk('with a list of those who walked', () => ({ participants: ['Anna Ek'] })),
  walk('with a receipt of its own', () => ({ receipt: 'K7QF-2M9X' })),
  observed('with the id of another’s observation', ({ said }) => ({ id: said.own.observationId }), 'En annan vandring'),
  observed(
    'with another’s picture',
    ({ said }) => ({ pictures: [{ id: said.own.pictureId, alt: 'Torget' }] }),
    'En av bilderna har inte kommit fram.',
  ),
  observed(
    'with a picture of another municipality',
    ({ said }) => ({ pictures: [{ id: said.other.pictureId, alt: 'Torget' }] }),
    'En av bilderna har inte kommit fram.',
  ),
  observed('that is answered already', () => ({ status: 'answered', answer: 'Nej.' }), WALK_UNFIT, 422),
  observed('at a stop that is not there', () => ({ stop: '__proto__' }), WALK_UNFIT, 422),
];
