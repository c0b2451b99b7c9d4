import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/queue-mail.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { authorizeMove, caseToDecide } from '#report-back/decision-queries.server.ts';
import type { DecisionTables } from '#report-back/decision-tables.ts';
import { dispatchMaterial, keepDispatch } from '#report-back/dispatch-files.server.ts';
import type { DispatchTo, DispatchWay } from '#report-back/dispatch-form.ts';
import { dispatchLetter } from '#report-back/dispatch-letter.ts';
import { didNotArrive, sentOf } from '#report-back/dispatch-queries.server.ts';
import type { FileDrawn } from '#report-back/draw-extract.server.ts';

/** Bytes of the files together that most mail servers take. */
const MOST_BYTES = 8_000_000;

type Sending = {
  readonly way: DispatchWay;
  readonly to: readonly DispatchTo[];
  /** The extract, drawn beforehand (drawDispatch). */
  readonly extract: FileDrawn;
};

/**
 * Sends a decision, by mail or as a package that somebody hands over: to each recipient once. One who is known not to have
 * got it can get it anew; the database itself refuses every other second time, and everything before the minutes are adjusted.
 * @throws AppError `case-not-found`, `forbidden`, `decision-missing`, `dispatch-too-early`, `dispatch-archived`,
 *   `dispatch-sent-already`, `dispatch-too-large`
 */
export async function sendDispatch(
  work: Work,
  ctx: Pick<Context, 'secret'>,
  caseId: string,
  { way, to, extract }: Sending,
): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const found = await caseToDecide(work, caseId);
  await authorizeMove(work, found.promiseId);
  if (found.step === 'archived') throw new AppError('dispatch-archived');
  const material = await dispatchMaterial(work, caseId);
  const { ruling, adjusted } = material;
  const files = await keepDispatch(work, material, extract);
  if (way === 'mail' && files.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_BYTES)
    throw new AppError('dispatch-too-large');
  const earlier = await sentOf(work, caseId);
  const listed = files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes: bytes.length }));
  for (const { recipient, email } of to) {
    const last = latestTo(earlier, recipient);
    if (last !== undefined && !didNotArrive(last)) throw new AppError('dispatch-sent-already', { recipient });
    const id = newId();
    await tx
      .withTables<DecisionTables>()
      .insertInto('dispatch_sent')
      .values({
        municipality_id: municipalityId,
        id,
        case_id: caseId,
        recipient: last?.recipient ?? recipient,
        no: (last?.no ?? 0) + 1,
        replaces: last?.id ?? null,
        adjusted_no: adjusted.no,
        way,
        email,
        files: JSON.stringify(listed),
        by_person: actor.personId,
      })
      .execute();
    if (email === null) continue;
    const letter = dispatchLetter(ruling, adjusted, { recipient, files: files.map(({ name }) => name) });
    await queueMail(tx, ctx, {
      dedupe: `dispatch:${id}`,
      kind: 'dispatch',
      receiver: 'dispatch',
      person: { id, email, lang: 'sv' },
      from: municipalityId,
      attachments: files.map(({ name, mediaType, bytes }) => ({
        name,
        mediaType,
        base64: Buffer.from(bytes).toString('base64'),
      })),
      ...letter,
    });
  }
  await appendAudit(tx, {
    municipalityId,
    type: 'decision-sent',
    subjectId: caseId,
    personId: actor.personId,
    data: { ruling: ruling.id, way, recipients: to.length, files: files.map(({ sha256 }) => sha256), via: actor.via },
  });
  return to.length;
}

function latestTo<T extends { readonly recipient: string; readonly no: number }>(
  sent: readonly T[],
  recipient: string,
): T | undefined {
  const same = sent.filter((one) => one.recipient.toLowerCase() === recipient.toLowerCase());
  return same.toSorted((a, b) => b.no - a.no)[0];
}

/**
 * Writes down that something sent did not arrive, as the receiver's mail server or whoever should have had it says. Said again
 * it changes nothing.
 * @param today the day in Sweden
 * @throws AppError `case-not-found`, `forbidden`, `dispatch-not-found`
 */
export async function markReturned(
  work: Work,
  caseId: string,
  { dispatchId, reason, today }: { readonly dispatchId: string; readonly reason: string; readonly today: string },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const found = await caseToDecide(work, caseId);
  await authorizeMove(work, found.promiseId);
  if (!(await sentOf(work, caseId)).some(({ id }) => id === dispatchId)) throw new AppError('dispatch-not-found');
  const { numInsertedOrUpdatedRows: written } = await tx
    .withTables<DecisionTables>()
    .insertInto('dispatch_returned')
    .values({
      municipality_id: municipalityId,
      dispatch_id: dispatchId,
      day: today,
      reason,
      by_person: actor.personId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (written === 0n) return;
  await appendAudit(tx, {
    municipalityId,
    type: 'dispatch-returned',
    subjectId: caseId,
    personId: actor.personId,
    data: { dispatch: dispatchId, via: actor.via },
  });
}
