import { expect, test } from 'vitest';
import { buildArea } from '#publication/build-lists.ts';
import { buildPromise } from '#publication/build-promise.ts';
import { markAsIn, markTranslation } from '#publication/translation-marks.ts';
import { aFollowUp, aPromise } from '#tests/support/promise-record.ts';

const FRAME = {
  municipality: { slug: 'ekvik', name: 'Ekviks kommun', isDemo: false },
  lang: 'ar' as const,
  areaWords: new Map<string, string>(),
  today: '2021-10-01',
};
const GOAL = 'Alla ska kunna röra sig fritt.';
const NONE = new Set<string>();

test('ett mål är märkt som svenska också där numret och åren står omkring det', () => {
  const record = aPromise({ goals: [{ id: 'mal', number: 3, text: GOAL, from: '2019-01-01', to: '2022-12-31' }] });
  const page = buildPromise(record, aFollowUp(), FRAME);
  const marked = markTranslation(page, {
    missing: new Set([GOAL, 'Text på en annan sida.']),
    older: NONE,
    machine: NONE,
  });
  expect(marked.translation?.missing).toEqual([GOAL]);
});

test('en lista har märkena för de texter som står i den, och inga andra', () => {
  const page = buildPromise(aPromise({ intro: 'En inledning på svenska.' }), aFollowUp(), FRAME);
  const missing = new Set([page.title, 'En inledning på svenska.']);
  const marked = markTranslation(page, { missing, older: NONE, machine: NONE });
  if (marked.kind !== 'promise') throw new Error('it is a promise still');
  const list = markAsIn(buildArea({ word: 'norrby', name: 'Norrby' }, [marked], FRAME), [marked]);
  expect(list.translation).toEqual({ missing: [page.title], older: [], machine: false });
});

test('på svenska har en lista inga märken', () => {
  const page = buildPromise(aPromise(), aFollowUp(), { ...FRAME, lang: 'sv' });
  const list = buildArea({ word: 'norrby', name: 'Norrby' }, [page], { ...FRAME, lang: 'sv' });
  expect(markAsIn(list, [page])).toEqual(list);
});
