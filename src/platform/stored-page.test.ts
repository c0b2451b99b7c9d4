import { expect, test } from 'vitest';
import { sizeOf, storedPage } from '#platform/stored-page.server.ts';

test('a stored page holds no more memory than it counts', async () => {
  const rendered = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('sida '.repeat(400)) };
  const page = await storedPage(rendered, {}, 0);
  for (const { body } of [page.br, page.gzip]) expect(body.buffer.byteLength).toBe(body.length);
  // Most of a page's bytes: made anew for the few who take nothing smaller.
  expect(page.identity.body).toBeNull();
});

test('what is compressed already is kept and counted once, and not compressed again', async () => {
  const body = Buffer.alloc(50_000, 'x');
  const page = await storedPage({ status: 200, headers: { 'content-type': 'application/pdf' }, body }, {}, 0);
  expect([page.br, page.gzip]).toEqual([page.identity, page.identity]);
  expect(page.br.headers).not.toContain('content-encoding');
  expect(sizeOf(page)).toBeLessThan(60_000);
});
