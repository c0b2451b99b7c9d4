import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { ensureParty } from '#places/registers.server.ts';
import { inWork } from '#access/work.server.ts';
import { signInByPassword } from '#access/sign-in-password.server.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';
import { urlOf } from '#tests/support/url-of.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const LINK = /^Logga in: http:\/\/localhost:3951\/arbete\/logga-in\/[\w-]{43}\nLänken fungerar en gång/;

describe.each(testServers().slice(0, 1))('./loftet user on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
    const id = await createMunicipality(data, { slug: 'ekby', name: 'Ekby kommun' });
    await inWork(data.db, id, TESTER, (work) => ensureParty(work, 'police', 'Polisen i Ekby'));
  });
  afterAll(() => data.drop());

  const user = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [MAIN, 'user', ...args], {
      encoding: 'utf8',
      input,
      env: {
        ...process.env,
        DATABASE_URL: urlOf(data.app),
        DATABASE_OWNER_URL: urlOf(data.owner),
        LOFTET_SECRET: 'h'.repeat(64),
        PORT: '3951',
      },
    });

  test('adds, lists and shuts out; the link goes to stdout alone', () => {
    const added = user(['add', 'Eva Ek', 'Eva@ekby.se', '--administrator']);
    expect([added.status, added.stdout]).toEqual([0, expect.stringMatching(LINK)]);
    const role = ['--role', 'approver', '--municipality', 'ekby', '--party', 'polisen i ekby'];
    expect(user(['add', 'Per Ås', 'per@polisen.se', ...role]).status).toBe(0);
    expect(user(['list']).stdout).toBe(
      'Eva Ek <eva@ekby.se>: sköter hela Löftet\nPer Ås <per@polisen.se>: godkännare i ekby\n',
    );
    expect(user(['disable', 'per@polisen.se'])).toMatchObject({ status: 0, stdout: '' });
    expect(JSON.parse(user(['list', '--json']).stdout)).toMatchObject([{ name: 'Eva Ek' }, { disabled: true }]);
  });

  test('a password comes by stdin and never as a word of the command', async () => {
    const args = ['add', 'Ada Å', 'ada@ekby.se', '--administrator', '--password-stdin'];
    expect(user(args, 'kort\n')).toMatchObject({
      status: 2,
      stderr: 'Lösenordet ska ha minst 12 och högst 200 tecken.\n',
    });
    expect(user(args, 'ett långt lösenord\n').status).toBe(0);
    const typed = { email: 'ada@ekby.se', password: 'ett långt lösenord' };
    await expect(signInByPassword({ db: data.db }, typed, null)).resolves.toBeTypeOf('string');
  });

  test.each([
    [
      ['add', 'Eva Ek', 'eva@ekby.se', '--role', 'approver', '--municipality', 'ekby', '--party', 'Ingen'],
      /^Kommunen har ingen part som heter så\. De som finns: Polisen i Ekby\./,
    ],
    [['add', 'Eva\nEk', 'eva@ekby.se', '--administrator'], /^Skriv personens namn på en rad/],
  ])('%j: one sentence, code 2, nothing on stdout', (args, sentence) => {
    expect(user(args)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(sentence) });
  });
});
