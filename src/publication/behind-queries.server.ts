import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';

/** A published promise whose pages time has made untrue, and that cannot be published by itself. */
export type PageBehind = { readonly id: string; readonly slug: string; readonly title: string; readonly since: string };

/** What renewPages has told of and nobody has published since, by title. */
export async function pagesBehind({ tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>): Promise<PageBehind[]> {
  const { rows } = await sql<PageBehind>`
    select p.id, p.slug, min(n.data ->> 'promise') as title, min(n.data ->> 'day') as since
    from notice n join promise p on (p.municipality_id, p.id) = (n.municipality_id, n.subject_id) and p.trashed_at is null
    where n.municipality_id = ${municipalityId} and n.kind = 'page-behind'
      and not exists (select from history_event h
        where h.municipality_id = p.municipality_id and h.promise_id = p.id and h.at > n.at)
    group by p.id, p.slug order by title, p.id`.execute(tx);
  return rows;
}
