import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { ROLE_WORDS } from '#access/grant.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { entrySubject, loadPlace } from '#follow-up/entry-place.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

export type EntryVerdict = {
  readonly entryVersionId: string;
  readonly verdict: 'approved' | 'returned';
  /** Needed where it is returned. */
  readonly comment: string | null;
  readonly today: string;
};

/**
 * A party's approver turns the party's key on the words that it has said, or sends them back with a comment. The key is
 * of that version alone: a changed comma has none.
 * @throws AppError `entry-not-found`, `forbidden`; `edited-meanwhile` where the words have changed or are answered
 *   already; `approval-needs-comment`
 */
export async function approveEntry(
  work: Work,
  { entryVersionId, verdict, comment, today }: EntryVerdict,
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const { rows } = await sql<{ roundId: string; pointId: string; partyId: string; content: string; latest: boolean }>`
    select e.round_id as "roundId", e.point_id as "pointId", e.party_id as "partyId", v.content,
      not exists (select from entry_version w where (w.municipality_id, w.entry_id) = (v.municipality_id, v.entry_id)
        and w.no > v.no) as latest
    from entry_version v join entry e on (e.municipality_id, e.id) = (v.municipality_id, v.entry_id)
    where v.municipality_id = ${municipalityId} and v.id = ${entryVersionId} and v.kind <> 'silence'`.execute(tx);
  const version = rows[0];
  if (version === undefined || actor.personId === null) throw new AppError('entry-not-found');
  const place = await loadPlace(work, version);
  authorize(actor, 'entry:approve', entrySubject(place, municipalityId, today));
  if (!version.latest) throw new AppError('edited-meanwhile');
  if (verdict === 'returned' && comment === null) throw new AppError('approval-needs-comment');
  await tx
    .withTables<FollowUpTables>()
    .insertInto('entry_approval')
    .values({
      municipality_id: municipalityId,
      id: newId(),
      entry_version_id: entryVersionId,
      party_id: version.partyId,
      verdict,
      comment,
      in_role: ROLE_WORDS.approver,
      content: version.content,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: verdict === 'approved' ? 'entry-approved' : 'entry-returned',
    subjectId: entryVersionId,
    personId: actor.personId,
    data: { party: version.partyId, content: version.content, via: actor.via },
  });
}

export type EntryWithoutKey = {
  readonly entryId: string;
  readonly versionId: string;
  readonly pointId: string;
  readonly partyId: string;
  readonly roundId: string;
  readonly locked: boolean;
};

/**
 * The entries of a promise whose words as they stand lack their party's key, so that they are not published: the same
 * rule as in loadApprovedFollowUp. Silence has no words; what came from a document was accepted with it.
 */
export async function entriesWithoutKey(tx: Tx, municipalityId: string, promiseId: string): Promise<EntryWithoutKey[]> {
  const { rows } = await sql<EntryWithoutKey>`
    select e.id as "entryId", v.id as "versionId", e.point_id as "pointId", e.party_id as "partyId",
      e.round_id as "roundId", r.locked_at is not null as locked
    from round r
    join entry e on (e.municipality_id, e.round_id) = (r.municipality_id, r.id)
    join lateral (select * from entry_version v where v.municipality_id = e.municipality_id and v.entry_id = e.id
      order by no desc limit 1) v on true
    where r.municipality_id = ${municipalityId} and r.promise_id = ${promiseId}
      and v.kind <> 'silence' and v.source_import is null
      and not exists (select from entry_approval k where k.municipality_id = v.municipality_id
        and k.entry_version_id = v.id and k.party_id = e.party_id and k.verdict = 'approved')
      and exists (select from party y where (y.municipality_id, y.id) = (e.municipality_id, e.party_id) and (y.has_key
        or exists (select from sending s where (s.municipality_id, s.promise_id) = (r.municipality_id, r.promise_id)
          and y.id = any(s.key_parties))))
    order by r.period_from, e.point_id, e.id`.execute(tx);
  return rows;
}
