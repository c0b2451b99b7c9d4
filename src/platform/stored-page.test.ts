import { expect, test } from 'vitest';
import { storedPage } from '#platform/stored-page.server.ts';

test('a stored page holds no more memory than it counts', async () => {
  const rendered = { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('sida '.repeat(400)) };
  const page = await storedPage(rendered, {}, 0);
  for (const { body } of [page.br, page.gzip, page.identity]) expect(body.buffer.byteLength).toBe(body.length);
});
