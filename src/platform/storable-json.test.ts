import { expect, test } from 'vitest';
import { storableJson } from '#platform/storable-json.ts';

test('what PostgreSQL refuses becomes the replacement character, however deep; other words stay', () => {
  const kept = { text: 'å 😀 "\\ \n', list: [1.5, null, true, { x: 'e\u0301' }] };
  expect(JSON.parse(storableJson(kept))).toEqual(kept);
  const bad = { nul: 'a\u0000b', halves: ['\ud83d', 'x\ude00y', { deep: '\udbff' }] };
  expect(JSON.parse(storableJson(bad))).toEqual({
    nul: 'a\ufffdb',
    halves: ['\ufffd', 'x\ufffdy', { deep: '\ufffd' }],
  });
});
