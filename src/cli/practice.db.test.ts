import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { urlOf } from '#tests/support/url-of.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const NAME = 'Övning – Ekby kommun';

describe.each(testServers().slice(0, 1))('./loftet practice on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
    await createMunicipality(data, { slug: 'ekby', name: 'Ekby kommun' });
  });
  afterAll(() => data.drop());

  const practice = (...args: readonly string[]) =>
    spawnSync(process.execPath, [MAIN, 'practice', ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: urlOf(data.app),
        DATABASE_OWNER_URL: urlOf(data.owner),
        LOFTET_SECRET: 'h'.repeat(64),
      },
    });

  test('makes, fills and empties, and says what it did', () => {
    expect(practice('make', 'ekby')).toMatchObject({
      status: 0,
      stdout: 'Övningskommunen finns: ovning-ekby. Fyll den med: ./loftet practice fill ovning-ekby\n',
    });
    expect(practice('fill', 'ovning-ekby')).toMatchObject({ status: 0, stdout: `${NAME} är fylld med exemplet.\n` });
    expect(practice('fill', 'ovning-ekby')).toMatchObject({ status: 3, stdout: '' });
    expect(practice('empty', 'ovning-ekby', '--name', 'Ekby kommun')).toMatchObject({ status: 3, stdout: '' });
    const emptied = practice('empty', 'ovning-ekby', '--name', NAME);
    expect([emptied.status, emptied.stdout]).toEqual([0, expect.stringMatching(/är tom\. \d{3,}\u00a0rader/)]);
  });

  test('a real municipality is neither filled nor emptied (3); what is written wrongly ends with 2', () => {
    for (const args of [
      ['fill', 'ekby'],
      ['empty', 'ekby', '--name', 'Ekby kommun'],
    ]) {
      const { status, stdout, stderr } = practice(...args);
      expect([status, stdout]).toEqual([3, '']);
      expect(stderr).toContain('Bara en övningskommun kan fyllas och tömmas.');
    }
    for (const args of [
      [],
      ['fill'],
      ['empty', 'ekby'],
      ['fill', 'ekby', '--name', 'x'],
      ['burn', 'ekby'],
      ['fill', 'borta'],
    ])
      expect(practice(...args), args.join(' ')).toMatchObject({ status: 2, stdout: '' });
  });
});
