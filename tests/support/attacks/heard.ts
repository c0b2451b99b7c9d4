import { newId } from '#platform/uuid.server.ts';
import { A_MISTAKE, nothingThere, type Attack, type Kept } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';
import { dialogueDoor } from './heard-doors.ts';

const NO_PAGE = 'Kontrollera att adressen är rätt';
const OLD = 'Sidan är för gammal.';
const OTHERS = 'Någon annan har ändrat texten';
const MISTAKE: Kept = { none: A_MISTAKE };
type Fields = Readonly<Record<string, string>>;
type How = { readonly status?: number; readonly says: string; readonly kept?: Kept };

/** A form sent by somebody who may write. */
export const written = (
  name: string,
  rest: string | ((site: AttackedSite) => string),
  fields: (site: AttackedSite) => Fields,
  { status = 400, says, kept }: How,
): Attack => ({
  name,
  how: (site) => ({
    as: 'coordinator',
    at: dialogueDoor(site, typeof rest === 'string' ? rest : rest(site)),
    fields: fields(site),
  }),
  status,
  says,
  kept: kept ?? (status === 404 ? nothingThere('coordinator') : MISTAKE),
});
const theme = (act: string) => (site: AttackedSite) => `/teman/${site.said.own.theme}?/${act}`;
const newTheme = (changed: Fields): Fields => ({ nyckel: newId(), namn: 'Tomma lokaler', under: '', ...changed });
const coding = (name: string, changed: (site: AttackedSite) => Fields, how: How): Attack =>
  written(
    `code ${name}`,
    '/:/koda?/spara',
    (site) => ({ svar: site.said.own.input, no: '0', 'tema-1': 'Belysning vid skolan', ...changed(site) }),
    how,
  );
/** What is sent by somebody who may write, and would do something else than what the page does. */
export const HEARD_ATTACKS: readonly Attack[] = [
  written('begin a dialogue in an area of others', '?/ny', () => dialogue({ omrade: newId() }), {
    status: 404,
    says: NO_PAGE,
  }),
  written('begin a dialogue that ends before it begins', '?/ny', () => dialogue({ till: '2025-01-01' }), {
    says: 'Sista dagen ligger före den första.',
  }),
  written('begin a dialogue in the year 1', '?/ny', () => dialogue({ fran: '0001-01-01' }), {
    says: 'Skriv dagen så här',
  }),
  written('begin a dialogue of a kind that is none', '?/ny', () => dialogue({ slag: '__proto__' }), {
    says: 'Välj vad',
  }),
  written('begin a dialogue with half an id', '?/ny', () => dialogue({ nyckel: 'x' }), { says: OLD }),
  written('add a theme under one of others', '/teman?/ny', ({ said }) => newTheme({ under: said.other.theme }), {
    status: 404,
    says: NO_PAGE,
  }),
  written('add a theme by the name of another', '/teman?/ny', () => newTheme({ namn: 'belysning  VID skolan' }), {
    status: 409,
    says: 'Det finns redan ett tema',
  }),
  written('add a theme with a name that is not seen', '/teman?/ny', () => newTheme({ namn: '\u202e \u2066' }), {
    says: 'Skriv temats namn.',
  }),
  written(
    'rename a theme of others',
    ({ said }) => `/teman/${said.other.theme}?/andra`,
    () => ({ no: '1', namn: 'X', under: '' }),
    {
      status: 404,
      says: NO_PAGE,
    },
  ),
  written('rename a theme as version 1e9', theme('andra'), () => ({ no: '1e9', namn: 'X', under: '' }), {
    says: OLD,
  }),
  written('rename a theme as its 99th version', theme('andra'), () => ({ no: '99', namn: 'X', under: '' }), {
    status: 409,
    says: OTHERS,
  }),
  written('put a theme under itself', theme('andra'), ({ said }) => ({ no: '1', namn: 'X', under: said.own.theme }), {
    status: 422,
    says: 'kan inte höra under sig självt',
  }),
  written(
    'merge a theme with one of others',
    theme('sla-ihop'),
    ({ said }) => ({ no: '1', med: said.other.theme, skal: '' }),
    {
      status: 404,
      says: NO_PAGE,
    },
  ),
  written('merge a theme with itself', theme('sla-ihop'), ({ said }) => ({ no: '1', med: said.own.theme, skal: '' }), {
    status: 422,
    says: 'kan inte höra under sig självt',
  }),
  written(
    'split a theme in 900',
    theme('dela'),
    () => ({ no: '1', namnen: Array.from({ length: 300 }, (_, at) => `n${at}`).join('\n'), skal: '' }),
    { says: 'Dela i högst 10' },
  ),
  written(
    'answer a theme for a dialogue of others',
    theme('varfor'),
    ({ dialogues }) => ({ no: '0', dialog: dialogues.other.id, varfor: 'Nej.' }),
    { status: 404, says: NO_PAGE },
  ),
  written(
    'draw a point from a theme for somebody who owns nothing',
    theme('punkt'),
    ({ own, other }) => ({ lofte: own.promise.slug, body: 'Tänd lamporna.', owners: other.parties.municipality }),
    { says: 'Välj' },
  ),
  coding('an answer of others', ({ said }) => ({ svar: said.other.input }), { status: 404, says: NO_PAGE }),
  coding('an answer that waits to be looked at', ({ dialogues }) => ({ svar: dialogues.own.inputId }), {
    status: 404,
    says: NO_PAGE,
  }),
  coding('an answer as its 99th coding', () => ({ no: '99' }), { status: 409, says: OTHERS }),
  coding('an answer with a time that is none', () => ({ 'tid-1': '__proto__' }), { says: 'Välj' }),
  coding('an answer with a theme that is not there', () => ({ 'tema-1': '<script>alert(1)</script>' }), {
    says: '&lt;script>alert(1)',
  }),
  written(
    'add a statement with the id of another dialogue’s',
    ({ said }) => `/${said.own.walkDialogueId}/pastaenden?/ny`,
    ({ said }) => ({ nyckel: said.own.statement, sv: 'Annat.' }),
    { status: 404, says: NO_PAGE },
  ),
  written(
    'change a statement of others',
    '/:/pastaenden?/andra',
    ({ said }) => ({ pastaende: said.other.statement, version: '1', lage: 'hidden', sv: 'Annat.' }),
    { status: 404, says: NO_PAGE },
  ),
  written(
    'change a statement as its 99th version',
    '/:/pastaenden?/andra',
    ({ said }) => ({ pastaende: said.own.statement, version: '99', lage: 'hidden', sv: 'Annat.' }),
    { status: 409, says: OTHERS },
  ),
  written(
    'take a suggestion of others',
    '/:/pastaenden?/ta',
    ({ said }) => ({ forslag: said.other.suggestion, sv: 'Annat.' }),
    {
      status: 404,
      says: NO_PAGE,
    },
  ),
  written(
    'leave a suggestion without a reason there is',
    '/:/pastaenden?/lamna',
    ({ said }) => ({ forslag: said.own.suggestion, skal: 'x' }),
    {
      says: 'Välj varför',
    },
  ),
  written(
    'count dots on a statement of others',
    '/:/pastaenden?/prickar',
    ({ said }) => ({ version: '0', [`for-${said.other.statement}`]: '3' }),
    {
      status: 404,
      says: NO_PAGE,
    },
  ),
  written(
    'count -3 dots',
    '/:/pastaenden?/prickar',
    ({ said }) => ({ version: '0', [`for-${said.own.statement}`]: '-3' }),
    {
      says: 'Skriv ett helt tal',
    },
  ),
  written(
    'count 99,999 dots',
    '/:/pastaenden?/prickar',
    ({ said }) => ({ version: '0', [`mot-${said.own.statement}`]: '99999' }),
    {
      says: 'Skriv ett helt tal',
    },
  ),
  written(
    'count dots as the 99th count',
    '/:/pastaenden?/prickar',
    ({ said }) => ({ version: '99', [`for-${said.own.statement}`]: '3' }),
    {
      status: 409,
      says: OTHERS,
    },
  ),
  written('publish feedback that nobody wrote', '/:/aterkoppling?/publicera', () => ({ version: '0', andrat: '' }), {
    status: 409,
    says: 'Skriv en inledning',
  }),
  written(
    'write feedback as its 99th version',
    '/:/aterkoppling?/skriv',
    () => ({ version: '99', inledning: 'Hej.', citat: '' }),
    {
      status: 409,
      says: OTHERS,
    },
  ),
  written(
    'write 13 quotes',
    '/:/aterkoppling?/skriv',
    () => ({ version: '0', inledning: '', citat: 'Hej.\n'.repeat(13) }),
    {
      says: 'Välj högst 12 citat.',
    },
  ),
];

function dialogue(changed: Fields): Fields {
  return {
    nyckel: newId(),
    slag: 'resident',
    rubrik: 'Hej',
    mening: 'police',
    omrade: '',
    plats: '',
    fran: '2026-01-01',
    till: '2026-01-02',
    besked: '',
    ...changed,
  };
}
