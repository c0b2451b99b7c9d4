import { expect, test } from 'vitest';
import { seal, unseal } from '#platform/mail/seal.server.ts';

const SECRET = 'en hemlighet som är minst trettiotvå tecken';

test('what is locked opens with the same secret in the same place, and reads otherwise every time', () => {
  const [one, two] = [seal(SECRET, 'rad 1', 'Hej å ä ö 😀'), seal(SECRET, 'rad 1', 'Hej å ä ö 😀')];
  expect(unseal(SECRET, 'rad 1', one)).toBe('Hej å ä ö 😀');
  expect(one.equals(two)).toBe(false);
  expect(one.includes('Hej')).toBe(false);
});

test('another secret, another place, one changed bit or a shorter tag opens nothing', () => {
  const sealed = seal(SECRET, 'rad 1', 'Hej');
  const changed = Buffer.from(sealed);
  changed.writeUInt8(changed.readUInt8(changed.length - 1) ^ 1, changed.length - 1);
  expect(() => unseal(`${SECRET}!`, 'rad 1', sealed)).toThrow();
  expect(() => unseal(SECRET, 'rad 2', sealed)).toThrow();
  expect(() => unseal(SECRET, 'rad 1', changed)).toThrow();
  expect(() => unseal(SECRET, 'rad 1', sealed.subarray(0, 20))).toThrow();
});
