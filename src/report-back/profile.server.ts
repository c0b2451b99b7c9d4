import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';
import { DEFAULT_PROFILE, type MemoProfile } from '#report-back/memo-profile.ts';
import { storedProfile } from '#report-back/profile-rules.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

/** The profile in force, with the number of its version; 0 where the municipality has chosen none and Löftet's own holds. */
export async function loadProfile({
  tx,
  municipalityId,
}: Pick<Work, 'tx' | 'municipalityId'>): Promise<{ readonly no: number; readonly profile: MemoProfile }> {
  const { rows } = await sql<{ no: number; profile: unknown }>`
    select no, profile from memo_profile where municipality_id = ${municipalityId} order by no desc limit 1`.execute(
    tx,
  );
  const [row] = rows;
  if (row === undefined) return { no: 0, profile: DEFAULT_PROFILE };
  // One that this version cannot read: a memo is drawn by Löftet's own rather than not at all.
  return { no: row.no, profile: storedProfile(row.profile) ?? DEFAULT_PROFILE };
}

/**
 * Keeps a profile as the municipality's next. Memos that are finalised keep the one that they were drawn by.
 * @param expectedNo the version that the person saw, 0 where there was none
 * @throws AppError `forbidden`; `edited-meanwhile` where another has come since, unless it says the same (a second click)
 */
export async function saveProfile(work: Work, expectedNo: number, profile: MemoProfile): Promise<number> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'municipality:administer', registerScope(municipalityId));
  const { no, profile: latest } = await loadProfile(work);
  if (isDeepStrictEqual(latest, profile)) return no;
  if (no !== expectedNo) throw new AppError('edited-meanwhile');
  const content = contentHash(JSON.parse(JSON.stringify(profile)));
  await tx
    .withTables<ReportBackTables>()
    .insertInto('memo_profile')
    .values({
      municipality_id: municipalityId,
      no: no + 1,
      profile: JSON.stringify(profile),
      content,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'memo-profile-saved',
    subjectId: null,
    personId: actor.personId,
    data: { no: no + 1, content, via: actor.via },
  });
  return no + 1;
}
