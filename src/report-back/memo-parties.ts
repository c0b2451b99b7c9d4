import { slugOf } from '#places/slug.ts';
import { drawParty } from '#reading/own-memo/names.ts';
import type { MemoParty, MemoRecord } from '#report-back/memo-record.ts';

/** A party as a sentence names it: "kommunen" and "polisen" where there is one of each, else its name. */
export function ownerName(party: MemoParty, record: MemoRecord): string {
  return common(party, record) ?? party.name;
}

/** A party as a line tells it, so that it can be read back what it is: "Bostads AB Eken (fastighetsägare)". */
export function ownerLine(party: { kind: MemoParty['kind']; name: string | null }, record: MemoRecord): string {
  return common(party, record) ?? drawParty(party);
}

function common({ kind }: { kind: MemoParty['kind'] }, record: MemoRecord): string | null {
  if (kind !== 'municipality' && kind !== 'police') return null;
  const named = new Set(
    [...record.parties, ...record.points.flatMap(({ owners }) => owners)]
      .filter((party) => party.kind === kind)
      .map(({ name }) => name),
  );
  // The same party may be called one thing in the promise and another in the register.
  const owners = new Set(
    record.points.flatMap((point) => point.owners.filter((owner) => owner.kind === kind).map(({ name }) => name)),
  );
  if (named.size > 1 && owners.size > 1) return null;
  return kind === 'municipality' ? 'kommunen' : 'polisen';
}

/** Only our own words may change their first letter; a party's name is its own. */
export function upperOwn(words: string): string {
  return words.replace(/^(?:kommunen|polisen)(?=$|,| och )/u, (word) => word.slice(0, 1).toUpperCase() + word.slice(1));
}

/** Whose site an address leads to, told without the address, and who can supply a better one. */
export function siteOf(address: string, record: MemoRecord): { words: string; who: string } {
  const host = /^(?:https?:\/\/)?([^/?#:]+)/iu.exec(address.trim())?.[1]?.toLowerCase() ?? '';
  const labels = host.split('.').map((label) => slugOf(label));
  if (labels.includes('polisen')) return { words: 'polisens webbplats', who: 'polisen' };
  const named = (name: string): boolean => {
    const slug = slugOf(name).replaceAll('-', '');
    return slug !== '' && labels.some((label) => label.replaceAll('-', '') === slug);
  };
  if (record.municipality !== null && named(record.municipality))
    return { words: 'kommunens webbplats', who: 'kommunen' };
  const owner = record.parties.find((party) => party.kind !== 'municipality' && named(party.name));
  if (owner !== undefined) return { words: `webbplatsen hos ${owner.name}`, who: owner.name };
  return { words: 'en annan webbplats', who: 'handläggaren' };
}
