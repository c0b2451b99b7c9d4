import { beforeAll, describe, expect, it } from 'vitest';
import type { Spelling } from '#checking/material.ts';
import { loadSpelling } from '#checking/spelling.server.ts';

let spelling: Spelling;
const listenersBefore = process.listenerCount('uncaughtException');
beforeAll(async () => {
  spelling = await loadSpelling();
});

describe('ordlistan', () => {
  it.each(['trygghetsvandringarna', 'polisnärvaro', 'kommunens', 'rattfyllerikontroller', 'utomhusmiljö'])(
    '%s är känt',
    (word) => {
      expect(spelling.isKnown(word)).toBe(true);
    },
  );

  it.each([
    ['samverkna', 'samverkan'],
    ['tilsammans', 'tillsammans'],
    ['förebygande', 'förebyggande'],
    ['polisenärvaro', 'polisnärvaro'],
    ['kontroler', 'kontroller'],
  ])('%s ligger nära %s', (word, suggestion) => {
    expect(spelling.isKnown(word)).toBe(false);
    expect(spelling.suggest(word)).toBe(suggestion);
  });

  it('det som inte liknar något ord får inget förslag', () => {
    expect(spelling.suggest('xqzvbnmw')).toBeNull();
  });

  it('lämnar processens felhantering i fred', () => {
    expect(process.listenerCount('uncaughtException')).toBe(listenersBefore);
  });

  it('laddas en gång', async () => {
    expect(await loadSpelling()).toBe(spelling);
  });
});
