import { newToken } from '#access/token.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { A_MISTAKE, AT_THE_DOOR, nothingThere, refusedTo, type Attack, type Kept } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';
import { send } from './send.ts';

const NAMELESS: Kept = {
  none: 'den som svarar i en dialog är ingen för Löftet, och ingen händelse skrivs om svar: den skulle säga när',
};
const GONE = 'Länken är för gammal eller redan använd.';
const NO_PAGE = 'Kontrollera att adressen är rätt';
const FROM_ELSEWHERE = 'kom inte från Löftets egen sida';
const OLD = 'Sidan har varit öppen länge.';

type Fields = Readonly<Record<string, string>>;
const answer = (name: string, fields: (site: AttackedSite) => Fields, says: string, status = 400): Attack => ({
  name: `answer with ${name}`,
  how: (site) => {
    const own = site.dialogues.own;
    return { at: `/svara/${own.at}`, fields: { biljett: own.ticket(), 'f-trygg': '3', ...fields(site) } };
  },
  status,
  says,
  kept: NAMELESS,
});
const address = (name: string, fields: (site: AttackedSite) => Fields, says: string): Attack => ({
  name: `leave an address ${name}`,
  how: (site) => {
    const own = site.dialogues.own;
    return {
      at: `/svara/${own.at}`,
      fields: { kontakt: 'igen', biljett: own.used, epost: 'hemliga@alby.se', ...fields(site) },
    };
  },
  status: 400,
  says,
  kept: NAMELESS,
});
const missing = (name: string, at: (site: AttackedSite) => string, says: string, fields?: Fields): Attack => ({
  name,
  how: (site) => ({ at: at(site), ...(fields === undefined ? {} : { fields }) }),
  status: 404,
  says,
  kept: NAMELESS,
});
const link = (step: 'bekrafta' | 'sluta', token: string, slug = 'ekby'): string =>
  `/foljer/${slug}/svar/${step}/${token}`;

/** Answering a dialogue and hearing what comes of it, by whoever: nobody is signed in. */
export const ANSWER_ATTACKS: readonly Attack[] = [
  answer(
    'a used form and other answers',
    ({ dialogues }) => ({ biljett: dialogues.own.used, 'f-trygg': '1' }),
    'Ett annat svar är redan skickat',
    409,
  ),
  answer('no ticket', () => ({ biljett: '' }), OLD),
  answer('a ticket of one’s own', () => ({ biljett: `${newId()}.${'0'.repeat(6)}.${'a'.repeat(22)}` }), OLD),
  answer(
    'a ticket of another dialogue',
    ({ dialogues }) => ({ biljett: dialogues.own.ticket(dialogues.own.staff) }),
    OLD,
  ),
  answer('a ticket of another municipality', ({ dialogues }) => ({ biljett: dialogues.other.ticket() }), OLD),
  answer(
    'a ticket for another answer',
    ({ dialogues }) => ({ biljett: dialogues.own.ticket().replace(/^.{36}/, dialogues.own.inputId) }),
    OLD,
  ),
  answer('nothing', () => ({ 'f-trygg': '' }), 'Svara på minst en fråga innan du skickar.'),
  answer('a number off the scale', () => ({ 'f-trygg': '99' }), 'går inte att läsa'),
  answer('a choice that is not there', () => ({ 'f-alder': '__proto__' }), 'går inte att läsa'),
  answer('a comment of 10,000 signs', () => ({ 'f-gora': 'x'.repeat(10_000) }), 'Det är för långt.'),
  answer(
    'a script, beside a fault',
    () => ({ 'f-gora': '</textarea><script>alert(1)</script>', 'f-trygg': '99' }),
    '&lt;/textarea>&lt;script>',
  ),
  answer('31 MB', () => ({ 'f-gora': 'x'.repeat(31_000_000) }), '', 413),
  {
    ...answer('a form from elsewhere', () => ({}), FROM_ELSEWHERE, 403),
    how: ({ dialogues: { own } }) => ({
      at: `/svara/${own.at}`,
      fields: { biljett: own.ticket(), 'f-trygg': '3' },
      origin: 'https://evil.example',
    }),
    kept: { none: AT_THE_DOOR },
  },
  {
    name: 'flood a dialogue with answers',
    how: async (site) => {
      const flood = { at: `/svara/${site.dialogues.own.at}`, fields: { biljett: '', 'f-trygg': '3' } };
      const headers = { 'x-forwarded-for': '203.0.113.9' };
      for (let no = 0; no < 60; no += 1) await send(site, { ...flood, headers }, 0);
      return { ...flood, headers };
    },
    status: 429,
    says: 'Vänta en minut och skicka igen. Det du har fyllt i står kvar.',
    kept: NAMELESS,
  },
  missing('answer a dialogue that is not open', ({ dialogues }) => `/svara/${dialogues.own.draft}`, NO_PAGE),
  missing(
    'answer what staff are asked, without signing in',
    ({ dialogues }) => `/svara/${dialogues.own.staffAt}`,
    NO_PAGE,
  ),
  missing(
    'answer a dialogue through another municipality',
    ({ dialogues }) => `/svara/alby/${dialogues.own.at.split('/')[1]}-x`,
    NO_PAGE,
  ),
  address(
    'with a header of its own',
    () => ({ epost: 'hemliga@ekby.se\r\nBcc: hemliga@alby.se' }),
    'adressen går inte att skicka mejl till',
  ),
  address(
    'that is two',
    () => ({ epost: 'hemliga@ekby.se, hemliga@alby.se' }),
    'adressen går inte att skicka mejl till',
  ),
  address(
    'to an answer by its id',
    ({ dialogues }) => ({ biljett: dialogues.own.inputId }),
    'för länge för att ta emot en adress',
  ),
  address(
    'to nobody’s answer',
    ({ dialogues }) => ({ biljett: dialogues.own.ticket() }),
    'för länge för att ta emot en adress',
  ),
  address(
    'to an answer elsewhere',
    ({ dialogues }) => ({ biljett: dialogues.other.used }),
    'för länge för att ta emot en adress',
  ),
  missing('confirm with a guessed key', () => link('bekrafta', newToken()), GONE),
  missing('end with a guessed key', () => link('sluta', newToken()), GONE),
  missing('end with half a key', ({ dialogues }) => link('sluta', dialogues.own.end.slice(0, 20)), GONE),
  missing('end with the key that confirms', ({ dialogues }) => link('sluta', dialogues.own.confirm), GONE),
  missing('confirm with the key that ends', ({ dialogues }) => link('bekrafta', dialogues.own.end), GONE),
  missing('end in another municipality', ({ dialogues }) => link('sluta', dialogues.own.end, 'alby'), GONE),
  {
    name: 'end for somebody from another site',
    how: ({ dialogues }) => ({
      at: link('sluta', dialogues.own.end),
      fields: { 'List-Unsubscribe': 'One-Click' },
      origin: 'https://evil.example',
    }),
    status: 403,
    says: FROM_ELSEWHERE,
    kept: { none: AT_THE_DOOR },
  },
];

const review = (
  name: string,
  fields: (site: AttackedSite) => Fields,
  {
    status,
    says,
    kept = { none: A_MISTAKE },
  }: { readonly status: number; readonly says: string; readonly kept?: Kept },
): Attack => ({
  name: `review ${name}`,
  how: (site) => {
    const { id, inputId } = site.dialogues.own;
    return {
      as: 'coordinator',
      at: `/arbete/dialoger/${site.own.slug}/${id}/granska`,
      fields: {
        svar: inputId,
        no: '0',
        beslut: 'masked',
        skal: 'Nummer',
        'text-gora': 'Ring [borttaget].',
        ...fields(site),
      },
    };
  },
  status,
  says,
  kept,
});

/** What was written, and what staff answer: by those who are signed in. */
export const REVIEW_ATTACKS: readonly Attack[] = [
  {
    name: 'read what waits to be looked at, as somebody who may not',
    how: ({ own, dialogues }) => ({ as: 'contact', at: `/arbete/dialoger/${own.slug}/${dialogues.own.id}/granska` }),
    status: 403,
    says: 'Du får inte göra det här',
    kept: refusedTo('dialogue:write', 'contact'),
  },
  {
    ...review('as somebody who may not', () => ({}), { status: 403, says: 'Du får inte göra det här' }),
    how: ({ own, dialogues }) => ({
      as: 'auditor',
      at: `/arbete/dialoger/${own.slug}/${dialogues.own.id}/granska`,
      fields: { svar: dialogues.own.inputId, no: '0', beslut: 'shown', skal: '' },
    }),
    kept: refusedTo('dialogue:write', 'auditor'),
  },
  review('an answer of others', ({ dialogues }) => ({ svar: dialogues.other.inputId }), {
    status: 404,
    says: NO_PAGE,
    kept: nothingThere('coordinator'),
  }),
  review('with other words', () => ({ 'text-gora': 'Ring aldrig.' }), { status: 422, says: 'Du kan bara ta bort ord' }),
  review('with words put in', () => ({ 'text-gora': 'Ring [borttaget]. Hälsa Bo.' }), {
    status: 422,
    says: 'Du kan bara ta bort ord',
  }),
  review('without a change', () => ({ 'text-gora': 'Ring 070-123 45 67.' }), {
    status: 422,
    says: 'Inget är borttaget.',
  }),
  review('without a reason', () => ({ skal: ' ' }), {
    status: 400,
    says: 'Skriv varför texten inte visas som den är.',
  }),
  review('with the number as the reason', () => ({ skal: '070-123 45 67' }), {
    status: 422,
    says: 'Skälet innehåller personuppgifter',
  }),
  review('by a decision that is none', () => ({ beslut: 'released' }), {
    status: 400,
    says: 'Välj om texten ska visas.',
  }),
  review('as the tenth review', () => ({ no: '9' }), { status: 409, says: 'Någon annan' }),
  review('as review 1e9', () => ({ no: '1e9' }), { status: 400, says: 'Sidan är för gammal.' }),
  {
    name: 'answer as staff without that task',
    how: ({ own, dialogues }) => ({ as: 'member', at: `/arbete/dialoger/${own.slug}/${dialogues.own.staff}/svara` }),
    status: 403,
    says: 'Du får inte göra det här',
    kept: refusedTo('office:read', 'member'),
  },
  {
    name: 'answer for residents as staff',
    how: ({ own, dialogues }) => ({ as: 'contact', at: `/arbete/dialoger/${own.slug}/${dialogues.own.id}/svara` }),
    status: 404,
    says: NO_PAGE,
    kept: nothingThere('contact'),
  },
  {
    name: 'answer as staff with a ticket of another dialogue',
    how: ({ own, dialogues }) => ({
      as: 'contact',
      at: `/arbete/dialoger/${own.slug}/${dialogues.own.staff}/svara`,
      fields: { biljett: dialogues.own.ticket(), 'f-trygg': '3', mejl: 'ja' },
    }),
    status: 400,
    says: OLD,
    kept: { none: A_MISTAKE },
  },
];
