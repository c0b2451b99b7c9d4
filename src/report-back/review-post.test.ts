import { describe, expect, test } from 'vitest';
import { AppError } from '#platform/errors.ts';
import { postedChange, postedFields, postedMoves, postedOwners, versionIn } from '#report-back/review-post.ts';

function form(...pairs: readonly (readonly [string, string])[]): FormData {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  return data;
}

test('the columns of a field are put together row by row', () => {
  const sent = form(
    ['falt', 'parter'],
    ['parter:kolumner', 'slag namn'],
    ['parter.slag', 'police'],
    ['parter.namn', 'Polisen'],
    ['parter.slag', ''],
    ['parter.namn', ''],
    ['falt', 'agare'],
    ['agare:kolumner', 'val'],
  );
  const { point, rows } = postedFields(sent);
  expect(point).toBeNull();
  expect(Object.fromEntries(rows)).toEqual({
    parter: [
      ['police', 'Polisen'],
      ['', ''],
    ],
    agare: [],
  });
});

test('a block without a choice stays, unless the rest is said to be running text', () => {
  const pairs = [['block-4', 'resultat-2'] as const, ['block-7', ''] as const];
  expect(postedMoves(form(...pairs))).toEqual([{ block: 4, target: { to: 'result', point: 2 } }]);
  expect(postedMoves(form(...pairs, ['resten', 'lopande']))[1]).toEqual({ block: 7, target: { to: 'prose' } });
});

test('points without an answer of their own take the common one', () => {
  const sent = form(['agare-alla', 'police'], ['punkter', '1'], ['punkter', '2'], ['agare-2', 'region']);
  expect([...postedOwners(sent)]).toEqual([
    [1, ['police']],
    [2, ['region']],
  ]);
});

describe('what no page of ours sends is refused in a sentence', () => {
  test.each<[string, () => unknown]>([
    ['no version', () => versionIn(form())],
    ['a version in words', () => versionIn(form(['version', 'ett']))],
    ['no field', () => postedFields(form(['version', '1']))],
    ['a field without columns', () => postedFields(form(['falt', 'titel']))],
    ['a name that is code', () => postedFields(form(['falt', '__proto__'], ['__proto__:kolumner', 'x']))],
    ['a place that is none', () => postedMoves(form(['block-1', 'falt-hemligt']))],
    ['a change that is none', () => postedChange(form(['punkt', '1']))],
    ['very many values', () => postedFields(form(...Array.from({ length: 4001 }, () => ['falt', 'titel'] as const)))],
  ])('%s', (_what, parse) => {
    expect(parse).toThrow(AppError);
  });
});
