import { newId } from '#platform/uuid.server.ts';
import { ascii } from '../picture-files.ts';
import { A_MISTAKE, AT_THE_DOOR, type Attack, type Kept, type Sent } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';
import { written } from './heard.ts';
import { dialogueDoor } from './heard-doors.ts';

const NO_PAGE = 'Kontrollera att adressen är rätt';
const MISTAKE: Kept = { none: A_MISTAKE };
type Fields = Readonly<Record<string, string>>;
type How = { readonly status?: number; readonly says: string; readonly kept?: Kept };

const card = (name: string, changed: (site: AttackedSite) => Fields, how: How): Attack =>
  written(
    `type a card ${name}`,
    '/:/kort',
    (site) => ({ version: '1', sprak: 'sv', dag: '2026-02-01', kort: newId(), 'c.trygg': '3', ...changed(site) }),
    how,
  );
const sheet = (name: string, changed: Fields, how: How): Attack =>
  written(
    `keep ${name} as a sheet`,
    '/:/kalkylblad?/ta',
    () => ({ version: '1', sprak: 'sv', dag: '2026-02-01', ...changed }),
    how,
  );
const file = (
  name: string,
  sent: Pick<Sent, 'at'> & { readonly fields: Fields; readonly field: string },
  bytes: () => Uint8Array,
  { status = 400, says, kept = MISTAKE }: How,
): Attack => ({
  name,
  how: (site) => ({
    as: 'coordinator',
    at: dialogueDoor(site, sent.at),
    fields: sent.fields,
    file: { field: sent.field, name: 'fil.xlsx', bytes: bytes() },
  }),
  status,
  says,
  kept,
});
const PEOPLE = { nyckel: '01a22669-06f0-7a2e-9a8e-31eee707bded', omrade: '', ar: '2025', kalla: 'SCB' };
const people = (name: string, fields: Fields, how: How): Attack =>
  written(`import ${name} as who live here`, '/befolkning?/lista', () => ({ ...PEOPLE, ...fields }), how);
const HEAD = 'Slag;Grupp;Antal\n';
const UNREADABLE: Kept = { type: 'file-refused', by: 'coordinator', data: { why: 'sheet-unreadable' } };
const SHEET = { at: '/:/kalkylblad?/visa', fields: { version: '1', sprak: 'sv', dag: '2026-02-01' }, field: 'blad' };
const FORM = { at: '/:/fragor?/fil', fields: { no: '1' }, field: 'fil' };
const MAP = { at: '/karta?/lagg', fields: { nyckel: newId() }, field: 'fil' };
const REGISTER = { at: '/befolkning?/lista', fields: PEOPLE, field: 'blad' };

/** Cards, sheets, lists and files of questions that are not what the page takes. */
export const TAKEN_IN_ATTACKS: readonly Attack[] = [
  card('over somebody’s answer', ({ said }) => ({ kort: said.own.input }), {
    status: 409,
    says: 'redan sparad med andra svar',
  }),
  card('of questions that are not there', () => ({ version: '99' }), { status: 404, says: NO_PAGE }),
  card('of tomorrow', () => ({ dag: '2999-02-01' }), { says: 'Dagen har inte varit än.' }),
  card('of a choice that is none', () => ({ 'c.trygg': '99' }), { says: 'Inget kort är sparat' }),
  sheet(
    'lists in lists, 100,000 deep',
    { tabell: '['.repeat(100_000) + ']'.repeat(100_000) },
    { says: 'kom inte fram helt' },
  ),
  sheet('no table', { tabell: '{"__proto__":[]}' }, { says: 'kom inte fram helt' }),
  sheet(
    'a table of questions that are not there',
    { tabell: '[["x"]]', version: '99' },
    { status: 404, says: NO_PAGE },
  ),
  file('send a page as a sheet of answers', SHEET, () => ascii('PK<!doctype html>'), {
    status: 422,
    says: 'går inte att läsa',
    kept: UNREADABLE,
  }),
  file('send 5 MB as a sheet of answers', SHEET, () => new Uint8Array(5_000_000), {
    status: 413,
    says: 'Kalkylbladet är för stort.',
    kept: { none: AT_THE_DOOR },
  }),
  file('send a page as a sheet of who live here', REGISTER, () => ascii('PK<!doctype html>'), {
    status: 422,
    says: 'går inte att läsa',
    kept: UNREADABLE,
  }),
  file('send 3 MB as a sheet of who live here', REGISTER, () => new Uint8Array(3_000_000).fill(0x41), {
    status: 413,
    says: 'Kalkylbladet är för stort.',
    kept: { type: 'file-refused', by: 'coordinator', data: { why: 'sheet-too-large' } },
  }),
  file('send 5 MB as a sheet of who live here', REGISTER, () => new Uint8Array(5_000_000), {
    status: 413,
    says: 'Kalkylbladet är för stort.',
    kept: { none: AT_THE_DOOR },
  }),
  people(
    'a list for an area of others',
    { omrade: newId(), lista: `${HEAD}kön;Kvinnor;5` },
    { status: 404, says: NO_PAGE },
  ),
  people('a list of the year 20e1', { ar: '20e1', lista: `${HEAD}kön;Kvinnor;5` }, { says: 'Skriv året' }),
  people('a formula for an age', { lista: `${HEAD}ålder;=1+1;5` }, { says: 'Skriv åldern så här' }),
  people('a formula for a number', { lista: `${HEAD}kön;Kvinnor;=1+1` }, { says: 'Antal ska vara ett helt tal.' }),
  people(
    'more than live in the country',
    { lista: `${HEAD}kön;Kvinnor;99999999` },
    { says: 'Antal ska vara ett helt tal.' },
  ),
  people(
    '600 rows',
    { lista: HEAD + Array.from({ length: 600 }, (_, at) => `område;O${at};5`).join('\n') },
    { says: 'Listan är för lång.' },
  ),
  people('the same group twice', { lista: `${HEAD}kön;Kvinnor;5\nkön;kvinnor;6` }, { says: 'finns redan längre upp' }),
  file('read in questions that are lists in lists', FORM, () => ascii('['.repeat(200_000)), {
    says: 'inget frågeformulär',
  }),
  file('read in questions without any', FORM, () => ascii('{"format":"loftet-form/1","__proto__":{"elements":[]}}'), {
    says: 'Frågorna är som förut',
  }),
  file('lay a map that is lists in lists', MAP, () => ascii(`{"crs":${'['.repeat(100_000)}${']'.repeat(100_000)}}`), {
    says: 'Filen är inte GeoJSON.',
  }),
  file(
    'lay a map of the other side of the earth',
    MAP,
    () => ascii(mapOf('[[[170,-40],[171,-40],[171,-41],[170,-40]]]')),
    {
      says: 'Läget är utanför Sverige',
    },
  ),
  file(
    'lay a map with a boundary that crosses itself',
    MAP,
    () => ascii(mapOf('[[[15,58],[16,59],[16,58],[15,59],[15,58]]]')),
    {
      says: 'Gränsen korsar sig själv.',
    },
  ),
  file('lay a map of 6 MB', MAP, () => new Uint8Array(6_000_000), { says: 'Filen är för stor.' }),
  file('lay a map of 11 MB', MAP, () => new Uint8Array(11_000_000), {
    status: 413,
    says: 'för stor',
    kept: { none: AT_THE_DOOR },
  }),
];

function mapOf(coordinates: string): string {
  const geometry = `{"type":"Polygon","coordinates":${coordinates}}`;
  return `{"type":"Feature","properties":{"namn":"Centrum","__proto__":{"namn":"x"}},"geometry":${geometry}}`;
}
