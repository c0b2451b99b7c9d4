import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { gridOf } from '#follow-up/grid.ts';
import { sheetDifferences, type Known } from '#follow-up/sheet-differences.ts';
import { readSheet, writeSheet, type SheetFormat } from '#reading/sheet-file.server.ts';
import { numberWritten, swedishNumber } from '#checking/swedish-number.ts';
import { rowsOfTable, sheetPlaces, sheetTable, tidy, type SheetRow } from '#follow-up/sheet.ts';
import { runs } from '#tests/support/examples.ts';
import {
  aFigure,
  aFollowUp,
  anEntry,
  aPoint,
  aPromise,
  aTertial,
  MUNICIPALITY,
  POLICE,
} from '#tests/support/promise-record.ts';

const FORMATS: readonly SheetFormat[] = ['xlsx', 'ods', 'csv'];
const POINT = '0192f8a0-1c1e-7abc-8def-00000000000a';
const ROUNDS = [1, 2].map((no) => aTertial(no as 1 | 2, 2021, { id: `0192f8a0-1c1e-7abc-8def-00000000001${no}` }));
const [ONE, TWO] = [
  { ...MUNICIPALITY, id: '0192f8a0-1c1e-7abc-8def-0000000000b1' },
  { ...POLICE, id: '0192f8a0-1c1e-7abc-8def-0000000000b2' },
];
const PROMISE = aPromise({ points: [aPoint({ id: POINT, owners: [ONE, TWO] })] });
const TODAY = '2021-06-01';

type Said = {
  body: string;
  reason?: string | null;
  nextStep?: string | null;
  no?: number;
  figures?: Parameters<typeof aFigure>[0][];
};
function grid(said: Said) {
  const { figures = [], ...words } = said;
  const entry = anEntry({
    id: 'e',
    roundId: ROUNDS[0]?.id ?? '',
    pointId: POINT,
    partyId: ONE.id,
    progress: 'planned',
    ...words,
  });
  const own = figures.map((parts, index) =>
    aFigure({ id: `f${index}`, pointId: POINT, entryVersionId: entry.versionId, position: index + 1, ...parts }),
  );
  return gridOf(PROMISE, aFollowUp({ rounds: ROUNDS, entries: [entry], figures: own }), new Map(), TODAY);
}
const knownOf = (one: ReturnType<typeof grid>): Map<string, Known> =>
  new Map(sheetPlaces(one).map((place) => [place.key, { place, may: true }]));
const rowsOf = async (one: ReturnType<typeof grid>, format: SheetFormat): Promise<readonly SheetRow[]> => {
  const read = rowsOfTable(await readSheet(await writeSheet(sheetTable(one), format, 'Uppföljning')));
  if ('fault' in read) throw new Error(read.fault);
  expect(read.unknown).toEqual([]);
  return read.rows;
};

/** What people write, and what a format may stumble over. */
const words = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '=HYPERLINK("http://x")',
    '@SUM(A1)',
    '+46 13',
    '-5',
    "'citat",
    "''",
    '00123',
    '1,5',
    '1 234',
    'TRUE',
    '2021-05-03',
    'a;b"c"\nd',
    '_x000D_',
    '_x0041_',
    '  mellan  rum ',
    'Rad;Version',
    '\u05d0\u05d1',
    '😀 e\u0301',
    '<b>&amp;</b>',
    ']]>',
    '1e5',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const body = words.filter((text) => tidy(text) !== '');

describe('a sheet that goes out and comes back', () => {
  test.each(FORMATS)('as %s says what it said, whatever was written', async (format) => {
    await fc.assert(
      fc.asyncProperty(body, words, words, async (text, reason, nextStep) => {
        const one = grid({
          body: text,
          reason,
          nextStep,
          figures: [{ label: tidy(text).replace(/\s+/g, ' '), value: -2.5 }],
        });
        const rows = await rowsOf(one, format);
        expect(rows).toHaveLength(4);
        expect(rows[0]?.words).toMatchObject({
          Resultat: tidy(text),
          Skäl: tidy(reason),
          'Nästa steg': tidy(nextStep),
        });
        expect(sheetDifferences(rows, knownOf(one), new Map())).toEqual({ changes: [], unknown: [] });
      }),
      { numRuns: runs(60) },
    );
  });

  test.each(FORMATS)('as %s is a sheet of texts, without a formula', async (format) => {
    const bytes = await writeSheet([['=1+1', '@x', '-5', '+1', 'ord']], format, 'U');
    if (format === 'csv') expect(new TextDecoder().decode(bytes.slice(3))).toBe("'=1+1;'@x;'-5;'+1;ord");
    else expect(Buffer.from(bytes).toString('latin1')).toMatch(/^PK/);
    expect(await readSheet(bytes)).toEqual([['=1+1', '@x', '-5', '+1', 'ord']]);
  });

  test('as csv it opens in a Swedish Excel: a mark for UTF-8, semicolons, lines ended by CRLF', async () => {
    const bytes = await writeSheet(
      [
        ['å', 'b'],
        ['c', 1],
      ],
      'csv',
      'U',
    );
    expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    expect(new TextDecoder().decode(bytes)).toBe('å;b\r\nc;1');
  });

  test('as an old Windows saves it, or with columns moved, it is understood all the same', async () => {
    const [row] = await rowsOf(grid({ body: 'Vi gick.' }), 'csv');
    const text = `Status;Version;Rad;Resultat;Eget\r\npågår;${row?.version};${row?.key};Åtta vandringar.;x\r\n`;
    const read = rowsOfTable(await readSheet(Uint8Array.from(Buffer.from(text, 'latin1'))));
    expect(read).toMatchObject({ rows: [{ key: row?.key, words: { Status: 'pågår', Resultat: 'Åtta vandringar.' } }] });
  });
});

describe('what a sheet changes', () => {
  const one = grid({
    body: 'Vi höll två vandringar.',
    no: 3,
    figures: [{ label: 'Vandringar', value: 2, unit: 'stycken' }],
  });
  const known = knownOf(one);
  const [place] = sheetPlaces(one);
  const row = (parts: Partial<SheetRow['words']>, version = 3): SheetRow => ({
    key: place?.key ?? '',
    version,
    line: 2,
    words: {
      Resultat: 'Vi höll två vandringar.',
      Status: 'planerad',
      Skäl: '',
      'Nästa steg': '',
      Siffror: 'Vandringar: 2 stycken',
      ...parts,
    },
  });
  const differences = (sheet: SheetRow, base: [string, SheetRow['words']][] = []) =>
    sheetDifferences([sheet], known, new Map(base));

  test('is told by its cells', () => {
    const { changes } = differences(
      row({ Resultat: 'Vi höll tre vandringar.', Siffror: 'Vandringar: 3 stycken\nMöten: 1 möte' }),
    );
    expect(changes).toMatchObject([
      {
        no: 3,
        conflict: false,
        fault: null,
        fields: [
          { column: 'Resultat', was: 'Vi höll två vandringar.', becomes: 'Vi höll tre vandringar.', now: null },
          { column: 'Siffror', becomes: 'Vandringar: 3 stycken\nMöten: 1 möte' },
        ],
      },
    ]);
  });

  test('is nothing where somebody else has changed a row that the sheet left alone', () => {
    const old = row({ Resultat: 'Vi höll en vandring.' }, 2);
    expect(differences(old, [[`${old.key} 2`, old.words]]).changes).toEqual([]);
  });

  test('is a collision where both changed the same; what only the other changed stays', () => {
    const taken = row({ Resultat: 'Vi höll en vandring.', Skäl: 'Gammalt.' }, 2).words;
    const { changes } = differences({ ...row({}, 2), words: { ...taken, Resultat: 'Vi höll fem.' } }, [
      [`${place?.key} 2`, taken],
    ]);
    expect(changes).toMatchObject([
      {
        conflict: true,
        no: 3,
        words: { Resultat: 'Vi höll fem.', Skäl: '' },
        fields: [
          { column: 'Resultat', was: 'Vi höll en vandring.', now: 'Vi höll två vandringar.', becomes: 'Vi höll fem.' },
        ],
      },
    ]);
  });

  test.each([
    [{ Status: 'klarr', Skäl: 'x' }, 'Statusen ”klarr” finns inte'],
    [{ Status: 'pågår' }, 'Skriv ett skäl'],
    [{ Resultat: '' }, 'Skriv vad som gjordes'],
    [{ Siffror: 'många' }, 'Siffran ”många” går inte att tolka'],
    [{ Siffror: 'Vandringar: 1.234,5 stycken' }, 'går inte att tolka'],
    [{ Resultat: 'x'.repeat(20_001) }, 'för långt'],
  ])('%j cannot be taken, and it is said why', (parts, why) => {
    expect(differences(row(parts)).changes[0]?.fault).toContain(why);
  });

  test('a row of another promise, one that stands there twice and one without a version are left out', () => {
    const other = { ...row({}), key: `${'0'.repeat(12)}-${'0'.repeat(12)}-${'0'.repeat(12)}-e`, line: 7 };
    const twice = { ...row({ Resultat: 'Annat.' }), line: 9 };
    expect(sheetDifferences([row({}), other, twice, row({}, 9)], known, new Map()).unknown).toEqual([7, 9, 2]);
    const table = [
      ['Rad', 'Version'],
      ['x', '1'],
      [place?.key ?? '', 'två'],
      ['', ''],
    ];
    expect(rowsOfTable(table)).toEqual({ rows: [], unknown: [2, 3] });
  });
});

describe('a file that is no sheet of ours', () => {
  const ods = (table: string, size = '') =>
    zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8(
        `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>${size}`,
      ),
    });
  const cell = (repeat: string) =>
    `<table:table table:name="U"><table:table-row ${repeat}><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>`;

  test.each([
    ['more than 2 MB', new Uint8Array(2_000_001), 'sheet-too-large'],
    ['a broken zip', Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'sheet-unreadable'],
    ['a zip with something else', zipSync({ 'a.txt': strToU8('hej') }), 'sheet-unreadable'],
    ['a program', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]), 'sheet-unreadable'],
    ['a bomb', ods('', ' '.repeat(50_000_000)), 'sheet-unreadable'],
    ['a sheet of a thousand million cells', ods(cell('table:number-rows-repeated="1048576"')), 'sheet-unreadable'],
    ['a sheet of many columns', ods(cell('')), 'sheet-too-large'],
  ])('%s is refused', async (_what, bytes, code) => {
    await expect(readSheet(bytes)).rejects.toMatchObject({ code });
  });

  test('an empty one and any text are read, and have no head', async () => {
    for (const text of ['', 'hej', 'a;b\n1;2', '"öppet citat'])
      expect(rowsOfTable(await readSheet(Buffer.from(text)))).toEqual({ fault: 'no-head' });
  });

  test('bytes of any kind never end in anything but a table or a refusal that we know', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, zip) => {
        const sent = zip ? Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes]) : bytes;
        await readSheet(sent).then(rowsOfTable, (fault: { code: string }) => expect(fault.code).toMatch(/^sheet-/));
      }),
      { numRuns: runs(300) },
    );
  });

  test('one damaged sheet after the other neither', async () => {
    const whole = await writeSheet(sheetTable(grid({ body: 'Vi gick.' })), 'xlsx', 'U');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const damaged = Uint8Array.from(whole);
        damaged[at] = value;
        await readSheet(damaged).then(rowsOfTable, (fault: { code: string }) => expect(fault.code).toMatch(/^sheet-/));
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('numbers as Swedes write them', () => {
  test.each([
    ['12', 12],
    ['1 234', 1234],
    ['1\u00a0234,5', 1234.5],
    ['1\u202f234\u202f567', 1_234_567],
    ['0,713', 0.713],
    ['2.5', 2.5],
    ['-3', -3],
    ['\u22123', -3],
    [' 7 ', 7],
  ])('%s', (text, value) => expect(swedishNumber(text)).toBe(value));

  test.each(['', 'tolv', '1.234,5', '1,234.5', '12 34', '1e5', '5 %', '--1', 'NaN', 'Infinity', '9'.repeat(13)])(
    '“%s” is none',
    (text) => expect(swedishNumber(text)).toBeNull(),
  );

  test('what we write we read', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: -1e9, max: 1e9 }),
          fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
        ),
        (value) => {
          expect(swedishNumber(numberWritten(value))).toBe(value);
        },
      ),
    );
  });
});
