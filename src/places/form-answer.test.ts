import { expect, test } from 'vitest';
import { clashOf, seenVersion, type FormAnswer } from '#places/form-answer.ts';

const sent = (code: string | null): FormAnswer => ({
  form: 'skriv',
  sentence: '',
  code,
  fields: [],
  typed: { no: '3' },
});
const versionOf = (form: string, answer: FormAnswer | null) => seenVersion(form, answer, { name: 'no', now: 5 });

test('ett formulär skrivs över den version som orden lästes ur, så att ett fel i ett fält inte tar någon annans ändring', () => {
  expect(versionOf('skriv', null)).toBe(5);
  expect(versionOf('skriv', sent(null))).toBe('3');
  expect(versionOf('skriv', sent('busy'))).toBe('3');
});

test('den som har fått se vad någon annan sparade kan spara över det', () => {
  expect(versionOf('skriv', sent('edited-meanwhile'))).toBe(5);
  expect(clashOf('skriv', sent('edited-meanwhile'))?.typed).toEqual({ no: '3' });
});

test('ett annat formulär på samma sida rörs inte av det', () => {
  expect(versionOf('dela', sent(null))).toBe(5);
  expect(clashOf('dela', sent('edited-meanwhile'))).toBe(null);
});
