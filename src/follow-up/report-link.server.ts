import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { swedishToday } from '#access/people.server.ts';
import { hashToken, looksLikeToken, newToken } from '#access/token.server.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

/** A link to a round that has no lock date, or one further away, lasts so long. */
const LONGEST_DAYS = 60;

type Whose = { readonly municipalityId: string; readonly roundId: string; readonly personId: string };

/**
 * Makes a personal link to what somebody is asked in a round, and gives its token, which is kept nowhere. It lasts
 * through the round's lock date, at most 60 days; each mail has a link of its own, and earlier ones go on working.
 * @throws AppError `round-not-found`
 */
export async function makeReportLink(tx: Tx, { municipalityId, roundId, personId }: Whose): Promise<string> {
  const token = newToken();
  const { rows } = await sql<{ expires_at: Date }>`
    select least(now() + make_interval(days => ${LONGEST_DAYS}),
      (case when lock_on is not null then greatest(lock_on, (now() at time zone 'Europe/Stockholm')::date) + 1 end)::timestamp
        at time zone 'Europe/Stockholm') as expires_at
    from round where municipality_id = ${municipalityId} and id = ${roundId}`.execute(tx);
  const expiresAt = rows[0]?.expires_at;
  if (expiresAt === undefined) throw new AppError('round-not-found');
  await tx
    .withTables<FollowUpTables>()
    .insertInto('report_link')
    .values({
      municipality_id: municipalityId,
      token_hash: hashToken(token),
      round_id: roundId,
      person_id: personId,
      expires_at: expiresAt,
      revoked_at: null,
    })
    .execute();
  return token;
}

/** Closes every link that a person has to a round. @returns how many were open */
export async function revokeReportLinks(tx: Tx, { municipalityId, roundId, personId }: Whose): Promise<number> {
  const { numUpdatedRows } = await tx
    .withTables<FollowUpTables>()
    .updateTable('report_link')
    .set({ revoked_at: sql`now()` })
    .where('municipality_id', '=', municipalityId)
    .where('round_id', '=', roundId)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What a link opens, and who came with it. */
export type ReportLink = { readonly municipalityId: string; readonly roundId: string; readonly actor: Actor };
export type ClosedLink = 'unknown' | 'expired' | 'revoked';

/**
 * What a link opens, or why it opens nothing. Changes nothing: programs that scan mail follow links too. A link stands for
 * its person, so it closes with the person's last task in the municipality. Whoever comes with it may answer for the
 * parties that the person is asked for in that round, and do nothing else.
 */
export async function findReportLink(db: Database, token: string): Promise<ReportLink | ClosedLink> {
  if (!looksLikeToken(token)) return 'unknown';
  const found = await inMunicipality(db, INSTALLATION, (tx) => linkIn(tx, token));
  if (typeof found === 'string') return found;
  const { municipalityId, roundId, personId } = found;
  const parties = await inMunicipality(db, municipalityId, async (tx) => {
    const rows = await tx
      .withTables<FollowUpTables>()
      .selectFrom('request')
      .select('party_id')
      .distinct()
      .where('municipality_id', '=', municipalityId)
      .where('round_id', '=', roundId)
      .where('person_id', '=', personId)
      .execute();
    return rows.map((row) => row.party_id);
  });
  const grants = parties.map((partyId) => ({
    municipalityId,
    role: 'unit-contact' as const,
    partyId,
    areaId: null,
    unitId: null,
  }));
  return { municipalityId, roundId, actor: { personId, via: 'report-link', grants } };
}

async function linkIn(tx: Tx, token: string): Promise<Whose | ClosedLink> {
  const { rows } = await sql<{
    municipality_id: string;
    round_id: string;
    person_id: string;
    revoked: boolean;
    in_time: boolean;
    works: boolean;
  }>`
    select l.municipality_id, l.round_id, l.person_id, l.expires_at > now() as in_time,
      l.revoked_at is not null or p.disabled_at is not null as revoked,
      exists (select from role_grant g where g.person_id = p.id and g.municipality_id = l.municipality_id
        and g.valid_from <= ${swedishToday} and (g.valid_to is null or g.valid_to >= ${swedishToday})) as works
    from report_link l join person p on p.id = l.person_id where l.token_hash = ${hashToken(token)}`.execute(tx);
  const [link] = rows;
  if (link === undefined) return 'unknown';
  if (link.revoked) return 'revoked';
  if (!link.in_time) return 'expired';
  if (!link.works) return 'revoked';
  const { municipality_id: municipalityId, round_id: roundId, person_id: personId } = link;
  return { municipalityId, roundId, personId };
}

/** Somebody came with a link that opens nothing: kept in the installation's chain, by the link's hash alone. */
export async function noteClosedLink(db: Database, token: string, why: ClosedLink): Promise<void> {
  await inMunicipality(db, INSTALLATION, (tx) =>
    appendAudit(tx, {
      municipalityId: INSTALLATION,
      type: 'report-link-refused',
      subjectId: null,
      data: { why, link: hashToken(token) },
    }),
  );
}
