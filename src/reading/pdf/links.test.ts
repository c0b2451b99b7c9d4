import { describe, expect, it } from 'vitest';
import { withLinks } from '#reading/pdf/links.ts';
import { run } from '#tests/support/pdf-runs.ts';

describe('länkar', () => {
  it('en länk mitt i en rad får just sina ord', () => {
    const parts = withLinks(
      [run('Mer finns att se på webbplatsen idag', 0, 50)],
      [{ x0: 99, x1: 156, y0: 40, y1: 53, address: 'https://a.exempel' }],
    );
    expect(parts.map((part) => [part.text, part.address])).toEqual([
      ['Mer finns att se på ', null],
      ['webbplatsen', 'https://a.exempel'],
      [' idag', null],
    ]);
  });

  it('en länk på raden under rör inte raden', () => {
    const given = [run('Polisen', 0, 50)];
    expect(withLinks(given, [{ x0: 0, x1: 40, y0: 55, y1: 68, address: 'https://a.exempel' }])).toEqual(given);
  });
});
