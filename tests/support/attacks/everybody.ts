import { newToken } from '#access/token.server.ts';
import { AT_THE_DOOR, A_MISTAKE, type Attack, type Kept, type Sent } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';

const FORM_PLACE = '/folj/synby/norrby-2021';
const GONE = 'Länken är för gammal eller redan använd.';
const NO_PAGE = 'Kontrollera att adressen är rätt';
const FROM_ELSEWHERE = 'kom inte från Löftets egen sida';
const ADDRESS = 'Skriv en e-postadress, till exempel namn@exempel.se.';
const A_KEY: Kept = {
  none: 'en länk i ett mejl till någon som följer hör till ingen som arbetar här, och sägs i ingen logg',
};
const OPEN: Kept = { none: 'det är öppet för alla att läsa; ingen har försökt något som de inte får' };

const confirm = (token: string, slug = 'synby'): string => `/foljer/${slug}/bekrafta/${token}`;
const end = (token: string, slug = 'synby'): string => `/foljer/${slug}/sluta/${token}`;
const ask = (name: string, changed: Readonly<Record<string, string>>, says: string): Attack => ({
  name: `ask to follow with ${name}`,
  how: () => ({
    at: FORM_PLACE,
    fields: { epost: 'hemliga@ekby.se', ofta: 'publication', sprak: 'sv', ...changed },
  }),
  status: 400,
  says,
  kept: { none: A_MISTAKE },
});
const asking = { epost: 'hemliga@ekby.se', ofta: 'publication', sprak: 'sv' } as const;
const with404 = (name: string, how: (site: AttackedSite) => Sent, says = GONE): Attack => ({
  name,
  how,
  status: 404,
  says,
  kept: A_KEY,
});
const door = (name: string, how: (site: AttackedSite) => Sent, status = 403, says = FROM_ELSEWHERE): Attack => ({
  name,
  how,
  status,
  says,
  kept: { none: AT_THE_DOOR },
});
const read = (name: string, at: string, status: number, says: string): Attack => ({
  name,
  how: () => ({ at }),
  status,
  says,
  kept: OPEN,
});

/** Following by mail, by whoever: nobody is signed in, and links that were sent to others are guessed and misused. */
export const FOLLOW_ATTACKS: readonly Attack[] = [
  ask('a header of one’s own', { epost: 'hemliga@ekby.se\r\nBcc: hemliga@alby.se' }, ADDRESS),
  ask('two addresses', { epost: 'hemliga@ekby.se, hemliga@alby.se' }, ADDRESS),
  ask('an address with a name', { epost: 'Hemliga <hemliga@ekby.se>' }, ADDRESS),
  ask('letters that mail does not know', { epost: 'hemliga@åby.se' }, ADDRESS),
  ask('an address that is turned around', { epost: 'hemliga\u202e@ekby.se' }, ADDRESS),
  ask('an address that ends in nothing', { epost: 'hemliga\0@ekby.se' }, ADDRESS),
  ask('an address of 10 kB', { epost: `${'h'.repeat(10_000)}@ekby.se` }, ADDRESS),
  ask('no address', { epost: '' }, ADDRESS),
  ask('how often that there is none of', { ofta: 'hourly' }, 'Välj hur ofta du vill ha mejl'),
  ask('a language that there is none of', { sprak: '__proto__' }, 'Välj hur ofta du vill ha mejl'),
  door('ask to follow from another site', () => ({ at: FORM_PLACE, fields: asking, origin: 'https://evil.example' })),
  door('ask to follow from no page at all', () => ({ at: FORM_PLACE, fields: asking, origin: null })),
  with404('follow what there is none of', () => ({ at: '/folj/synby/finns-inte', fields: asking }), NO_PAGE),
  with404('follow a municipality as if it were a district', () => ({ at: '/folj/synby' }), NO_PAGE),
  with404('follow what has not been published', ({ at }) => ({ at: `/folj/${at}`, fields: asking }), NO_PAGE),
  with404(
    'follow what has been taken back',
    ({ followed }) => ({ at: `/folj/${followed.withdrawn}`, fields: asking }),
    NO_PAGE,
  ),
  {
    name: 'look at a question, as programs that scan mail do',
    how: ({ followed }) => ({ at: confirm(followed.ask) }),
    status: 200,
    says: 'Ja, börja följa',
    kept: A_KEY,
  },
  {
    name: 'look at the page where it is ended, as they do',
    how: ({ followed }) => ({ at: end(followed.end) }),
    status: 200,
    says: 'Sluta följa och ta bort min adress',
    kept: A_KEY,
  },
  with404('say yes too late', ({ followed }) => ({ at: confirm(followed.expired), method: 'POST' })),
  with404('guess a question', () => ({ at: confirm(newToken()), method: 'POST' })),
  with404('say yes in another municipality', ({ followed }) => ({ at: confirm(followed.ask, 'ekby'), method: 'POST' })),
  with404('say yes with the key that ends', ({ followed }) => ({ at: confirm(followed.end), method: 'POST' })),
  with404('end with the key of a question', ({ followed }) => ({ at: end(followed.ask), method: 'POST' })),
  with404('end in another municipality', ({ followed }) => ({ at: end(followed.end, 'ekby'), method: 'POST' })),
  with404('guess who follows', () => ({ at: end(newToken()) })),
  with404('end with one click what nobody follows', () => ({
    at: end(newToken()),
    raw: 'List-Unsubscribe=One-Click',
    origin: null,
  })),
  with404('put another folder in place of the key', () => ({ at: end('..%2f..%2fetc%2fpasswd') })),
  door('end from another site', ({ followed }) => ({
    at: end(followed.end),
    raw: 'List-Unsubscribe=One-Click',
    origin: 'https://evil.example',
  })),
  door('say yes with one click', ({ followed }) => ({ at: confirm(followed.ask), method: 'POST', origin: null })),
  door('end with one click and more in the address', ({ followed }) => ({
    at: `${end(followed.end)}?x`,
    method: 'POST',
    origin: null,
  })),
];

const NO_HITS = 'Inga träffar';
const MISSPELT = 'Adressen är felskriven.';

/** What everybody reads and asks for, asked in ways that no page of ours does. */
export const OPEN_ATTACKS: readonly Attack[] = [
  read('search in the database’s own language', `/sok?q=${encodeURIComponent("' | !zz:* & (\\")}`, 200, NO_HITS),
  read('search for what stands for any sign', `/sok?q=${encodeURIComponent('%_%')}`, 200, NO_HITS),
  read('search for script', `/sok?q=${encodeURIComponent('"><script>alert(1)</script>')}`, 200, '&lt;script'),
  read('search with signs that turn words around', '/sok?q=%E2%80%AEtorget', 200, '1 träff för ”torget”'),
  read(
    'search sideways through the choices',
    "/sok?q=torget&kommun='or'1&slag=person&status=x",
    200,
    '1 träff för ”torget”',
  ),
  read('look at the thousandth million of hits', '/sok?q=torget&sida=1e9', 200, '1 träff för ”torget”'),
  read('look at the hits before the first', '/sok?q=torget&sida=-1', 200, '1 träff för ”torget”'),
  door('search for the sign that ends texts', () => ({ at: '/sok?q=%00' }), 400, MISSPELT),
  door('search for 10,000 signs', () => ({ at: `/sok?q=${'a'.repeat(10_000)}` }), 414, 'Adressen är för lång.'),
  door('ask for a page by steps up and down', () => ({ at: '/x/../synby' }), 400, MISSPELT),
  door('have a picture drawn anew by other spelling', () => ({ at: '/synb%79/bild.png' }), 400, MISSPELT),
  read('ask for a poster of no size', '/synby/norrby-2021/anslag-a0.pdf', 404, NO_PAGE),
  read('ask for an open file of no table', '/oppna-data/synby/__proto__.csv', 404, 'finns inte'),
  read('ask for a file through a folder', '/oppna-data/synby/..%2f..%2fetc%2fpasswd.csv', 404, NO_PAGE),
  read('ask what a page will say', '/synby/norrby-2021/historik/dag/9999-12-31', 404, NO_PAGE),
  {
    name: 'send an action by a name that actions may not have',
    how: () => ({ at: `${FORM_PLACE}?/default`, fields: asking }),
    status: 400,
    says: MISSPELT,
    kept: { none: AT_THE_DOOR },
  },
  {
    name: 'write to a feed',
    how: () => ({ at: '/synby/feed.atom', method: 'POST' }),
    status: 405,
    says: '',
    kept: OPEN,
  },
  {
    name: 'ask in a form what a page will say',
    how: () => ({ at: '/synby/norrby-2021/historik?/dag', fields: { dag: '9999-12-31' } }),
    status: 400,
    says: 'Skriv en dag som har varit',
    kept: { none: A_MISTAKE },
  },
  {
    name: 'ask for a day in a form that is cut',
    how: () => ({
      at: '/synby/norrby-2021/historik?/dag',
      raw: 'dag=2021-01-01',
      headers: { 'content-type': 'multipart/form-data' },
    }),
    status: 400,
    says: 'Skriv en dag som har varit',
    kept: { none: A_MISTAKE },
  },
];
