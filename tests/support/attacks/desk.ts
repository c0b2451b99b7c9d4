import { A_MISTAKE, AT_THE_DOOR, nothingThere, type Attack, type Sent } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';

const UNIT = '<unit id="a"><segment><source>Vi.</source><target>We.</target></segment></unit>';
type Parts = { readonly before?: string; readonly id?: string; readonly lang?: string; readonly units?: string };
const xliff = (site: AttackedSite, parts: Parts = {}): Buffer => {
  const { before = '', id = site.own.promise.id, lang = 'en', units = UNIT } = parts;
  return Buffer.from(
    `${before}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="sv" trgLang="${lang}"><file id="promise-${id}">${units}</file></xliff>`,
  );
};
const sentFile = (site: AttackedSite, bytes: Uint8Array): Sent => ({
  as: 'coordinator',
  at: `/arbete/oversatt/${site.at}/en/fil?/visa`,
  file: { field: 'fil', name: 'lofte.xlf', bytes },
});
const file = (name: string, bytes: (site: AttackedSite) => Uint8Array, says: string): Attack => ({
  name: `read in ${name}`,
  how: (site) => sentFile(site, bytes(site)),
  status: 400,
  says,
  kept: { none: A_MISTAKE },
});
const NO_XLIFF = 'Filen är ingen XLIFF-fil av version 2.';
const NOT_WHOLE = 'Filen är inte hel';
const ENTITIES = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${Array.from({ length: 20 }, (_, no) => `<!ENTITY a${no} "&a;&a;">`).join('')}]>`;

const row = (site: AttackedSite, changed: Readonly<Record<string, unknown>>): Sent => {
  const key = `promise.${site.own.promise.id}.title`;
  const one = { key, no: 0, from: 'Löfte', was: '', body: 'Promise', machine: false, stands: false, ...changed };
  return {
    as: 'coordinator',
    at: `/arbete/oversatt/${site.at}/en/fil?/ta`,
    raw: new URLSearchParams({ rad: JSON.stringify(one), ta: String(one.key) }).toString(),
  };
};
const wrongRow = (name: string, changed: Readonly<Record<string, unknown>>, status: number, says: string): Attack => ({
  name: `save ${name} from a file`,
  how: (site) => row(site, changed),
  status,
  says,
  kept: { none: A_MISTAKE },
});
const UNREAD = 'Formuläret kom inte fram helt.';

const areas = (
  name: string,
  act: string,
  fields: (site: AttackedSite) => Record<string, string>,
  says: string,
): Attack => ({
  name,
  how: (site) => ({
    as: 'administrator',
    at: `/arbete/kommun/${site.own.slug}/omraden?/${act}`,
    fields: { id: areaOf(site), day: '2026-12-01', ...fields(site) },
  }),
  status: 400,
  says,
  kept: { none: A_MISTAKE },
});
const areaOf = ({ own }: AttackedSite): string => own.areas[0]?.id ?? '';
const names = (count: number): string => Array.from({ length: count }, (_, no) => `Del ${no}`).join('\n');
const shared = (name: string, changed: Readonly<Record<string, string>>, says: string): Attack => ({
  name,
  how: ({ at }) => ({
    as: 'coordinator',
    at: `/arbete/publicera/${at}/dela?/utlagd`,
    fields: { webbplats: 'polisen.se', period: '', version: '1', ...changed },
  }),
  status: 400,
  says,
  kept: { none: A_MISTAKE },
});

/** The translation desk, the register of areas, and the page that shares. */
export const DESK_ATTACKS: readonly Attack[] = [
  file('no file', () => new Uint8Array(), 'Välj filen först.'),
  file('a page called a file of texts', () => Buffer.from('<html><script>alert(1)</script></html>'), NO_XLIFF),
  file(
    'entities in entities',
    (site) => xliff(site, { before: ENTITIES, units: UNIT.replace('We', '&a19;') }),
    NO_XLIFF,
  ),
  file(
    'an entity from elsewhere',
    (site) => xliff(site, { before: '<!DOCTYPE x SYSTEM "file:///etc/passwd">' }),
    NO_XLIFF,
  ),
  file('elements 1,000 deep', (site) => xliff(site, { units: '<group>'.repeat(1_000) }), NO_XLIFF),
  file('the sign that ends texts', (site) => xliff(site, { units: UNIT.replace('We', 'a&#0;') }), NOT_WHOLE),
  file('a sign that XML has not', (site) => xliff(site, { units: UNIT.replace('We', '&#x1;') }), NOT_WHOLE),
  file('UTF-16 that does not say so', (site) => Buffer.from(xliff(site).toString(), 'utf16le'), NOT_WHOLE),
  file(
    'another way of writing letters',
    (site) => xliff(site, { before: '<?xml version="1.0" encoding="iso-8859-1"?>' }),
    'Filen har fel teckenkodning.',
  ),
  file('the same text twice', (site) => xliff(site, { units: UNIT + UNIT }), 'Samma text står två gånger i filen.'),
  file(
    '200,000 texts, the last one twice',
    (site) =>
      xliff(site, {
        units: `${Array.from({ length: 200_000 }, (_, no) => `<unit id="${no}"/>`).join('')}<unit id="0"/>`,
      }),
    'Samma text står två gånger i filen.',
  ),
  file('the file of another promise', (site) => xliff(site, { id: site.other.promise.id }), 'hör till ett annat löfte'),
  file('the file of another language', (site) => xliff(site, { lang: 'ar' }), 'Filen är på arabiska'),
  file('5.5 MB', () => new Uint8Array(5_500_000).fill(0x41), 'Filen är för stor.'),
  {
    name: 'read in 31 MB',
    how: (site) => sentFile(site, new Uint8Array(31_000_000)),
    status: 413,
    says: 'välj en på högst 5\u00a0MB',
    kept: { none: AT_THE_DOOR },
  },
  {
    name: 'translate the promise of others',
    how: (site) => ({
      ...row(site, {}),
      at: `/arbete/oversatt/${site.own.slug}/${site.other.promise.slug}x/en/fil?/ta`,
    }),
    status: 404,
    says: 'Det finns inget sådant löfte.',
    kept: nothingThere('coordinator'),
  },
  wrongRow('the sign that ends texts', { body: 'a\0b' }, 400, UNREAD),
  wrongRow('it in the Swedish text', { from: 'a\0b' }, 400, UNREAD),
  wrongRow(
    'a text of what is not translated',
    { key: 'session.01900000-0000-7000-8000-000000000001.token' },
    400,
    'finns inte längre i löftet',
  ),
  wrongRow('an unseen sign', { body: 'a\u0001b' }, 400, 'tecken som inte syns'),
  wrongRow('spaces alone', { was: 'x', body: ' \n ' }, 400, 'kan inte tömmas'),
  wrongRow('30,000 signs', { body: 'a'.repeat(30_000) }, 400, 'skriv högst'),
  wrongRow('a version that there is none of', { no: 7 }, 409, 'Någon annan har ändrat texten'),
  wrongRow('fields that the form does not have', { by_person: 'x' }, 400, UNREAD),
  areas('split an area in 10,000', 'dela', () => ({ names: names(10_000) }), 'Skriv högst 20 namn.'),
  areas('split an area in 21', 'dela', () => ({ names: names(21) }), 'Skriv högst 20 namn.'),
  areas('split an area in two of one name', 'dela', () => ({ names: 'Norra ö\nNorra o\u0308' }), 'eget namn'),
  areas('split an area in parts that read backwards', 'dela', () => ({ names: 'Norra\nS\u202eödra' }), 'på en rad'),
  areas('split an area on no day', 'dela', () => ({ names: 'Norra\nSödra', day: '2026-02-30' }), 'Skriv dagen så här'),
  areas(
    'merge an area with itself',
    'ihop',
    (site) => ({ name: 'Hela', other: areaOf(site) }),
    'Välj ett annat område',
  ),
  shared('tell of a site that is script', { webbplats: '<script>.se' }, 'Skriv webbplatsen så här'),
  shared('tell of a site with a line of its own', { webbplats: 'polisen.se\r\nx' }, 'Skriv webbplatsen så här'),
  shared('tell of no period', { period: '----' }, UNREAD),
  shared('tell of version -1', { version: '-1' }, 'Skriv versionens nummer'),
];
