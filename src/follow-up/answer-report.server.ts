import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { answerOf, type Answer, type FieldErrors, type Way } from '#follow-up/answer-form.ts';
import { lastTold, toldIn, type Told } from '#follow-up/answer-queries.server.ts';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { figuresOfVersion } from '#follow-up/entry-figures.server.ts';
import type { FigureInput } from '#follow-up/entry-input.ts';
import { closeRequests } from '#follow-up/request-close.server.ts';
import type { AnswerDraft, RequestPart, RequestState } from '#follow-up/request-record.ts';
import { standingOf, type RoundStanding } from '#follow-up/request-standing.server.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';

/** A request that the actor may act on, its row locked. */
export type OwnRequest = {
  readonly id: string;
  readonly roundId: string;
  readonly pointId: string;
  readonly partyId: string;
  readonly part: RequestPart;
  readonly state: RequestState;
  readonly round: RoundStanding;
};

/**
 * The actor's own request, which nobody else answers by: other people's look as if they did not exist.
 * @throws AppError `not-found`, `round-locked`, `request-handed-on`, `forbidden`
 */
export async function ownRequest(work: Work, requestId: string, today: string): Promise<OwnRequest> {
  const { tx, municipalityId, actor } = work;
  const row = await tx
    .withTables<FollowUpTables>()
    .selectFrom('request')
    .select(['id', 'round_id', 'point_id', 'party_id', 'person_id', 'part', 'state'])
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
  // That somebody tried is kept, as every refusal is (access/authorize.ts).
  if (row === undefined || row.person_id !== actor.personId)
    throw new AppError('not-found', { refused: 'entry:answer' });
  const round = await standingOf(work, row.round_id, today);
  if (round === null) throw new AppError('not-found');
  if (round.state === 'locked') throw new AppError('round-locked');
  const { point_id: pointId, party_id: partyId } = row;
  authorize(actor, 'entry:answer', { municipalityId, state: round.state, parties: [partyId], areas: round.areas });
  if (row.state === 'handed-on') throw new AppError('request-handed-on');
  return { id: row.id, roundId: row.round_id, pointId, partyId, part: row.part, state: row.state, round };
}

/** Keeps what is written but not sent. It is nobody's answer yet, so the audit chain does not tell of it. */
export async function saveDraft(work: Work, requestId: string, draft: AnswerDraft, today: string): Promise<void> {
  const { id } = await ownRequest(work, requestId, today);
  await work.tx
    .withTables<FollowUpTables>()
    .updateTable('request')
    .set({ draft: JSON.stringify(draft), draft_at: sql`now()` })
    .where('municipality_id', '=', work.municipalityId)
    .where('id', '=', id)
    .execute();
}

export type AnswerToSend = {
  readonly requestId: string;
  readonly way: Way;
  readonly draft: AnswerDraft;
  /** The version of the answer that the writer saw; 0 where there was none. */
  readonly seenNo: number;
};

/**
 * Sends an answer: the party's entry of the round, or a new version of it. The same answer sent twice is one.
 * "Genomförd" without an activity or a document is refused when the transaction ends.
 * @returns what is missing in it, a sentence per field, or null when it is sent
 * @throws AppError as `ownRequest`, `edited-meanwhile` where another version has come since, `done-without-evidence`
 */
export async function sendAnswer(work: Work, sent: AnswerToSend, today: string): Promise<FieldErrors | null> {
  const { tx, municipalityId, actor } = work;
  const request = await ownRequest(work, sent.requestId, today);
  const before = await lastTold(work, request.round, request);
  const read = answerOf(sent.draft, sent.way, before?.progress ?? null);
  if ('errors' in read) return read.errors;
  const told = (await toldIn(work, [request.roundId])).find(
    (one) => one.pointId === request.pointId && one.partyId === request.partyId,
  );
  if (told === undefined || !saysTheSame(told, read.answer)) await write(work, request, { ...sent, ...read, told });
  await tx
    .withTables<FollowUpTables>()
    .updateTable('request')
    .set({ draft: null, draft_at: null })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', request.id)
    .execute();
  await closeRequests(work, request);
  await appendAudit(tx, {
    municipalityId,
    type: 'report-answered',
    subjectId: request.id,
    personId: actor.personId,
    data: { round: request.roundId, point: request.pointId, party: request.partyId, via: actor.via },
  });
  return null;
}

function saysTheSame(told: Told, answer: Answer): boolean {
  return (['kind', 'body', 'next', 'progress', 'reason', 'count', 'unit'] as const).every(
    (field) => told[field] === answer[field],
  );
}

type ToWrite = { readonly answer: Answer; readonly seenNo: number; readonly told: Told | undefined };

async function write(work: Work, request: OwnRequest, { answer, seenNo, told }: ToWrite): Promise<void> {
  if ((told?.no ?? 0) !== seenNo) throw new AppError('edited-meanwhile');
  const words = {
    kind: answer.kind,
    body: answer.body,
    nextStep: answer.next,
    progress: answer.progress,
    reason: answer.reason,
    figures: await figuresOf(work, request, answer),
  };
  if (told !== undefined) {
    const kept = await keptOf(work, told, words);
    await correctEntry(work, { ...words, ...kept, entryId: told.entryId, expectedNo: told.no, correctionNote: null });
    return;
  }
  const { roundId, pointId, partyId } = request;
  await addEntries(work, [{ ...words, roundId, pointId, partyId, told: 'apart' }]);
}

/**
 * What stands in the last version and not in the answer's form: the office's note, and every figure but the one that the
 * form shows as the count.
 */
async function keptOf(
  work: Work,
  told: Told,
  { figures, progress }: { readonly figures: readonly FigureInput[]; readonly progress: Answer['progress'] },
): Promise<{ internalNote: string | null; saidLate: boolean; figures: FigureInput[] }> {
  const last = await work.tx
    .withTables<FollowUpTables>()
    .selectFrom('entry_version')
    .select(['id', 'internal_note', 'said_late'])
    .where('municipality_id', '=', work.municipalityId)
    .where('entry_id', '=', told.entryId)
    .where('no', '=', told.no)
    .executeTakeFirstOrThrow();
  const [shown, ...others] = await figuresOfVersion(work, last.id);
  const [count] = figures;
  const asBefore = shown !== undefined && count?.value === shown.value && count.unit === shown.unit;
  return {
    internalNote: last.internal_note,
    saidLate: last.said_late && progress === told.progress,
    figures: [...(asBefore ? [shown] : figures.map((one) => ({ ...one, position: shown?.position ?? 1 }))), ...others],
  };
}

/** How many, as a figure of what the party itself did: neither good nor bad, and public as the words beside it are. */
async function figuresOf(
  { tx, municipalityId }: Work,
  { partyId, round }: OwnRequest,
  { count, unit }: Answer,
): Promise<FigureInput[]> {
  if (count === null || unit === null) return [];
  const { rows } = await sql<{ name: string }>`
    select name from party where municipality_id = ${municipalityId} and id = ${partyId}`.execute(tx);
  return [
    {
      label: unit.charAt(0).toLocaleUpperCase('sv') + unit.slice(1),
      value: count,
      base: null,
      hasBase: false,
      unit,
      per: null,
      comparison: null,
      period: round.period,
      source: rows[0]?.name ?? 'Parten själv',
      kind: 'activity',
      direction: 'neutral',
      visibility: 'public',
    },
  ];
}
