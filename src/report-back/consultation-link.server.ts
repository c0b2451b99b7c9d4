import { sql } from 'kysely';
import type { Actor } from '#access/actor.ts';
import { authorize } from '#access/authorize.ts';
import { hashToken, looksLikeToken, newToken } from '#access/token.server.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database, type Tx } from '#platform/database.server.ts';
import type { LinkMaker } from '#platform/mail/write-digests.server.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { askedCase } from '#report-back/answer-consultation.server.ts';
import { promiseOfCase } from '#report-back/send-consultation.server.ts';

/** A link opens until so many days after the last day to answer, since who is late may still answer. */
const DAYS_AFTER = 30;

const KINDS: readonly string[] = ['consultation-asked', 'consultation-reminder', 'consultation-late'];

/** Who is asked in a consultation opens it by a link of their own. */
export const CONSULTATION_LINKS: LinkMaker = {
  opens: (kind) => KINDS.includes(kind),
  make: async (tx, { municipalityId, subjectId }) => linkPath(await makeLink(tx, municipalityId, subjectId)),
};

/** The page where a party answers. */
function linkPath(token: string): string {
  return `/arbete/samrad/${token}`;
}

/** A link's token, which is kept nowhere; each mail has one of its own, and the earlier ones go on working. */
async function makeLink(tx: Tx, municipalityId: string, askedId: string): Promise<string> {
  const token = newToken();
  await sql`
    insert into consultation_link (municipality_id, token_hash, asked_id, expires_at)
    select a.municipality_id, ${hashToken(token)}, a.id,
      (greatest(s.due, (now() at time zone 'Europe/Stockholm')::date) + ${DAYS_AFTER}::int)::timestamp at time zone 'Europe/Stockholm'
    from asked_party a join memo_sharing s on (s.municipality_id, s.id) = (a.municipality_id, a.sharing_id)
    where a.municipality_id = ${municipalityId} and a.id = ${askedId}`.execute(tx);
  return token;
}

/**
 * A link for the officer to pass on to a party that does not work in Löftet. It is shown once.
 * @returns the page's path
 * @throws AppError `consultation-not-found`, `forbidden`
 */
export async function linkToPassOn(work: Work, askedId: string): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const { caseId } = await askedCase(work, askedId);
  authorize(actor, 'memo:write', promiseScope(municipalityId, await promiseOfCase(work, caseId)));
  const token = await makeLink(tx, municipalityId, askedId);
  await appendAudit(tx, {
    municipalityId,
    type: 'consultation-link-made',
    subjectId: askedId,
    personId: actor.personId,
    data: { link: hashToken(token), via: actor.via },
  });
  return linkPath(token);
}

export type ConsultationLink = { readonly municipalityId: string; readonly askedId: string; readonly actor: Actor };

/**
 * What a link opens, or null: the one consultation, for the party that it was made for, and nothing else. Changes nothing,
 * since programs that scan mail follow links too.
 */
export async function findConsultationLink(db: Database, token: string): Promise<ConsultationLink | null> {
  if (!looksLikeToken(token)) return null;
  const found = await inMunicipality(db, INSTALLATION, async (tx) => {
    const { rows } = await sql<{ municipalityId: string; askedId: string }>`
      select municipality_id as "municipalityId", asked_id as "askedId" from consultation_link
      where token_hash = ${hashToken(token)} and expires_at > now()`.execute(tx);
    return rows[0];
  });
  if (found === undefined) return null;
  const { municipalityId, askedId } = found;
  const open = await inMunicipality(db, municipalityId, async (tx) => {
    const { rows } = await sql<{ personId: string | null }>`
      select a.person_id as "personId" from asked_party a left join person p on p.id = a.person_id
      where a.municipality_id = ${municipalityId} and a.id = ${askedId} and p.disabled_at is null`.execute(tx);
    return rows[0];
  });
  if (open === undefined) return null;
  return { municipalityId, askedId, actor: { personId: open.personId, via: 'report-link', grants: [] } };
}

/** Somebody came with a link that opens nothing: kept in the installation's chain, by the link's hash alone. */
export async function noteRefusedLink(db: Database, token: string): Promise<void> {
  await inMunicipality(db, INSTALLATION, (tx) =>
    appendAudit(tx, {
      municipalityId: INSTALLATION,
      type: 'consultation-link-refused',
      subjectId: null,
      data: { link: hashToken(token) },
    }),
  );
}
