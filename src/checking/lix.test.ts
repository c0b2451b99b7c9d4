import { describe, expect, it } from 'vitest';
import { readability } from '#checking/lix.ts';

describe('readability', () => {
  it('är ord per mening plus andelen långa ord', () => {
    // 8 words, 2 sentences, 2 long: 4 + 25.
    expect(readability('Vi bor här nu. Kommunen bygger vägar där.').lix).toBeCloseTo(4 + 12.5);
    expect(readability('Trygghet är bra.').lix).toBeCloseTo(3 + 100 / 3);
  });

  it('tom text är inte svår', () => {
    expect(readability('')).toEqual({ lix: 0, words: 0, sentences: [] });
  });

  it('längsta meningen står först', () => {
    expect(readability('Kort mening. Det här är en längre mening.').sentences[0]?.text).toBe(
      'Det här är en längre mening.',
    );
  });
});
