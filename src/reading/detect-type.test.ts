import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { AppError, type ErrorCode } from '#platform/errors.ts';
import { detectType } from '#reading/detect-type.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const docx = zipSync({ 'word/document.xml': strToU8('<x/>') });

function outcome(bytes: Uint8Array, name = 'dokument'): string {
  try {
    return detectType(bytes, name);
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('innehållet avgör, inte namnet', () => {
  test.each<[string, Uint8Array, string]>([
    ['rapport.txt', utf8('%PDF-1.7\n...'), 'application/pdf'],
    ['skräp före.pdf', utf8('\r\n%PDF-1.4'), 'application/pdf'],
    ['rapport.pdf', docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['rapport.docx', utf8('<!doctype html><p>Hej'), 'text/html'],
    ['rapport.md', utf8('\ufeff <!-- saved from url -->\n<html><body>Hej'), 'text/html'],
    ['rapport', utf8('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="x"/>'), 'text/html'],
    ['rapport', utf8('<div><p>Polisen</p></div>'), 'text/html'],
    ['rapport.txt', utf8('# Löfte\n\nPolisen ska patrullera.'), 'text/markdown'],
    ['rapport.txt', utf8('Se [sidan](https://ekby.example).'), 'text/markdown'],
    ['rapport.txt', utf8('| Löfte | T1 |\n|---|:---:|\n| a | b |'), 'text/markdown'],
    ['rapport.html', utf8('Polisen ska patrullera.'), 'text/plain'],
    ['rapport.txt', utf8('En text om %PDF- och annat.'), 'text/plain'],
    ['rapport.txt', utf8('BM och MZ är förkortningar.'), 'text/plain'],
    ['rapport.txt', new Uint8Array(Buffer.from('Trygghetsråd i år', 'latin1')), 'text/plain'],
    ['rapport.txt', new Uint8Array(Buffer.from('\ufeffTrygghetsråd', 'utf16le')), 'text/plain'],
  ])('%s', (name, bytes, expected) => {
    expect(outcome(bytes, name)).toBe(expected);
  });
});

test('mellan Markdown och ren text avgör namnet när innehållet inte gör det', () => {
  const open = utf8('- **Polisen ska patrullera.**\n- Kommunen ska svara.\n');
  expect(outcome(open, 'a.txt')).toBe('text/plain');
  expect(outcome(open, 'a')).toBe('text/plain');
  expect(outcome(open, 'A.MD')).toBe('text/markdown');
});

describe('det som inte går att läsa får sin egen förklaring', () => {
  const ole = (stream: string) => {
    const bytes = new Uint8Array(2000);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    bytes.set(Buffer.from(stream, 'utf16le'), 1024);
    return bytes;
  };
  test.each<[string, Uint8Array, ErrorCode]>([
    ['tom', new Uint8Array(), 'document-empty'],
    ['bara blanksteg', utf8('\ufeff \n\t\u00a0'), 'document-empty'],
    ['gammal Word', ole('WordDocument'), 'document-old-word'],
    ['låst Word', ole('EncryptedPackage'), 'document-locked'],
    ['gammalt kalkylblad', ole('Workbook'), 'document-unknown-type'],
    ['kalkylblad', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'document-unknown-type'],
    ['avhuggen Word', docx.slice(0, 60), 'document-damaged'],
    ['RTF', utf8('{\\rtf1 Hej}'), 'document-unknown-type'],
    ['annan XML', utf8('<?xml version="1.0"?><faktura/>'), 'document-unknown-type'],
    [
      'Word som en enda XML',
      utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="x"/>'),
      'document-unknown-type',
    ],
    ['bild', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'document-unknown-type'],
    ['brus', Uint8Array.from({ length: 3000 }, (_, no) => (no * 7919) % 251), 'document-unknown-type'],
  ])('%s', (_, bytes, code) => {
    expect(outcome(bytes, 'dokument.docx')).toBe(code);
  });
});
