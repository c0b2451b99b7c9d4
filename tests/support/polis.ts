import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const NAMES = [
  '15-per-hour-seattle',
  'brexit-consensus',
  'canadian-electoral-reform',
  'football-concussions',
  'scoop-hivemind.freshwater',
] as const;

export type PolisConversation = {
  readonly name: (typeof NAMES)[number];
  /** Its `participants-votes.csv`. */
  readonly bytes: Uint8Array;
  /** The group that Polis published for each participant; '' where none. */
  readonly published: ReadonlyMap<string, string>;
};

/** The open conversations of tests/fixtures/polis (its NOTICE.md has whose they are and the licence). */
export function polisConversations(): PolisConversation[] {
  return NAMES.map((name) => {
    const file = new URL(`../fixtures/polis/${name}.participants-votes.csv.gz`, import.meta.url);
    const bytes = new Uint8Array(gunzipSync(readFileSync(file)));
    const [, ...rows] = new TextDecoder().decode(bytes).trimEnd().split('\n');
    const published = rows.map((row) => row.split(',')).map(([who = '', group = '']) => [who, group] as const);
    return { name, bytes, published: new Map(published) };
  });
}
