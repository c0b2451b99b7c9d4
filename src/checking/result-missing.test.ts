import { describe, expect, it } from 'vitest';
import { buildMaterial } from '#tests/support/report-builder.ts';
import { findMissingResults } from '#checking/result-missing.ts';

describe('findMissingResults', () => {
  it('en punkt utan text, och en period utan text, saknar resultat', () => {
    const material = {
      ...buildMaterial({
        points: [{ results: [] }, { results: ['Klart.'] }, { results: [{ period: 'T1 2021', text: 'Klart.' }] }],
      }),
      missing: [{ point: 3, period: 'T2 2021', block: 7 }],
    };
    const found = findMissingResults(material);
    expect(found.map(({ point, block }) => [point, block])).toEqual([
      [1, 1],
      [3, 7],
    ]);
    expect(found[1]?.message).toContain('för tertial 2 2021');
    expect(found.every(({ quote }) => quote === null)).toBe(true);
  });

  it('en punkt nämns en gång, också när läsningen redan har sagt att den saknas', () => {
    const material = {
      ...buildMaterial({ points: [{ results: [] }] }),
      missing: [{ point: 1, period: null, block: 4 }],
    };
    expect(findMissingResults(material)).toHaveLength(1);
  });

  it('bara ett statusord är ett resultat', () => {
    expect(findMissingResults(buildMaterial({ points: [{ results: [{ status: 'not-done' }] }] }))).toEqual([]);
  });

  it('ett löfte som inte har följts upp behöver inga resultat', () => {
    expect(findMissingResults(buildMaterial({ kind: 'promise', points: [{}] }))).toEqual([]);
  });
});
