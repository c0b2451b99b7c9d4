import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEnv } from '#platform/config.ts';
import { sentenceFor } from '#platform/errors.ts';

describe('inställningar', () => {
  test('utan några alls går allt att köra', () => {
    expect(readEnv({})).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
      loadDemo: true,
      hosts: [],
      trustProxy: false,
    });
  });
  test('en tom variabel räknas som utelämnad', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: '', LOFTET_SECRET: '' })).toEqual(readEnv({}));
  });
  test('värdnamn skiljs med komma', () => {
    expect(readEnv({ LOFTET_HOSTS: 'a.se, b.se,' }).hosts).toEqual(['a.se', 'b.se']);
  });
  test.each([
    [{ PORT: 'abc' }, 'PORT ska vara ett portnummer mellan 0 och 65535.'],
    [{ PORT: '70000' }, 'PORT ska vara ett portnummer mellan 0 och 65535.'],
    [{ LOFTET_DEMO: 'nej' }, 'LOFTET_DEMO ska vara on eller off.'],
    [{ LOFTET_SECRET: 'kort' }, 'LOFTET_SECRET ska ha minst 32 tecken.'],
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL ska vara en adress som postgres://konto:lösenord@server:5432/databas.',
    ],
    [
      { PORT: 'x', LOFTET_DEMO: 'x' },
      'PORT ska vara ett portnummer mellan 0 och 65535. LOFTET_DEMO ska vara on eller off.',
    ],
  ])('%o ger en mening', (env, sentence) => {
    let said = '';
    try {
      readEnv(env);
    } catch (error) {
      said = sentenceFor(error);
    }
    expect(said).toBe(sentence);
  });
  test('.env.example tar upp varje variabel, och ingen annan', () => {
    const named = (file: string, pattern: RegExp) =>
      [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(pattern)].map((match) => match[1]).sort();
    const documented = named('../../.env.example', /^([A-Z_]+)=/gm);
    expect(documented).toEqual(named('config.ts', /^ {2}([A-Z_]+):/gm));
    expect(documented.length).toBeGreaterThan(5);
  });
  test('exempelfilen går att använda som den står', () => {
    const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').matchAll(/^([A-Z_]+)=(.*)$/gm);
    expect(readEnv(Object.fromEntries([...lines].map(([, name, value]) => [name, value])))).toEqual(readEnv({}));
  });
});

test('mail goes out by the server and from the sender that were given; without a server it is kept', () => {
  expect(readEnv({}).smtp).toBeUndefined();
  expect(readEnv({ LOFTET_MAIL_FROM: 'loftet@kommunen.se' }).smtp).toBeUndefined();
  const url = 'smtp://konto:l%40s@mejl.kommunen.se:587';
  expect(readEnv({ LOFTET_SMTP_URL: url, LOFTET_MAIL_FROM: 'Löftet i Ekby <loftet@ekby.se>' }).smtp).toEqual({
    url,
    from: { name: 'Löftet i Ekby', address: 'loftet@ekby.se' },
  });
  expect(readEnv({ LOFTET_SMTP_URL: url, LOFTET_MAIL_FROM: 'loftet@ekby.se' }).smtp?.from).toEqual({
    name: '',
    address: 'loftet@ekby.se',
  });
});

test('a mail server without a sender, another protocol and a sender on two lines are refused', () => {
  const refused = (env: Record<string, string>): void => {
    expect(() => readEnv(env)).toThrow('usage');
  };
  const url = 'smtp://mejl.kommunen.se';
  refused({ LOFTET_SMTP_URL: url });
  refused({ LOFTET_SMTP_URL: 'https://mejl.kommunen.se', LOFTET_MAIL_FROM: 'a@b.se' });
  for (const from of [
    'a@b.se\r\nBcc: c@d.se',
    'A\nB <a@b.se>',
    'a@b.se, c@d.se',
    'Löftet',
    '"A" <a@b.se>',
    '<<a@b.se>',
  ])
    refused({ LOFTET_SMTP_URL: url, LOFTET_MAIL_FROM: from });
});
