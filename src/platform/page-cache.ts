/**
 * Rendered pages in memory, bounded by bytes, oldest use out first.
 * A page is fresh if its tag was not dropped since its rendering began: a page that was rendered from old data and
 * stored after the drop would otherwise stay wrong for ever. What is no longer fresh is kept, to be shown if the
 * page cannot be rendered anew (the database is away).
 */
export type PageCache<Page> = {
  /** Taken before rendering begins, given back to `store`. */
  begin(): number;
  find(key: string): { readonly page: Page; readonly fresh: boolean } | null;
  /** False, and nothing stored, if the tag was dropped since `begun` or the page alone is larger than the bound. */
  store(key: string, entry: { page: Page; tag: string; bytes: number; begun: number }): boolean;
  drop(tag: string): void;
  /** The page is no more, said a rendering from `begun`: it must not even be shown in bad times. */
  forget(key: string, begun: number): void;
  /** When drops may have been missed (a lost connection): no page is fresh any longer. */
  dropAll(): void;
};

/** More tags than this are as well dropped all at once: what is remembered of them is bounded too. */
const MOST_TAGS = 10_000;

type Entry<Page> = { readonly page: Page; readonly tag: string; readonly bytes: number; readonly begun: number };

/** A cache of at most `limit` bytes. */
export function createPageCache<Page>(limit: number): PageCache<Page> {
  const entries = new Map<string, Entry<Page>>();
  const dropped = new Map<string, number>();
  let now = 0;
  let allDropped = 0;
  let bytes = 0;

  const lastDrop = (tag: string): number => Math.max(allDropped, dropped.get(tag) ?? 0);
  const remove = (key: string, entry: Entry<Page>): void => {
    entries.delete(key);
    bytes -= entry.bytes;
  };
  const dropAll = (): void => {
    now += 1;
    allDropped = now;
    dropped.clear();
  };

  return {
    begin: () => now,
    find(key) {
      const entry = entries.get(key);
      if (entry === undefined) return null;
      // Who was read last matters only when room gets short: long before that, every read would pay for it.
      if (bytes > limit / 2) {
        entries.delete(key);
        entries.set(key, entry);
      }
      return { page: entry.page, fresh: entry.begun >= lastDrop(entry.tag) };
    },
    store(key, entry) {
      if (entry.begun < lastDrop(entry.tag) || entry.bytes > limit) return false;
      const before = entries.get(key);
      if (before !== undefined) remove(key, before);
      entries.set(key, entry);
      bytes += entry.bytes;
      for (const [oldest, old] of entries) {
        if (bytes <= limit) break;
        remove(oldest, old);
      }
      return true;
    },
    drop(tag) {
      if (dropped.size >= MOST_TAGS && !dropped.has(tag)) return dropAll();
      now += 1;
      dropped.set(tag, now);
    },
    forget(key, begun) {
      const entry = entries.get(key);
      if (entry !== undefined && entry.begun <= begun) remove(key, entry);
    },
    dropAll,
  };
}
