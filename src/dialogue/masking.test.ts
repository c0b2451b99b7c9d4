import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { suspectedIn } from '#dialogue/about-somebody.ts';
import { masked, markedParts, onlyTakesOut, REMOVED } from '#dialogue/masking.ts';
import { runs } from '#tests/support/examples.ts';

describe('ord som kan handla om någon', () => {
  test.each([
    ['Ring mig på 070-123 45 67.', ['phone']],
    ['Kalle Svensson säljer droger.', ['name']],
    ['Det är alltid Kalle Svensson och hans bror Åke Ek-Lund.', ['name', 'name']],
    ['Anna Maria Ek, anna.ek@gmail.com, 900118-9811', ['name', 'email', 'identity-number']],
    ['Bilen ABC 123 kör för fort.', ['plate']],
    // Written so that no pattern would find it, while everybody reads it.
    ['Ring 070-1\u200b23 45\u00ad 67 eller ٠٧٠-١٢٣ ٤٥ ٦٨.', ['phone', 'phone']],
    ['Kal\u200ble\u00a0Svensson, anna.ek＠gm\u200bail.com, 900118\u20119811', ['name', 'email', 'identity-number']],
  ])('%j', (text, kinds) => {
    expect(suspectedIn(text).map(({ kind }) => kind)).toEqual(kinds);
  });
  test.each([
    'Fler lampor vid skolan.',
    'Vid Humleslätten är det mörkt. Mer ljus!',
    'Runt Norra Torget och Storgatan.',
    'Bakom Ekby Centrum.',
    'المزيد من الإضاءة',
    'Ring polisen på 114 14.',
  ])('ingen: %j', (text) => {
    expect(suspectedIn(text)).toEqual([]);
  });
});

describe('att ta bort ord ur ett svar', () => {
  test('det som misstänks är markerat, och förslaget är texten utan det', () => {
    const text = 'Kalle Svensson säljer. Ring 070-123 45 67!';
    expect(markedParts(text, suspectedIn(text))).toEqual([
      { text: 'Kalle Svensson', kind: 'name' },
      { text: ' säljer. Ring ', kind: null },
      { text: '070-123 45 67', kind: 'phone' },
      { text: '!', kind: null },
    ]);
    expect(masked(text, suspectedIn(text))).toBe(`${REMOVED} säljer. Ring ${REMOVED}!`);
    const hidden = 'Kal\u200ble Svensson säljer. Ring 𝟎𝟕0-1\u00ad23 45 67!';
    expect(masked(hidden, suspectedIn(hidden))).toBe(`${REMOVED} säljer. Ring ${REMOVED}!`);
  });
  test.each([
    [`${REMOVED} säljer droger.`, true],
    [`Kalle ${REMOVED}`, true],
    [REMOVED, true],
    ['Kalle säljer droger.', true],
    ['Pelle säljer droger.', false],
    [`${REMOVED} säljer knark.`, false],
    [`Kalle säljer ${REMOVED} säljer droger.`, false],
    [`droger ${REMOVED} Kalle`, false],
    ['', false],
    [`Kalle säljer droger. ${REMOVED} Och mer.`, false],
  ])('%j är bara borttaget: %j', (edited, fits) => {
    expect(onlyTakesOut('Kalle säljer droger.', edited)).toBe(fits);
  });
  test('det föreslagna går alltid att ta emot, och inget annat ord kommer in', () => {
    const word = fc.constantFrom('Kalle', 'Svensson', '070-123 45 67', 'är', 'vid', 'a@gmail.com', 'ABC 123', 'Torget');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(' ');
        expect(onlyTakesOut(text, masked(text, suspectedIn(text)))).toBe(true);
        expect(onlyTakesOut(text, `${masked(text, suspectedIn(text))}x`)).toBe(false);
      }),
      { numRuns: runs(200) },
    );
  });
});
