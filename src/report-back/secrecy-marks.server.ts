import { sql } from 'kysely';
import { z } from 'zod';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { loadCaseRecords } from '#report-back/case-records.server.ts';
import { maskedPlaces, passageLines, SECTION_PATTERN, type SecrecyMark } from '#report-back/secrecy.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

const section = z
  .string()
  .transform((typed) => typed.replace(/[\s\u00a0]+/gu, ' ').trim())
  .refine((typed) => SECTION_PATTERN.test(typed), 'Skriv bestämmelsen som ”35\u00a0kap.\u00a01\u00a0§”.');
const reason = z
  .string()
  .trim()
  .min(1, 'Skriv varför det inte lämnas ut. Den som begär handlingarna får läsa det.')
  .max(500, 'Skriv högst 500\u00a0tecken.');

/** A mark as it is typed: words that are not given out, or a whole record. */
export const MarkInput = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('ord'),
    passage: z
      .string()
      .trim()
      .max(500, 'Skriv högst 500\u00a0tecken. Markera en mening i taget.')
      .refine(
        (typed) =>
          typed !== '' && typed.split(/[\r\n]+/).every((line) => /^\s*$/.test(line) || passageLines(line).length > 0),
        'Skriv de ord som inte ska lämnas ut, minst tre tecken på varje rad.',
      ),
    section,
    reason,
  }),
  z.object({ what: z.literal('handling'), record: z.string().max(80), section, reason }),
]);

/** The marks of a case that hold, those made first first. */
export async function loadMarks(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  caseId: string,
): Promise<SecrecyMark[]> {
  const { rows } = await sql<SecrecyMark>`
    select id, passage, record, section, reason from secrecy_mark
    where municipality_id = ${municipalityId} and case_id = ${caseId} and lifted_at is null order by id`.execute(tx);
  return rows;
}

/**
 * Marks what may not be given out. Words that stand nowhere in the case are not taken: whoever marks them would believe
 * that something is hidden.
 * @throws AppError `forbidden`, `case-not-found`, `mark-hides-nothing`
 */
export async function addMark(work: Work, caseId: string, input: z.output<typeof MarkInput>): Promise<void> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'case:move', { municipalityId });
  const records = await loadCaseRecords(work, caseId, swedishDay(new Date()));
  if (records === null) throw new AppError('case-not-found');
  const [passage, record] = input.what === 'ord' ? [input.passage, null] : [null, input.record];
  // Line by line, as they are masked: one that stands nowhere would be believed hidden.
  const hides = (line: string): boolean =>
    records.items.some((item) => 'model' in item && maskedPlaces(item.model, [line]) > 0);
  if (passage === null ? !records.items.some(({ key }) => key === record) : !passageLines(passage).every(hides))
    throw new AppError('mark-hides-nothing');
  const id = newId();
  await tx
    .withTables<ReportBackTables>()
    .insertInto('secrecy_mark')
    .values({
      municipality_id: municipalityId,
      id,
      case_id: caseId,
      passage,
      record,
      section: input.section,
      reason: input.reason,
      by_person: actor.personId,
    })
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: 'secrecy-marked',
    subjectId: caseId,
    personId: actor.personId,
    data: { mark: id, whole: record !== null, via: actor.via },
  });
}

/** Takes a mark away: what it hid is given out again. It stays in the record. @throws AppError `forbidden`, `mark-not-found` */
export async function liftMark(work: Work, caseId: string, id: string): Promise<void> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'case:move', { municipalityId });
  const { numUpdatedRows: lifted } = await tx
    .withTables<ReportBackTables>()
    .updateTable('secrecy_mark')
    .set({ lifted_at: sql<Date>`now()`, lifted_by: actor.personId })
    .where('municipality_id', '=', municipalityId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  if (lifted === 0n) throw new AppError('mark-not-found');
  await appendAudit(tx, {
    municipalityId,
    type: 'secrecy-lifted',
    subjectId: caseId,
    personId: actor.personId,
    data: { mark: id, via: actor.via },
  });
}
