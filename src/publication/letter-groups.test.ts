import { expect, test } from 'vitest';
import { letterGroups } from '#publication/letter-groups.ts';

const named = (...names: string[]) => names.map((name) => ({ name }));

test('få namn står tillsammans', () => {
  expect(letterGroups(named('Ekby', 'Älvköping'))).toBeNull();
});

test('många namn delas efter första bokstaven, A till Ö, och É är ett E', () => {
  const groups = letterGroups(named(...'Öby Ekby Ånge Éby Älv Boda Alby Asby Dal Fors Gård Hult Ivö'.split(' '))) ?? [];
  expect(groups.map(({ letter }) => letter).join('')).toBe('ABDEFGHIÅÄÖ');
  expect(groups.find(({ letter }) => letter === 'E')?.members.map(({ name }) => name)).toEqual(['Éby', 'Ekby']);
});
