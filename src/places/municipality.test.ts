import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MunicipalityInput, RESERVED_SLUGS } from '#places/municipality.ts';

describe('en kommuns adress', () => {
  test.each(['linkoping', 'upplands-vasby', 'k1'])('%s går', (slug) => {
    expect(MunicipalityInput.safeParse({ slug, name: 'A' }).success).toBe(true);
  });
  test.each(['', 'Linköping', 'linköping', '-a', 'a-', 'a--b', 'a b', 'a/b', 'las', 'arbete', 'x'.repeat(81)])(
    '%s går inte',
    (slug) => {
      expect(MunicipalityInput.safeParse({ slug, name: 'A' }).success).toBe(false);
    },
  );
  test('databasen håller på samma ord som koden', () => {
    const folder = new URL('../platform/migrations/', import.meta.url);
    const migrations = readdirSync(folder).toSorted();
    const sql = migrations.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
    const checks = [
      ...sql.matchAll(/(?:create|alter) table municipality\b[^;]*?\bslug (?:not in \(([^)]+)\)|<> ('[^']+'))/g),
    ];
    const listed = checks.map(([, several, one]) => several ?? one).join();
    expect([...listed.matchAll(/'([^']+)'/g)].map((match) => match[1])).toEqual(RESERVED_SLUGS);
  });
});

test.each(['Ek\nby kommun', 'Ekby\u202e kommun', '\u2066Ekby kommun', 'Ekby\tkommun'])(
  'namnet %j går inte, och sägs',
  (name) => {
    const { error } = MunicipalityInput.safeParse({ slug: 'ekby', name });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'Namnet har en radbrytning eller ett annat tecken som inte syns. Skriv namnet på nytt.',
    ]);
  },
);
