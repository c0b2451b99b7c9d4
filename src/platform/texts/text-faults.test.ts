import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { LANGS } from '#platform/texts/languages.ts';
import { readMessages } from '#platform/texts/read-messages.server.ts';
import { textFaults, type Messages } from '#platform/texts/text-faults.ts';

const FOLDER = 'src/platform/texts';
const read = readMessages;
const plural = (match: Readonly<Record<string, string>>): Messages[string] => [
  { declarations: ['input count', 'local form = count: plural'], selectors: ['form'], match },
];
const SV: Messages = { hello: 'Hej {name}!', things: plural({ 'form=one': 'en sak', 'form=other': '{number} saker' }) };

test.each(LANGS)('every message that there is in Swedish is there in %s, with its forms and places', (lang) => {
  expect(Object.keys(read('sv')).length).toBeGreaterThan(20);
  expect(textFaults(lang, read(lang), read('sv'))).toEqual([]);
});

test('what is missing, empty, unknown or lacks a place is told', () => {
  expect(textFaults('en', { hello: ' ', bye: 'Bye' }, SV)).toEqual([
    'en: things saknas',
    'en: hello är tomt',
    'en: hello (other) saknar platser: name',
    'en: bye finns inte på svenska',
  ]);
  expect(textFaults('en', { ...SV, hello: 'Hello {nam}!' }, SV)).toEqual([
    'en: hello (other) har okända platser: nam',
    'en: hello (other) saknar platser: name',
  ]);
});

test('Arabic has six forms, and Swedish words two: one form too few is told, and a number that is left out of many', () => {
  const two = { ...SV, things: plural({ 'form=one': 'شيء', 'form=other': '{number}' }) };
  expect(textFaults('ar', two, SV)).toEqual(['ar: things ska ha formerna few, many, one, other, two, zero']);
  const silent = { ...SV, things: plural({ 'form=one': 'one thing', 'form=other': 'things' }) };
  expect(textFaults('en', silent, SV)).toEqual(['en: things (other) saknar platser: number']);
});

test('a language without one of the messages is refused before anything is built', () => {
  const copy = mkdtempSync(path.join(tmpdir(), 'loftet-texts-'));
  try {
    for (const name of ['package.json', FOLDER, 'src/platform/unseen-signs.ts'])
      cpSync(name, path.join(copy, name), { recursive: true });
    symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'));
    const { mail_hello: _, ...left } = JSON.parse(readFileSync(`${FOLDER}/messages/so.json`, 'utf8')) as Messages;
    writeFileSync(path.join(copy, FOLDER, 'messages/so.json'), JSON.stringify(left));
    const { status, stderr } = spawnSync(process.execPath, [`${FOLDER}/compile-texts.server.ts`], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([1, 'so: mail_hello saknas\n']);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});
