import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyState, type KeyParty, type KeyTurned, type TextToKey } from '#promise/keys.ts';

const PARTIES: readonly KeyParty[] = [
  { id: 'm', kind: 'municipality', name: 'Kommunen', hasKey: true },
  { id: 'p', kind: 'police', name: 'Polisen', hasKey: true },
  { id: 'l', kind: 'property-owner', name: 'Bostadsbolaget', hasKey: false },
];
const text = (versionId: string, parties: readonly string[], sent = true): TextToKey => ({
  kind: versionId.startsWith('f') ? 'frame' : 'point',
  subjectId: `of ${versionId}`,
  versionId,
  content: versionId,
  parties,
  sent,
});
const key = (versionId: string, partyId: string, verdict: KeyTurned['verdict'] = 'approved'): KeyTurned => ({
  versionId,
  partyId,
  verdict,
});

describe('keys', () => {
  test('a frame needs its parties’ keys, a point its owners’; who has no key is never waited for', () => {
    const { texts, turn, complete } = keyState([text('f1', ['m', 'p']), text('a1', ['p', 'l'])], [], PARTIES);
    expect(texts.map(({ needs, waitsFor }) => [needs, waitsFor])).toEqual([
      [
        ['m', 'p'],
        ['m', 'p'],
      ],
      [['p'], ['p']],
    ]);
    expect([turn, complete]).toEqual([{ parties: ['m', 'p'], writers: false }, false]);
  });

  test('a new version of a point has no keys', () => {
    const turned = [key('f1', 'm'), key('f1', 'p'), key('a1', 'p')];
    const now = keyState([text('f1', ['m', 'p']), text('a1', ['p'])], turned, PARTIES);
    expect([now.complete, now.turn]).toEqual([true, { parties: [], writers: false }]);
    const changed = keyState([text('f1', ['m', 'p']), text('a2', ['p'], false)], turned, PARTIES);
    expect([changed.complete, changed.turn]).toEqual([false, { parties: [], writers: true }]);
    expect(changed.texts[1]).toMatchObject({ has: [], waitsFor: [], complete: false });
  });

  test('what one party returned waits for whoever rewrites it, not for the other party', () => {
    const { texts, turn } = keyState([text('a1', ['m', 'p'])], [key('a1', 'm', 'returned')], PARTIES);
    expect(texts[0]).toMatchObject({ returnedBy: ['m'], waitsFor: [] });
    expect(turn).toEqual({ parties: [], writers: true });
  });

  test('a text that nobody with a key stands for is never complete, nor is a promise without texts', () => {
    expect(keyState([text('a1', ['l'])], [key('a1', 'l')], PARTIES).complete).toBe(false);
    expect(keyState([], [], PARTIES).complete).toBe(false);
  });

  test('it is somebody’s turn exactly until everything is complete', () => {
    const TEXT = fc.record({
      no: fc.integer({ min: 1, max: 4 }),
      parties: fc.uniqueArray(fc.constantFrom('m', 'p'), { minLength: 1 }),
      sent: fc.boolean(),
    });
    const TURNED = fc.record({
      versionId: fc.integer({ min: 1, max: 4 }).map((no) => `a${no}`),
      partyId: fc.constantFrom('m', 'p', 'l'),
      verdict: fc.constantFrom('approved' as const, 'returned' as const),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(TEXT, { selector: ({ no }) => no, minLength: 1 }),
        fc.uniqueArray(TURNED, { selector: ({ versionId, partyId }) => `${versionId} ${partyId}` }),
        (texts, turned) => {
          const state = keyState(
            texts.map(({ no, parties, sent }) => text(`a${no}`, parties, sent)),
            turned,
            PARTIES,
          );
          expect(state.turn.parties.length > 0 || state.turn.writers).toBe(!state.complete);
        },
      ),
    );
  });
});
