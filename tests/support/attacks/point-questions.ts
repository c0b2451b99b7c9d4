import { newTicket } from '#dialogue/receipt.server.ts';
import { A_MISTAKE, nothingThere, refusedTo, type Attack, type Kept } from './attack.ts';
import { SECRET, type AttackedSite } from './attacked-site.ts';
import { send } from './send.ts';

const NAMELESS: Kept = {
  none: 'den som svarar, frågar eller röstar är ingen för Löftet, och ingen händelse skrivs: den skulle säga när',
};
const NO_PAGE = 'Kontrollera att adressen är rätt';
const NOT_YOURS = 'Du får inte göra det här';
const OLD = 'Sidan har varit öppen länge';
type Fields = Readonly<Record<string, string>>;

/** The ticket that a page's form carries. */
export async function ticketAt(site: AttackedSite, at: string, form: 0 | 1 = 0): Promise<string> {
  const { body } = await send(site, { at }, 0);
  return [...body.matchAll(/name="biljett" value="([^"]+)"/g)][form]?.[1] ?? 'none';
}
const marks = ({ followed }: AttackedSite): string => `/svara/${followed.noticed}/marks`;
const votes = ({ dialogues }: AttackedSite): string => `/svara/${dialogues.own.at}/pastaenden`;

type How = { readonly status?: number; readonly says: string };
const noticed = (name: string, fields: (site: AttackedSite) => Promise<Fields>, how: How): Attack => ({
  name: `say whether a point is noticed ${name}`,
  how: async (site) => ({ at: `${marks(site)}?/marks`, fields: { marks: 'yes', ...(await fields(site)) } }),
  status: 400,
  kept: NAMELESS,
  ...how,
});
const question = (name: string, fields: (site: AttackedSite) => Promise<Fields>, how: How): Attack => ({
  name: `ask of a point ${name}`,
  how: async (site) => ({
    at: `${marks(site)}?/fraga`,
    fields: { biljett: await ticketAt(site, marks(site), 1), fraga: 'När?', ...(await fields(site)) },
  }),
  status: 400,
  kept: NAMELESS,
  ...how,
});
const vote = (name: string, fields: (site: AttackedSite) => Promise<Fields>, how: How): Attack => ({
  name: `vote ${name}`,
  how: async (site) => ({
    at: votes(site),
    fields: { [`p-${site.said.own.statement}`]: 'for', ...(await fields(site)) },
  }),
  status: 400,
  kept: NAMELESS,
  ...how,
});
const missing = (name: string, at: (site: AttackedSite) => string, fields?: Fields): Attack => ({
  name,
  how: (site) => ({ at: at(site), ...(fields === undefined ? {} : { fields }) }),
  status: 404,
  says: NO_PAGE,
  kept: NAMELESS,
});
const flood = (name: string, at: (site: AttackedSite) => string, client: string, says: string): Attack => ({
  name: `flood ${name}`,
  how: async (site) => {
    const sent = { at: at(site), fields: { biljett: '' }, headers: { 'x-forwarded-for': client } };
    for (let no = 0; no < 60; no += 1) await send(site, sent, 0);
    return sent;
  },
  status: 429,
  says,
  kept: NAMELESS,
});
const reply = (name: string, fields: (site: AttackedSite) => Fields, how: How & { readonly kept?: Kept }): Attack => ({
  name: `answer a question ${name}`,
  how: (site) => ({
    as: 'coordinator',
    at: `/arbete/fragor/${site.own.slug}?/svara`,
    fields: {
      fraga: site.said.own.question,
      part: site.own.parties.municipality,
      version: '0',
      visas: 'Hur mycket ljusare?',
      svaret: 'Dubbelt.',
      synligt: 'ja',
      ...fields(site),
    },
  }),
  status: 400,
  kept: { none: A_MISTAKE },
  ...how,
});

/** What everybody says and asks of points and statements, and what the office answers. */
export const POINT_ATTACKS: readonly Attack[] = [
  noticed('without a ticket', async () => ({ biljett: '' }), { says: OLD }),
  noticed('with a ticket of another form', async (site) => ({ biljett: await ticketAt(site, marks(site), 1) }), {
    says: OLD,
  }),
  noticed('with a ticket for an answer', async ({ dialogues }) => ({ biljett: dialogues.own.ticket() }), { says: OLD }),
  noticed(
    'with a word that is none',
    async (site) => ({ biljett: await ticketAt(site, marks(site)), marks: '__proto__' }),
    {
      says: 'Välj',
    },
  ),
  question('without a ticket', async () => ({ biljett: '' }), { says: OLD }),
  question(
    'with a ticket from yesterday',
    async ({ followed }) => ({
      biljett: newTicket(SECRET, `${followed.noticedPoint} question`, new Date(Date.now() - 25 * 3_600_000)),
    }),
    { says: OLD },
  ),
  question(
    'with a ticket from tomorrow',
    async ({ followed }) => ({
      biljett: newTicket(SECRET, `${followed.noticedPoint} question`, new Date(Date.now() + 3_600_000)),
    }),
    { says: OLD },
  ),
  question('with signs that are not seen', async () => ({ fraga: '\u202e \u0007\u2028' }), { says: 'Skriv' }),
  question('with 5,000 signs', async () => ({ fraga: 'x'.repeat(5_000) }), { says: 'för lång' }),
  question(
    'with a script, without a ticket',
    async () => ({ biljett: '', fraga: '</textarea><script>alert(1)</script>' }),
    {
      says: '&lt;/textarea>&lt;script>',
    },
  ),
  question('with 100 kB', async () => ({ fraga: 'x'.repeat(100_000) }), { status: 413, says: 'är för långt.' }),
  missing('whether a point is noticed that is not published', ({ at }) => `/svara/${at}/norrby/marks`),
  missing('whether a point is noticed that is not there', ({ followed }) => `/svara/${followed.noticed}-x/marks`),
  missing('ask of a point that is not there', ({ followed }) => `/svara/${followed.noticed}-x/marks?/fraga`, {
    fraga: 'När?',
  }),
  missing('whether a point is noticed of what is taken back', ({ followed }) => `/svara/${followed.withdrawn}/x/marks`),
  vote('without a ticket', async () => ({ biljett: '' }), { says: OLD }),
  vote('with the ticket of an answer', async ({ dialogues }) => ({ biljett: dialogues.own.ticket() }), { says: OLD }),
  vote(
    'on a statement of others alone',
    async (site) => ({
      biljett: await ticketAt(site, votes(site)),
      [`p-${site.said.own.statement}`]: '',
      [`p-${site.said.other.statement}`]: 'for',
    }),
    { says: 'Säg vad du tycker' },
  ),
  vote(
    'with 1,000 signs of one’s own',
    async (site) => ({ biljett: await ticketAt(site, votes(site)), eget: 'x'.repeat(1_000) }),
    {
      says: 'för lång',
    },
  ),
  vote(
    'with a script of one’s own, without a ticket',
    async () => ({ biljett: '', eget: '</textarea><script>alert(1)</script>' }),
    {
      says: '&lt;/textarea>&lt;script>',
    },
  ),
  missing('vote in a dialogue that is not open', ({ dialogues }) => `/svara/${dialogues.own.draft}/pastaenden`),
  missing('vote where staff are asked', ({ dialogues }) => `/svara/${dialogues.own.staffAt}/pastaenden`),
  flood('a point with answers', (site) => `${marks(site)}?/marks`, '203.0.113.21', 'Vänta en minut'),
  flood('a point with questions', (site) => `${marks(site)}?/fraga`, '203.0.113.22', 'Vänta en minut'),
  flood('a dialogue with votes', votes, '203.0.113.23', 'Vänta en minut'),
  reply('of others', ({ said }) => ({ fraga: said.other.question }), {
    status: 404,
    says: NO_PAGE,
    kept: nothingThere('coordinator'),
  }),
  reply('for somebody who does not own the point', ({ other }) => ({ part: other.parties.municipality }), {
    status: 404,
    says: 'Punkten finns inte längre.',
    kept: nothingThere('coordinator'),
  }),
  reply('with other words', () => ({ visas: 'Hur mycket mörkare?' }), {
    status: 422,
    says: 'Du kan bara ta bort ord',
  }),
  reply('as its 99th answer', () => ({ version: '99' }), { status: 409, says: 'Någon annan har ändrat texten' }),
  reply('to whoever is neither', () => ({ synligt: 'alla' }), { says: 'Välj om frågan' }),
  reply('with 100 kB', () => ({ svaret: 'x'.repeat(100_000) }), { says: 'Korta texten' }),
  {
    ...reply('of the municipality’s as the police', () => ({}), { status: 403, says: NOT_YOURS }),
    how: (site) => ({
      as: 'policeContact',
      at: `/arbete/fragor/${site.own.slug}?/lamna`,
      fields: { fraga: site.said.own.question, part: site.own.parties.municipality, skal: 'insult' },
    }),
    kept: refusedTo('question:answer', 'policeContact'),
  },
  {
    ...reply('and publish it, as somebody who may only answer', () => ({}), { status: 403, says: NOT_YOURS }),
    how: (site) => ({
      as: 'contact',
      at: `/arbete/fragor/${site.own.slug}?/svara`,
      fields: {
        fraga: site.said.own.question,
        part: site.own.parties.municipality,
        version: '0',
        visas: 'Hur mycket ljusare?',
        svaret: 'Dubbelt.',
        synligt: 'nu',
      },
    }),
    kept: refusedTo('promise:publish', 'contact'),
  },
  {
    ...reply('of others, by publishing them', () => ({}), { status: 404, says: 'Det finns inget sådant löfte.' }),
    how: (site) => ({
      as: 'coordinator',
      at: `/arbete/fragor/${site.own.slug}?/publicera`,
      fields: { lofte: site.other.promise.id },
    }),
    kept: nothingThere('coordinator'),
  },
];
