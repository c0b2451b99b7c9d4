import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { AppError } from '#platform/errors.ts';
import { openZip } from '#reading/docx/open-zip.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'no error';
};
const zip = zipSync({ 'word/a.xml': strToU8('Trygghetsråd'), 'plain.txt': [strToU8('rått'), { level: 0 }] });

test('a file is found by its name, whatever its case and slashes, packed or not', () => {
  const { unpack, names } = openZip(zip);
  expect(names).toEqual(['word/a.xml', 'plain.txt']);
  expect(strFromU8(unpack('/WORD\\A.xml') ?? new Uint8Array())).toBe('Trygghetsråd');
  expect(strFromU8(unpack('plain.txt') ?? new Uint8Array())).toBe('rått');
  expect(unpack('../word/a.xml')).toBeNull();
});

test('bytes before the zip move everything, and nothing is lost', () => {
  const moved = new Uint8Array([...strToU8('preface'), ...zip]);
  expect(strFromU8(openZip(moved).unpack('plain.txt') ?? new Uint8Array())).toBe('rått');
});

describe('what is refused', () => {
  test('a changed byte of the content', () => {
    const changed = zip.slice();
    const at = Buffer.from(changed).indexOf('rått');
    changed[at] = 0x52;
    expect(codeOf(() => openZip(changed).unpack('plain.txt'))).toBe('document-damaged');
  });
  test('an encrypted file', () => {
    const locked = zip.slice();
    const view = new DataView(locked.buffer);
    for (let at = 0; at < locked.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) locked[at + 8] = 1;
    expect(codeOf(() => openZip(locked).unpack('plain.txt'))).toBe('document-locked');
  });
  test('a file that unpacks to three hundred times its size', () => {
    const bomb = zipSync({ a: new Uint8Array(2_000_000) });
    expect(codeOf(() => openZip(bomb).unpack('a'))).toBe('document-unsafe');
  });
  test('files that are large together', () => {
    const noise = new Uint8Array(26_000_000);
    for (let no = 0; no < noise.length; no++) noise[no] = Math.imul(no, 2_654_435_761) >>> 24;
    const large = openZip(zipSync({ a: noise, b: noise, c: noise, d: noise }, { level: 0 }));
    expect(codeOf(() => ['a', 'b', 'c'].map(large.unpack))).toBe('no error');
    expect(codeOf(() => large.unpack('d'))).toBe('document-unsafe');
  });
  test('every cut-off zip is damaged, and none brings anything down', () => {
    const codes = Array.from({ length: zip.length }, (_, length) =>
      codeOf(() => openZip(zip.slice(0, length)).unpack('plain.txt')),
    );
    expect(new Set(codes)).toEqual(new Set(['document-damaged']));
  });
});
