import type { Work } from '#access/work.server.ts';
import { dayWords } from '#checking/day-words.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';
import { lockPromise } from '#promise/lock-promise.server.ts';
import { CASE_WORDS } from '#report-back/case-words.ts';
import {
  authorizeMove,
  caseToDecide,
  followedOf,
  laterSittings,
  rulingsOf,
  type CaseToDecide,
  type Sitting,
} from '#report-back/decision-queries.server.ts';
import type { DecisionTyped } from '#report-back/decision-form.ts';
import type { RulingFacts } from '#report-back/decision-record.ts';
import { wholeOf } from '#report-back/decision-words.ts';
import { takeMove } from '#report-back/move-case.server.ts';
import type { DecisionTables } from '#report-back/decision-tables.ts';
import { takeStep } from '#report-back/take-step.server.ts';

/**
 * Writes down what the body decided at the sitting whose agenda the case stands on, and moves the case: decided; back to draft
 * where it was remanded, with the board's reason; to a later sitting where it was tabled.
 * @param expectedNo the number of the latest step that the person saw
 * @param today the day in Sweden
 * @throws AppError `case-not-found`, `forbidden`, `edited-meanwhile`, `decision-not-on-agenda`, `decision-before-sitting`,
 *   `decision-mixed`, `sitting-unfit`, `case-step-incomplete`
 */
export async function decideCase(
  work: Work,
  caseId: string,
  expectedNo: number,
  typed: DecisionTyped,
  today: string,
): Promise<void> {
  const found = await caseToDecide(work, caseId);
  await authorizeMove(work, found.promiseId);
  if (found.no !== expectedNo) throw new AppError('edited-meanwhile');
  if (found.step !== 'on-agenda' || found.sitting === null) throw new AppError('decision-not-on-agenda');
  const { sitting } = found;
  if (sitting.day > today) throw new AppError('decision-before-sitting', { day: dayWords(sitting.day) });
  const whole = wholeOf(typed.decisions.map(({ result }) => result));
  if (whole === 'mixed') throw new AppError('decision-mixed');
  const reason = whole === null ? null : typed.reason;
  const next = whole === 'tabled' ? await nextSitting(work, sitting, typed.sittingId) : null;
  const day = sitting.day;
  const stepNo =
    whole === null
      ? await takeStep(work, caseId, expectedNo, { step: 'decided', day, sittingId: sitting.id })
      : await takeMove(
          work,
          caseId,
          expectedNo,
          whole === 'remanded'
            ? { step: 'draft', day, sittingId: sitting.id, reason }
            : { step: 'on-agenda', day, sittingId: next?.id ?? null, reason },
          today,
        );
  const facts: RulingFacts = {
    municipality: found.municipality,
    isDemo: found.isDemo,
    body: sitting.forum,
    day,
    matter: `${CASE_WORDS[found.kind]}: ${found.promise}`,
    registryNumber: found.registryNumber,
    reason,
    tabledTo: next?.day ?? null,
    recipients: [...found.recipients],
  };
  await writeRuling(work, found, { stepNo, no: 1, facts, typed });
}

/**
 * Corrects what was written down of a decision, until the minutes are adjusted. What was decided stays decided.
 * @param expectedNo the number of the ruling that the person saw
 * @throws AppError `case-not-found`, `forbidden`, `edited-meanwhile`, `decision-missing`, `decision-adjusted`, `decision-mixed`
 */
export async function correctRuling(
  work: Work,
  caseId: string,
  expectedNo: number,
  typed: DecisionTyped,
): Promise<void> {
  const found = await caseToDecide(work, caseId);
  await authorizeMove(work, found.promiseId);
  // Whoever adjusts the minutes meanwhile is waited for, and then nothing is corrected any more.
  await lockPromise(work, found.promiseId);
  const { decided, adjusted } = await followedOf(work, caseId);
  if (adjusted !== null) throw new AppError('decision-adjusted');
  const ruling = (await rulingsOf(work, caseId)).find(({ stepNo }) => stepNo === decided?.no);
  if (ruling === undefined) throw new AppError('decision-missing');
  if (ruling.no !== expectedNo) throw new AppError('edited-meanwhile');
  if (wholeOf(typed.decisions.map(({ result }) => result)) !== null) throw new AppError('decision-mixed');
  await writeRuling(work, found, { stepNo: ruling.stepNo, no: ruling.no + 1, facts: ruling.facts, typed });
}

async function nextSitting(work: Work, now: Sitting, id: string | null): Promise<Sitting> {
  const next = (await laterSittings(work, now)).find((one) => one.id === id);
  if (next === undefined) throw new AppError('sitting-unfit');
  return next;
}

type NewRuling = {
  readonly stepNo: number;
  readonly no: number;
  readonly facts: RulingFacts;
  readonly typed: DecisionTyped;
};

async function writeRuling(work: Work, found: CaseToDecide, { stepNo, no, facts, typed }: NewRuling): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const numbers = typed.decisions.map((one) => one.no);
  if (numbers.length === 0 || numbers.join() !== found.proposals.map((one) => one.no).join())
    throw new AppError('edited-meanwhile');
  const id = newId();
  const own = { municipality_id: municipalityId, memo_version_id: found.memoVersionId };
  await tx
    .withTables<DecisionTables>()
    .insertInto('ruling')
    .values({
      ...own,
      id,
      case_id: found.id,
      step_no: stepNo,
      no,
      paragraph: typed.paragraph,
      reservations: typed.reservations,
      facts: JSON.stringify(facts),
      by_person: actor.personId,
    })
    .execute();
  await tx
    .withTables<DecisionTables>()
    .insertInto('decision')
    .values(typed.decisions.map((one) => ({ ...own, ruling_id: id, no: one.no, result: one.result, body: one.body })))
    .execute();
  await appendAudit(tx, {
    municipalityId,
    type: no === 1 ? 'decision-recorded' : 'decision-corrected',
    subjectId: found.id,
    personId: actor.personId,
    data: { ruling: id, step: stepNo, no, decisions: numbers.length, via: actor.via },
  });
}
