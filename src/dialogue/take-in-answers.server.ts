import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { AnswerColumn } from '#dialogue/answer-columns.ts';
import { loadVersion, type VersionRead } from '#dialogue/dialogue-queries.server.ts';
import { mustWriteDialogue } from '#dialogue/must-write.server.ts';
import { readCells, type CardRead } from '#dialogue/read-cells.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** One answer as it was typed. `id`: chosen where it was written, so that what is sent twice is kept once. */
export type TypedRow = { readonly id: string; readonly line: number; readonly cells: Readonly<Record<string, string>> };
export type RowFault = { readonly line: number; readonly key: string; readonly message: string };

export type AnswersTyped = {
  /** The version that the answers are of. */
  readonly no: number;
  readonly channel: 'paper' | 'import';
  readonly lang: Lang;
  /** When they were written, in Sweden. */
  readonly day: string;
  readonly columns: (form: VersionRead['form']) => readonly AnswerColumn[];
  readonly rows: readonly TypedRow[];
};

export type AnswersTaken =
  /** `already`: so many of them had come before. */
  { readonly stored: number; readonly already: number } | { readonly faults: readonly RowFault[] };

/**
 * The versions of a dialogue that have been open for answers, the last opened first. Answers on paper are of one of them, and are
 * taken in after it has closed too.
 */
export async function openedVersions(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  dialogueId: string,
): Promise<number[]> {
  const { rows } = await sql<{ no: number }>`select v.no from dialogue_step s
    join dialogue_version v on (v.municipality_id, v.id) = (s.municipality_id, s.dialogue_version_id)
    where s.municipality_id = ${municipalityId} and s.dialogue_id = ${dialogueId} and s.step = 'open'
    group by v.no order by max(s.no) desc`.execute(tx);
  return rows.map(({ no }) => no);
}

/** Typed rows by the rules of a version that has been open. @throws AppError `not-found`, `dialogue-never-open` */
export async function readTyped(
  work: Pick<Work, 'tx' | 'municipalityId'>,
  dialogueId: string,
  { no, columns, rows }: Pick<AnswersTyped, 'no' | 'columns' | 'rows'>,
): Promise<{ readonly version: VersionRead; readonly read: readonly (TypedRow & CardRead)[] }> {
  const version = await loadVersion(work, dialogueId, no);
  if (!(await openedVersions(work, dialogueId)).includes(no)) throw new AppError('dialogue-never-open');
  const all = columns(version.form);
  return { version, read: rows.map((row) => ({ ...row, ...readCells(version.form, all, row.cells) })) };
}

/**
 * Takes in answers that somebody has typed: all of them, or none. Who typed how many is kept, since it is an act of the office;
 * nothing of it says whose an answer is.
 * @throws AppError `not-found`, `dialogue-never-open`, `answer-row-other` where a row's id has other answers, `forbidden`
 */
export async function takeInAnswers(work: Work, dialogueId: string, typed: AnswersTyped): Promise<AnswersTaken> {
  const { tx, municipalityId } = work;
  await mustWriteDialogue(work, dialogueId);
  const { version, read } = await readTyped(work, dialogueId, typed);
  const faults = read.flatMap(({ line, faults: own }) => own.map((fault) => ({ line, ...fault })));
  if (faults.length > 0) return { faults };
  const { channel, day, lang } = typed;
  let stored = 0;
  for (const { id, line, answers } of read) {
    const sent = { id, dialogueId, versionId: version.versionId, channel, lang, day, answers };
    const isNew = await receiveInput(tx, municipalityId, sent).catch((fault: unknown) => {
      const isOther = fault instanceof AppError && fault.code === 'input-other';
      throw isOther ? new AppError('answer-row-other', { line }, fault) : fault;
    });
    if (isNew) stored += 1;
  }
  if (stored > 0) {
    const event = registerEvent(work, 'answers-taken-in', dialogueId);
    await appendAudit(tx, { ...event, data: { ...event.data, channel, rows: stored, no: version.no } });
  }
  return { stored, already: read.length - stored };
}
