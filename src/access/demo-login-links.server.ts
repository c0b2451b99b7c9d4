import { sql } from 'kysely';
import { LINK_HOURS } from '#access/lifetimes.ts';
import { makeLoginLink } from '#access/login-link.server.ts';
import { swedishToday } from '#access/people.server.ts';
import { ROLE_WORDS, type Role } from '#access/grant.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality } from '#platform/database.server.ts';

export type DemoLink = {
  readonly name: string;
  /** What they do, as it is called on pages: "samordnare". */
  readonly role: string;
  /** Path of the page that signs them in, once within 24 hours. */
  readonly path: string;
};

/**
 * A link for each person of the invented municipalities, for whoever starts the demonstration; none where there is no such
 * municipality. Somebody who does something in a real one too gets none, nor does one who only practises: whoever sees the
 * terminal may not come in as them.
 */
export async function demoLoginLinks(ctx: Pick<Context, 'db'>): Promise<DemoLink[]> {
  return inMunicipality(ctx.db, INSTALLATION, async (tx) => {
    const { rows } = await sql<{ id: string; name: string; roles: Role[] }>`
      select p.id, p.name, array_agg(g.role order by g.at, g.id) as roles
      from person p
      join role_grant g on g.person_id = p.id and not g.only_asked and (g.valid_to is null or g.valid_to >= ${swedishToday})
      join municipality m on m.id = g.municipality_id
      where p.disabled_at is null and not p.administers_installation
      group by p.id, p.name having bool_and(m.is_demo) and bool_or(not m.is_practice)
      order by min(g.at), min(g.id::text)`.execute(tx);
    const links: DemoLink[] = [];
    for (const { id, name, roles } of rows) {
      const token = await makeLoginLink(tx, id, LINK_HOURS * 60);
      const role = [...new Set(roles.map((one) => ROLE_WORDS[one]))].join(' och ');
      links.push({ name, role, path: `/arbete/logga-in/${token}` });
    }
    return links;
  });
}
