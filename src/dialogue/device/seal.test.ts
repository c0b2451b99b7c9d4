import { expect, test } from 'vitest';
import { bytesOf, newLock, openLock, seal, unseal } from '#dialogue/device/seal.browser.ts';

test('det som är låst öppnas av sin fras och ingen annan, och bara som det det är', async () => {
  const { lock, key } = await newLock('blåsippa i mars');
  const sealed = await seal(key, 'post-1', bytesOf('Mer ljus vid skolan'));
  const opened = await openLock(lock, 'bla\u030asippa i mars');
  if (opened === null) throw new Error('the right phrase did not open');
  expect(new TextDecoder().decode(await unseal(opened, 'post-1', sealed))).toBe('Mer ljus vid skolan');
  expect(await openLock(lock, 'blåsippa i maj')).toBeNull();
  await expect(unseal(opened, 'post-2', sealed)).rejects.toThrow();
  await expect(crypto.subtle.exportKey('raw', opened)).rejects.toThrow();
  expect(lock.rounds).toBeGreaterThanOrEqual(600_000);
});

test('samma ord blir aldrig samma tecken', async () => {
  const { key } = await newLock('blåsippa i mars');
  const twice = [await seal(key, 'post-1', bytesOf('Ja')), await seal(key, 'post-1', bytesOf('Ja'))];
  expect(new Set(twice.map(({ bytes }) => Buffer.from(bytes).toString('hex'))).size).toBe(2);
});
