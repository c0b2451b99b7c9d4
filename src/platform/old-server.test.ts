import type pg from 'pg';
import { expect, test } from 'vitest';
import { refuseOldServer } from '#platform/migrations.server.ts';

const server = (number: number, text: string) =>
  ({ query: async () => ({ rows: [{ number, text }] }) }) as unknown as pg.ClientBase;

test('PostgreSQL 15 is the oldest server that will do', async () => {
  await refuseOldServer(server(150_000, '15.0'));
  await expect(refuseOldServer(server(140_022, '14.22'))).rejects.toMatchObject({
    code: 'database-too-old',
    details: { found: '14.22' },
  });
});
