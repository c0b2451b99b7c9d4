import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ACTIONS } from '#access/can.ts';
import { roleTable } from '#access/role-table.ts';

const PAGE = new URL('../../docs/roller.md', import.meta.url);

/** `vitest run --project pure src/access/role-table.test.ts -u` writes it anew. */
test('docs/roller.md tells who may do what as the table of it does', async () => {
  const [before = ''] = readFileSync(PAGE, 'utf8').split('\n| Att |');
  await expect(`${before}\n${roleTable()}`).toMatchFileSnapshot('../../docs/roller.md');
});

test('every action has its row', () => {
  expect(roleTable().trim().split('\n')).toHaveLength(ACTIONS.length + 2);
});
