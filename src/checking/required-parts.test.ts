import { describe, expect, it } from 'vitest';
import { buildMaterial } from '#tests/support/report-builder.ts';
import { findMissingParts } from '#checking/required-parts.ts';

const codes = (parts: Parameters<typeof buildMaterial>[0]): string[] =>
  findMissingParts(buildMaterial(parts)).map((found) => found.code);

describe('findMissingParts', () => {
  it('en hel återrapportering saknar inget', () => {
    expect(codes({})).toEqual([]);
  });

  it.each([
    [{ decisionBasis: [] }, 'decision-basis-missing'],
    [{ registryNumber: null }, 'registry-number-missing'],
    [{ date: null }, 'date-missing'],
    [{ signatories: [{ name: 'Kim Ek', role: null }] }, 'signatory-role-missing'],
    [
      {
        signatories: [
          { name: 'Kim Ek', role: 'chef' },
          { name: 'Bo Al', role: null },
        ],
      },
      'signatory-role-missing',
    ],
  ] as const)('%j', (parts, code) => {
    expect(codes(parts as never)).toEqual([code]);
  });

  it('flera underskrifter utan titel är en anmärkning, som inte upprepar namnen', () => {
    const signatories = [
      { name: 'Kim Ek', role: null },
      { name: 'Bo Al', role: null },
    ];
    const [found, ...more] = findMissingParts(buildMaterial({ signatories }));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ quote: null, point: null });
    expect(found?.message).not.toMatch(/Kim|Bo/);
  });

  it.each(['promise', 'follow-up'] as const)('ett dokument av slaget %s behöver inga av dem', (kind) => {
    expect(codes({ kind, decisionBasis: [], registryNumber: null, date: null })).toEqual([]);
  });
});
