import { sql } from 'kysely';
import { ROLE_WORDS, type Role } from '#access/grant.ts';
import type { Work } from '#access/work.server.ts';

/** Who did a thing: the name inside the office, with what the person does and for whom. */
export type Writer = { readonly name: string | null; readonly does: string };

/** A person's name and tasks by id, whether or not the person still has them. Nobody is who came in without a name. */
export async function whoWrote(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => Writer> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const { rows } = await sql<{ id: string; name: string; role: Role; party: string | null }>`
    select distinct p.id, p.name, g.role, y.name as party from person p
    join role_grant g on g.person_id = p.id and g.municipality_id = ${municipalityId}
    left join party y on (y.municipality_id, y.id) = (g.municipality_id, g.party_id)
    where p.id = any(${wanted}::uuid[])
    order by p.name, g.role`.execute(tx);
  const byId = Map.groupBy(rows, ({ id }) => id);
  return (id) => {
    const known = id === null ? undefined : byId.get(id);
    if (known === undefined) return { name: null, does: id === null ? 'utan namn, från servern' : 'okänd person' };
    const does = known.map(({ role, party }) => (party === null ? ROLE_WORDS[role] : `${ROLE_WORDS[role]} (${party})`));
    return { name: known[0]?.name ?? null, does: [...new Set(does)].join(', ') };
  };
}

/** Everybody who has, or has had, something to do in the municipality. */
export async function peopleHere({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct person_id as id from role_grant where municipality_id = ${municipalityId}`.execute(tx);
  return rows.map(({ id }) => id);
}
