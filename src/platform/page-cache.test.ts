import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPageCache } from '#platform/page-cache.ts';

const page = (begun: number, tag = 'linkoping', bytes = 10) => ({ page: `${tag} ${begun}`, tag, bytes, begun });

describe('page cache', () => {
  test('finds what was stored, fresh until its tag is dropped', () => {
    const cache = createPageCache<string>(100);
    cache.store('a', page(cache.begin()));
    cache.store('b', page(cache.begin(), 'eken'));
    expect(cache.find('a')).toEqual({ page: 'linkoping 0', fresh: true });
    cache.drop('linkoping');
    expect(cache.find('a')).toEqual({ page: 'linkoping 0', fresh: false });
    expect(cache.find('b')?.fresh).toBe(true);
  });

  test('a page whose rendering began before a drop is not stored after it', () => {
    const cache = createPageCache<string>(100);
    const begun = cache.begin();
    cache.drop('linkoping');
    expect(cache.store('a', page(begun))).toBe(false);
    expect(cache.find('a')).toBeNull();
    expect(cache.store('a', page(cache.begin()))).toBe(true);
  });

  test('a late page never takes the place of the one that is kept for bad times', () => {
    const cache = createPageCache<string>(100);
    cache.store('a', page(cache.begin()));
    const begun = cache.begin();
    cache.dropAll();
    cache.store('a', { ...page(begun), page: 'late' });
    expect(cache.find('a')).toEqual({ page: 'linkoping 0', fresh: false });
  });

  test('drops everything, and what is rendered afterwards is fresh', () => {
    const cache = createPageCache<string>(100);
    cache.store('a', page(cache.begin()));
    cache.dropAll();
    expect(cache.find('a')?.fresh).toBe(false);
    cache.store('a', page(cache.begin()));
    expect(cache.find('a')?.fresh).toBe(true);
  });

  test('a page that is no more is forgotten, unless it has come back meanwhile', () => {
    const cache = createPageCache<string>(100);
    cache.store('a', page(cache.begin()));
    cache.drop('linkoping');
    const before = cache.begin();
    cache.drop('linkoping');
    cache.store('b', page(cache.begin()));
    cache.forget('a', before);
    cache.forget('b', before);
    cache.forget('never seen', before);
    expect([cache.find('a'), cache.find('b')?.fresh]).toEqual([null, true]);
    cache.store('c', page(cache.begin(), 'eken', 90));
    expect(['b', 'c'].filter((key) => cache.find(key) !== null)).toEqual(['b', 'c']);
  });

  test('any number of tags may be dropped', () => {
    const cache = createPageCache<string>(100);
    cache.store('a', page(cache.begin()));
    for (let n = 0; n < 10_001; n += 1) cache.drop(`k${n}`);
    expect(cache.find('a')?.fresh).toBe(false);
    cache.store('a', page(cache.begin()));
    expect(cache.find('a')?.fresh).toBe(true);
    cache.drop('linkoping');
    expect(cache.find('a')?.fresh).toBe(false);
  });

  test('the page that was read longest ago leaves first', () => {
    const cache = createPageCache<string>(30);
    for (const key of ['a', 'b', 'c']) cache.store(key, page(0));
    cache.find('a');
    cache.store('d', page(0));
    expect(['a', 'b', 'c', 'd'].filter((key) => cache.find(key) !== null)).toEqual(['a', 'c', 'd']);
  });

  test('never holds more bytes than its bound', () => {
    const store = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      bytes: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(store, { maxLength: 40 }), (stores) => {
        const cache = createPageCache<number>(100);
        for (const { key, bytes } of stores) cache.store(key, { page: bytes, tag: '', bytes, begun: 0 });
        const held = ['a', 'b', 'c', 'd', 'e', 'f'].reduce((sum, key) => sum + (cache.find(key)?.page ?? 0), 0);
        expect(held).toBeLessThanOrEqual(100);
        const last = stores.at(-1);
        if (last !== undefined) expect(cache.find(last.key)?.page).toBe(last.bytes);
      }),
    );
  });
});
