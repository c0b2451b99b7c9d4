import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { xliff2js } from 'xliff';
import { sourceHash } from '#promise/translations.server.ts';
import { compareXliff, type XliffCompared } from '#publication/compare-xliff.ts';
import { keyOf, longestFor, type Desk, type DeskState, type DeskText } from '#publication/desk.ts';
import { readXliff } from '#publication/read-xliff.ts';
import { isFit, writeXliff, XLIFF_NAMESPACE } from '#publication/xliff.ts';
import { runs } from '#tests/support/examples.ts';

const PROMISE = { id: '01900000-0000-7000-8000-000000000001', slug: 'norrby-2026', title: 'Löfte & ”Norrby” <2026>' };

function text(
  number: number,
  swedish: string,
  body = '',
  state: DeskState = body === '' ? 'missing' : 'waiting',
): DeskText {
  const place = {
    kind: 'point' as const,
    subjectId: `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    field: 'body',
  };
  return {
    key: keyOf(place),
    place,
    group: `Punkt\u00a0${number}`,
    name: 'Vad vi lovar',
    swedish,
    no: body === '' ? 0 : 1,
    body,
    state,
    translationId: null,
    machine: state === 'machine',
    madeFrom: state === 'older' ? 'Ett äldre löfte.' : null,
    longest: longestFor(swedish),
  };
}

function desk(texts: readonly DeskText[], lang: Desk['lang'] = 'ar'): Desk {
  return { promise: PROMISE, lang, texts };
}

const bytes = (file: string): Uint8Array => new TextEncoder().encode(file);
const written = (texts: readonly DeskText[]): string => writeXliff(desk(texts), 'norrvik', sourceHash);
const read = (own: readonly DeskText[], file: string | Uint8Array, machine = false): XliffCompared =>
  compareXliff(desk(own), readXliff(typeof file === 'string' ? bytes(file) : file), { machine, hash: sourceHash });
const why = (act: () => unknown): string => {
  try {
    act();
  } catch (fault) {
    return fault instanceof Error && 'details' in fault ? JSON.stringify(fault.details) : String(fault);
  }
  return 'took it';
};

const TEXTS = [
  text(1, 'Vi ska hålla åtta vandringar.'),
  text(2, 'Lampor & <stigar>\nska lagas.', 'سيتم إصلاح المصابيح\nوالممرات.', 'machine'),
  text(3, 'Tre kvällar.', 'ثلاث أمسيات.', 'older'),
  text(4, 'Två timmar.', 'ساعتان.', 'approved'),
];

describe('a promise’s texts as XLIFF', () => {
  test('another program reads every text, its translation and the languages', async () => {
    const told = await xliff2js(written(TEXTS));
    expect(told).toMatchObject({ sourceLanguage: 'sv', targetLanguage: 'ar' });
    const [units] = Object.values(told.resources);
    expect(Object.keys(units ?? {})).toEqual(TEXTS.map(({ key }) => key));
    for (const { key, swedish, body } of TEXTS) {
      const unit = units?.[key];
      expect(unit?.source).toBe(swedish);
      expect(unit?.target ?? '').toBe(body);
    }
  });

  test('states say what nobody has gone through, what is from an older text, and what is approved', () => {
    const states = [...written(TEXTS).matchAll(/<segment id="s1" ([^>]*)>/g)].map(([, found]) => found);
    expect(states).toEqual([
      'state="initial"',
      'state="initial" subState="loftet:machine"',
      'state="initial" subState="loftet:older"',
      'state="final"',
    ]);
  });

  // The rules of the core schema (xliff_core_2.0.xsd) and of the specification that concern what we write.
  test('it keeps the core’s rules', () => {
    const file = written(TEXTS);
    expect(file).toContain(`<xliff xmlns="${XLIFF_NAMESPACE}" version="2.0" srcLang="sv" trgLang="ar">`);
    expect(file.match(/<file /g)).toHaveLength(1);
    const names = new Set([...file.matchAll(/<([a-z]\w*)/gi)].map(([, name]) => name));
    expect([...names].toSorted()).toEqual(['file', 'note', 'notes', 'segment', 'source', 'target', 'unit', 'xliff']);
    for (const [, id = ''] of file.matchAll(/ id="([^"]*)"/g)) expect(id).toMatch(/^[\w.-]+$/); // NMTOKEN
    const ids = [...file.matchAll(/<unit id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(TEXTS.length);
    for (const [, body = ''] of file.matchAll(/<unit [^>]*>([\s\S]*?)<\/unit>/g))
      expect(body).toMatch(
        /^\s*<notes>(?:\s*<note [^>]*>[^<]*<\/note>)+\s*<\/notes>\s*<segment [^>]*>\s*<source[^>]*>[^<]*<\/source>(?:\s*<target[^>]*>[^<]*<\/target>)?\s*<\/segment>\s*$/,
      );
    for (const [, state = '', sub] of file.matchAll(/ state="(\w+)"(?: subState="([^"]*)")?/g)) {
      expect(['initial', 'translated', 'reviewed', 'final']).toContain(state);
      if (sub !== undefined) expect(sub).toMatch(/^[^\s:]+:[^\s]+$/);
    }
  });

  test('sent back as it is it changes nothing', () => {
    expect(read(TEXTS, written(TEXTS))).toEqual({ changes: [], refused: [], unknown: [], same: 3, empty: 1 });
  });

  test('any words go out and come back to the letter, and twice the same changes nothing', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[\u200e\u200f\u202a-\u202e\u2066-\u2069\n\t<>&"'\]؀-ۿ ]+$/),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 5 }), (pairs) => {
        const fit = pairs.filter(([swedish, body]) => isFit(swedish) && isFit(body) && swedish.trim() !== '');
        const own = fit.map(([swedish], index) => text(index, swedish));
        const done = fit.map(([swedish, body], index) => text(index, swedish, body));
        const { changes, empty } = read(own, written(done));
        expect(changes.map(({ sent }) => [sent.from, sent.body])).toEqual(
          fit.filter(([, body]) => body.trim() !== '').map(([swedish, body]) => [swedish, body.trim()]),
        );
        expect(changes.length + empty).toBe(fit.length);
        expect(changes.filter(({ older }) => older)).toEqual([]);
        const saved = own.map((one, index) => ({ ...one, body: fit[index]?.[1].trim() ?? '', no: 1 }));
        expect(read(saved, written(done)).changes).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });

  test('a character that XML cannot hold is told, and which text has it', () => {
    for (const sign of ['\u0001', '\u001f', '\ufffe', '\ud800'])
      expect(why(() => written([text(7, `Ord${sign}.`)]))).toMatch(
        /Punkt\u00a07.*kan inte stå i en XLIFF-fil|Punkt.*XLIFF-fil/,
      );
    expect(why(() => written([text(7, 'Ord\u200f\u0085.')]))).toBe('took it');
  });
});

describe('a translator’s file', () => {
  const translated = written([text(1, TEXTS[0]?.swedish ?? '', 'سنقوم بثماني جولات.'), ...TEXTS.slice(1)]);

  test('changes what is translated in it and nothing else', () => {
    const { changes, same } = read(TEXTS, translated);
    expect(changes.map(({ text: { key }, sent, older, clash }) => [key, sent.body, older, clash])).toEqual([
      [TEXTS[0]?.key, 'سنقوم بثماني جولات.', false, true], // the file says version 1, and there is none
    ]);
    expect(same).toBe(3);
  });

  test('made from an earlier Swedish text it comes in as older, and never over a newer translation', () => {
    const now = [text(1, 'Vi ska hålla nio vandringar.')];
    const old = written([text(1, 'Vi ska hålla åtta vandringar.', 'ثماني')]);
    expect(read(now, old).changes).toMatchObject([{ older: true, sent: { from: 'Vi ska hålla åtta vandringar.' } }]);
    const newer = [text(1, 'Vi ska hålla nio vandringar.', 'تسع', 'approved')];
    expect(read(newer, old)).toMatchObject({ changes: [], refused: [{ why: expect.stringContaining('redan') }] });
  });

  test('with a Swedish text that the program changed is refused for that text', () => {
    const changed = translated.replace('>Vi ska hålla åtta', '>Vi ska hålla två');
    expect(read(TEXTS, changed)).toMatchObject({ changes: [], refused: [{ name: 'Punkt\u00a01, Vad vi lovar' }] });
  });

  test('of a machine is marked so: by its own state, by ITS, or by whoever sends it', () => {
    const one = [text(1, 'Ord.')];
    const machine = written([text(1, 'Ord.', 'كلمة', 'machine')]);
    expect(read(one, machine).changes[0]?.sent.machine).toBe(true);
    const its = written([text(1, 'Ord.', 'كلمة')])
      .replace('state="translated"', 'state="initial"')
      .replace(/<target([^>]*)>([^<]*)<\/target>/, '<target$1><mrk id="m1" its:mtConfidence="0.8">$2</mrk></target>')
      .replace('version="2.0"', 'xmlns:its="http://www.w3.org/2005/11/its" version="2.1"');
    expect(read(one, its).changes[0]?.sent).toMatchObject({ machine: true, body: 'كلمة' });
    expect(read(one, written([text(1, 'Ord.', 'كلمة')]), true).changes[0]?.sent.machine).toBe(true);
    const gone = machine.replace('state="initial" subState="loftet:machine"', 'state="reviewed"');
    const known = [text(1, 'Ord.', 'كلمة', 'machine')];
    expect(read(known, gone).changes[0]?.sent).toMatchObject({ machine: false, body: 'كلمة' });
  });

  test('that says that an older translation is right takes its mark away', () => {
    const own = [text(3, 'Tre kvällar.', 'ثلاث أمسيات.', 'older')];
    const said = written(own).replace('state="initial" subState="loftet:older"', 'state="reviewed"');
    expect(read(own, said).changes[0]?.sent.stands).toBe(true);
  });

  test('with parted texts is put together, with markup or too long a text is left out', () => {
    const own = [text(1, 'Ett. Två.')];
    const file = written([text(1, 'Ett. Två.', 'X')]).replace(
      /<segment[\s\S]*<\/segment>/,
      '<segment><source>Ett.</source><target>One.</target></segment><ignorable><source> </source></ignorable><segment><source>Två.</source><target>Two.</target></segment>',
    );
    expect(read(own, file).changes[0]?.sent.body).toBe('One. Two.');
    const markup = written([text(1, 'Ett. Två.', 'X')]).replace('>X<', '><ph id="p1"/>X<');
    expect(read(own, markup)).toMatchObject({ changes: [], refused: [{ why: expect.stringContaining('märkning') }] });
    const long = written([text(1, 'Ett. Två.', 'x'.repeat(501))]);
    expect(read(own, long)).toMatchObject({ changes: [], refused: [{ why: expect.stringContaining('för lång') }] });
  });

  test('of another promise, language or kind is refused with why, and unknown texts are listed', () => {
    expect(why(() => read(TEXTS, translated.replace('promise-0190', 'promise-0191')))).toContain('annat löfte');
    expect(why(() => read(TEXTS, translated.replace('trgLang="ar"', 'trgLang="so"')))).toContain('somaliska');
    expect(why(() => read(TEXTS, translated.replace('trgLang="ar"', 'trgLang="fi"')))).toContain('trgLang');
    expect(why(() => read(TEXTS, translated.replace('srcLang="sv"', 'srcLang="en"')))).toContain('svenska');
    expect(read(TEXTS.slice(1), translated).unknown).toEqual([TEXTS[0]?.key]);
  });

  test('a file of a hundred thousand units is read as one of two is, and does not stop the server', () => {
    const units = Array.from({ length: 100_000 }, (_, no) => `<unit id="u${no}"/>`).join('');
    const file = `<xliff xmlns="${XLIFF_NAMESPACE}" version="2.0" srcLang="sv" trgLang="ar"><file id="f">${units}</file></xliff>`;
    expect(readXliff(Buffer.from(file)).units).toHaveLength(100_000);
  }, 10_000);

  const whole = written(TEXTS);
  const wide = (file: string): Uint8Array =>
    new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file, 'utf16le')]));
  test.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /inte hel/],
    ['no XML', 'PK\u0003\u0004 hello', /inte hel/],
    ['HTML', '<html><body>Hej</body></html>', /ingen XLIFF/],
    ['XLIFF 1.2', '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', /1\.2/],
    ['without namespace', '<xliff version="2.0" srcLang="sv" trgLang="ar"><file id="f"/></xliff>', /ingen XLIFF/],
    ['truncated', whole.slice(0, whole.length / 2), /inte hel/],
    ['two files', whole.replace('</file>', '</file><file id="g"/>'), /ett löfte/],
    ['twice the same unit', whole.replace(/(<unit [\s\S]*?<\/unit>)/, '$1$1'), /två gånger/],
    [
      'entities in entities',
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${whole.slice(39)}`,
      /ingen XLIFF/,
    ],
    ['a file of the machine', `<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff/>`, /ingen XLIFF/],
    ['an entity that nobody declared', whole.replace('Två timmar', '&hemligt;'), /inte hel/],
    [
      'a letter of another encoding',
      new Uint8Array([...bytes(whole.slice(0, 300)), 0xe5, ...bytes(whole.slice(300))]),
      /UTF-8/,
    ],
    ['another encoding by its own word', whole.replace('UTF-8', 'ISO-8859-1'), /UTF-8/],
    ['UTF-16 without its mark', new Uint8Array(Buffer.from(whole, 'utf16le')), /UTF-8|inte hel/],
    ['half of UTF-16', wide(whole.replace('UTF-8', 'UTF-16')).slice(0, 501), /UTF-8|inte hel/],
    ['ten megabytes', new Uint8Array(10_000_000).fill(0x20), /5\u00a0MB/],
    ['a hundred thousand elements in each other', '<a>'.repeat(100_000), /ingen XLIFF/],
  ])('that is %s is refused in words', (_, file, expected) => {
    expect(why(() => read(TEXTS, file))).toMatch(expected);
  });

  test('in UTF-16 with its mark is read as any other', () => {
    expect(read(TEXTS, wide(whole.replace('UTF-8', 'UTF-16'))).same).toBe(3);
  });
});
