import type { Work } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { ensureForum } from '#places/registers.server.ts';
import { MemoSections } from '#report-back/memo-sections.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

/** What a memo says besides what is drawn from the promise. */
export type MemoInput = {
  readonly dated: string | null;
  readonly sections: MemoSections;
  readonly proposals: readonly string[];
  readonly consultation: Report['consultation'];
  readonly dispatch: readonly string[];
};

export type CaseInput = {
  readonly kind: Report['kind'];
  readonly promiseId: string;
  readonly registryNumber: string | null;
  readonly decisionBody: string | null;
  readonly importId: string | null;
  readonly memo: MemoInput;
};

/** Opens a council case about a promise, with the first version of its memo. */
export async function writeCase(work: Work, input: CaseInput): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const id = newId();
  const forumId = input.decisionBody === null ? null : await ensureForum(work, input.decisionBody);
  await tx
    .withTables<ReportBackTables>()
    .insertInto('council_case')
    .values({
      municipality_id: municipalityId,
      id,
      kind: input.kind,
      promise_id: input.promiseId,
      registry_number: input.registryNumber,
      forum_id: forumId,
      import_id: input.importId,
    })
    .execute();
  const versionId = await writeMemo(work, id, 1, input.memo);
  await appendAudit(tx, {
    municipalityId,
    type: 'case-opened',
    subjectId: id,
    personId: actor.personId,
    data: { promise: input.promiseId, memo: versionId, via: actor.via },
  });
  return id;
}

/** Adds a version of a case's memo, with its proposals, consultation and dispatch; returns the version's id. */
export async function writeMemo(work: Work, caseId: string, no: number, memo: MemoInput): Promise<string> {
  const { tx, municipalityId, actor } = work;
  const db = tx.withTables<ReportBackTables>();
  const id = newId();
  const sections = MemoSections.parse(memo.sections);
  const own = { municipality_id: municipalityId, memo_version_id: id };
  await db
    .insertInto('memo_version')
    .values({
      municipality_id: municipalityId,
      id,
      case_id: caseId,
      no,
      dated: memo.dated,
      sections: JSON.stringify(sections),
      content: contentHash({
        format: 'loftet-memo/1',
        dated: memo.dated,
        sections,
        proposals: [...memo.proposals],
        consultation: memo.consultation.map((asked) => ({ ...asked })),
        dispatch: [...memo.dispatch],
      }),
      by_person: actor.personId,
    })
    .execute();
  const proposals = memo.proposals.map((body, index) => ({ ...own, no: index + 1, body }));
  if (proposals.length > 0) await db.insertInto('proposal').values(proposals).execute();
  const asked = memo.consultation.map(({ party, verdict }, index) => ({
    ...own,
    position: index + 1,
    party_words: party,
    verdict,
  }));
  if (asked.length > 0) await db.insertInto('consultation').values(asked).execute();
  const recipients = memo.dispatch.map((recipient, index) => ({ ...own, position: index + 1, recipient }));
  if (recipients.length > 0) await db.insertInto('dispatch').values(recipients).execute();
  return id;
}
