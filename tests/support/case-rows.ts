import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { SHIPPED_PROFILES } from '#report-back/memo-profile.ts';
import { saveProfile } from '#report-back/profile.server.ts';
import { addMark, loadMarks } from '#report-back/secrecy-marks.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { promiseOfCase } from '#report-back/send-consultation.server.ts';
import { loadMemoOfCase } from '#report-back/memo-queries.server.ts';

/** A row in every table of a case's way, written as rows but for the profile. */
export async function caseRows(
  work: Work,
  caseId: string,
): Promise<{
  readonly sittingId: string;
  readonly sittingForumId: string;
  readonly outputId: string;
  readonly askedId: string;
  readonly markId: string;
}> {
  const { tx, municipalityId: m } = work;
  await saveProfile(work, 0, SHIPPED_PROFILES.kort);
  const memo = await loadMemoOfCase(work, caseId, { site: null, today: '2018-02-20' });
  const { points } = await promiseOfCase(work, caseId);
  const shown = JSON.stringify({ record: memo?.record, profile: memo?.profile, pointIds: points.map(({ id }) => id) });
  const [forum, sitting] = [newId(), newId()];
  await sql`insert into forum (municipality_id, id, kind, name) values (${m}, ${forum}, 'board', 'Socialnämnden')`.execute(
    tx,
  );
  await sql`insert into sitting (municipality_id, id, forum_id, day) values (${m}, ${sitting}, ${forum}, '2018-03-20')`.execute(
    tx,
  );
  await sql`update council_case set sitting_id = ${sitting} where municipality_id = ${m} and id = ${caseId}`.execute(
    tx,
  );
  await sql`insert into case_step (municipality_id, case_id, no, step, day, role, name, approves, reason)
    values (${m}, ${caseId}, 1, 'approved', '2018-02-14', 'kommundirektör', 'Anna Ek', 'chief', 'Komplettera punkt 2.')`.execute(
    tx,
  );
  await sql`insert into memo_final (municipality_id, case_id, no, memo_version_id, frozen, content)
    select ${m}, ${caseId}, 1, id, ${shown}, content from memo_version
    where municipality_id = ${m} and case_id = ${caseId} order by no desc limit 1`.execute(tx);
  await sql`insert into document_template (municipality_id, no, file_sha256)
    select ${m}, 1, sha256 from file where municipality_id = ${m} order by sha256 limit 1`.execute(tx);
  await sql`insert into template_choice (municipality_id, no, template_no) values (${m}, 1, 1)`.execute(tx);
  const output = newId();
  await sql`insert into output (municipality_id, id, case_id, kind, format, template_no, made_from, renderer, file_sha256)
    select ${m}, ${output}, ${caseId}, 'memo', 'docx', 1, repeat('0', 64), 'loftet-docx/1', file_sha256
    from document_template where municipality_id = ${m}`.execute(tx);
  const [sharing, asked] = [newId(), newId()];
  await sql`insert into memo_sharing (municipality_id, id, case_id, memo_version_id, shown, content, due)
    select ${m}, ${sharing}, ${caseId}, id, ${shown}, content, '2018-03-06' from memo_version
    where municipality_id = ${m} and case_id = ${caseId} order by no desc limit 1`.execute(tx);
  await sql`insert into asked_party (municipality_id, id, sharing_id, position, party_words, ended_at, ended_reason)
    values (${m}, ${asked}, ${sharing}, 1, 'Polisen i Linköping', null, null),
      (${m}, ${newId()}, ${sharing}, 2, 'Bostads AB Eken', now(), 'De har inte tid.')`.execute(tx);
  await sql`insert into consultation_link (municipality_id, token_hash, asked_id, expires_at)
    values (${m}, ${asked.replaceAll('-', '').repeat(2)}, ${asked}, '2018-04-06')`.execute(tx);
  await sql`insert into consultation_answer (municipality_id, asked_id, no, verdict, comment)
    values (${m}, ${asked}, 1, 'objects', 'Siffrorna är inte våra.')`.execute(tx);
  await sql`insert into consultation_point (municipality_id, asked_id, no, point_id, verdict, comment)
    values (${m}, ${asked}, 1, ${points[0]?.id}, 'objects', 'Det var två möten.')`.execute(tx);
  const reason = 'Det skulle skada en utredning.';
  await addMark(work, caseId, { what: 'ord', passage: 'Komplettera punkt 2', section: '18 kap. 1 §', reason });
  const [mark] = await loadMarks(work, caseId);
  await sql`insert into archive_package (municipality_id, case_id, no, sha256, bytes, files)
    values (${m}, ${caseId}, 1, repeat('0', 64), 1000, 3)`.execute(tx);
  await sql`insert into erasure (municipality_id, no, kind, day, days, gone, listed)
    values (${m}, 1, 'documents', '2018-03-01', 30, 1, repeat('0', 64))`.execute(tx);
  return { sittingId: sitting, sittingForumId: forum, outputId: output, askedId: asked, markId: mark?.id ?? '' };
}
