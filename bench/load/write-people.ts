/** Those who work in a generated municipality: invented, at addresses where no mail arrives. */
import type { Role } from '#access/grant.ts';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inInstallationView, type Work } from '#access/work.server.ts';
import { addUnit } from '#places/registers.server.ts';
import type { Owner } from './plan.ts';

type Post = { readonly key: string; readonly name: string; readonly does: readonly Task[] };
type Task = { readonly role: Role; readonly party: Owner | null };

/** As many as answer for a promise's points in each party. */
export const CONTACTS = 4;
const NAMES = ['Ali Berg', 'Britt Ek', 'Ciwan Lund', 'Disa Ås', 'Elin Ström', 'Fadi Holm', 'Gun Dahl', 'Hassan Ö'];

/** Somebody who does nearly everything, as in a small municipality: what a page can show at most. */
const EVERYTHING: Post = {
  key: 'allt',
  name: 'Kim Alltiallo',
  does: [
    { role: 'coordinator', party: null },
    { role: 'approver', party: 'municipality' },
    { role: 'administrator', party: null },
    { role: 'auditor', party: null },
  ],
};

const POSTS: readonly Post[] = [
  EVERYTHING,
  { key: 'kommunpolis', name: 'Pia Patrull', does: [{ role: 'police-liaison', party: 'police' }] },
  { key: 'polischef', name: 'Lo Polis', does: [{ role: 'approver', party: 'police' }] },
  { key: 'sekreterare', name: 'Signe Protokoll', does: [{ role: 'secretary', party: null }] },
  { key: 'ordforande', name: 'Olle Klubba', does: [{ role: 'committee-member', party: null }] },
  { key: 'ledamot', name: 'Lena Ledamot', does: [{ role: 'committee-member', party: null }] },
  { key: 'kommunikator', name: 'Kai Klarspråk', does: [{ role: 'communicator', party: null }] },
  ...(['municipality', 'police'] as const).flatMap((party, first) =>
    Array.from({ length: CONTACTS }, (_, no): Post => ({
      key: contactKey(party, no),
      name: NAMES[first * CONTACTS + no] ?? '',
      does: [{ role: 'unit-contact', party }],
    })),
  ),
];

/** The key of a party's contact, counted from 0. */
export function contactKey(party: Owner, no: number): string {
  return `${party === 'police' ? 'polis' : 'enhet'}-${no % CONTACTS}`;
}

/** The address of whoever does nearly everything in a municipality. */
export function emailOfEverything(slug: string): string {
  return emailOf(slug, EVERYTHING.key);
}

function emailOf(slug: string, key: string): string {
  return `${key}@${slug}.example`;
}

/** Writes everybody with what they do, since long before the first promise. Ids by the posts' keys. */
export async function writePeople(
  work: Work,
  slug: string,
  parties: Readonly<Record<Owner, string>>,
): Promise<ReadonlyMap<string, string>> {
  const units = {
    municipality: await addUnit(work, { partyId: parties.municipality, name: 'Tekniska kontoret' }),
    police: await addUnit(work, { partyId: parties.police, name: 'Områdespolisen' }),
  };
  const ids = new Map<string, string>();
  for (const { key, name, does } of POSTS) {
    const person = { name, email: emailOf(slug, key) };
    const { id } = await inInstallationView(work, (tx) => ensurePerson(tx, person));
    ids.set(key, id);
    for (const { role, party } of does)
      await giveGrant(work, {
        personId: id,
        role,
        partyId: party === null ? null : parties[party],
        unitId: party !== null && role === 'unit-contact' ? units[party] : null,
        from: '2015-01-01',
      });
  }
  return ids;
}
