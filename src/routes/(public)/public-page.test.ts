import { isHttpError } from '@sveltejs/kit';
import { expect, test, vi } from 'vitest';
import { orUnavailable } from '#routes/(public)/public-page.ts';

test('när databasen är borta får läsaren ett lugnt besked, och loggen felet', async () => {
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const told: unknown = await orUnavailable(() => Promise.reject(new Error('connect ENOENT'))).catch(
    (error: unknown) => error,
  );
  const logged = log.mock.calls.flat().join('');
  log.mockRestore();
  if (!isHttpError(told, 503)) throw new Error('no calm answer');
  expect(told.body.message).toMatch(/^Sidan går inte att visa just nu\./);
  expect(told.body.message).not.toContain('ENOENT');
  expect(logged).toContain('public page');
});

test('det som finns ges vidare', async () => {
  expect(await orUnavailable(() => Promise.resolve('sida'))).toBe('sida');
});
