import { can, rolesIn } from '#access/can.ts';
import { colleagues, namesOf } from '#access/people.server.ts';
import { ROLE_WORDS } from '#access/grant.ts';
import type { Work } from '#access/work.server.ts';
import { renderHtmlBody } from '#documents/render-html.ts';
import type { Accent } from '#places/accent-style.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { AppError } from '#platform/errors.ts';
import { addWorkingDays } from '#platform/working-days.ts';
import { promiseScope } from '#promise/promise-scope.ts';
import { answersFor, askedCase } from '#report-back/answer-consultation.server.ts';
import { memoIsOpen, type CaseStep } from '#report-back/case-steps.ts';
import type { AnswerTyped } from '#report-back/consultation-form.ts';
import { askedParties, type AskedRow } from '#report-back/consultation-asked.ts';
import { loadAsked } from '#report-back/consultation-queries.server.ts';
import type { ConsultationAnswer } from '#report-back/consultation-merge.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { memoLookOnPage } from '#report-back/memo-look.server.ts';
import { loadCaseById } from '#report-back/memo-queries.server.ts';
import { promiseOfCase } from '#report-back/send-consultation.server.ts';
import { caseStanding } from '#report-back/take-step.server.ts';

/** Working days that a party gets where nobody says otherwise. */
const DAYS_TO_ANSWER = 10;

type AskedShown = Pick<AskedRow, 'id' | 'party' | 'due' | 'sentOn' | 'memoNo' | 'endedAt' | 'endedReason'> & {
  /** Who answers; null where the officer passes a link on. */
  readonly person: string | null;
  readonly answer: ConsultationAnswer | null;
  readonly answeredOn: string | null;
  /** Asked of whoever looks at the page, and open. */
  readonly own: boolean;
};

export type ConsultationPage = {
  readonly municipality: MunicipalityRef;
  readonly caseId: string;
  readonly promise: string;
  readonly step: CaseStep;
  readonly stepNo: number;
  /** The memo's latest version. */
  readonly memoNo: number;
  readonly open: boolean;
  readonly asked: readonly AskedShown[];
  /** Those who work in the municipality, to choose who answers. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly roles: string }[];
  /** What the form begins with: parties that the memo has no answer of and that made the promise, and a last day. */
  readonly suggested: readonly string[];
  readonly due: string;
  /** Parties whose latest answer is of an older version of the memo, so that nobody has asked them of what was changed. */
  readonly before: readonly string[];
  readonly may: { readonly send: boolean };
};

/** A case's consultation as its page shows it; null where the municipality has no such case. */
export async function loadConsultationPage(
  work: Work,
  municipality: MunicipalityRef,
  caseId: string,
  today: string,
): Promise<ConsultationPage | null> {
  const { municipalityId, actor } = work;
  const council = await loadCaseById(work, caseId);
  if (council === null) return null;
  const promise = await promiseOfCase(work, caseId);
  const { no, step } = await caseStanding(work, caseId);
  const rows = await loadAsked(work, caseId);
  const answers = askedParties(rows, promise.points);
  const names = await namesOf(
    work,
    rows.map(({ personId }) => personId),
  );
  const send = can(actor, 'memo:write', promiseScope(municipalityId, promise));
  const open = memoIsOpen(step);
  const named = new Set(rows.map(({ party }) => party.toLocaleLowerCase('sv')));
  const suggested = [
    ...council.consultation.flatMap(({ party, verdict }) => (verdict === null ? [party] : [])),
    ...promise.parties.map(({ name }) => name),
  ];
  return {
    municipality,
    caseId,
    promise: promise.title,
    step,
    stepNo: no,
    memoNo: council.no,
    open,
    asked: rows.map((row, index) => ({
      id: row.id,
      party: row.party,
      due: row.due,
      sentOn: row.sentOn,
      memoNo: row.memoNo,
      endedAt: row.endedAt,
      endedReason: row.endedReason,
      person: row.personId === null ? null : (names.get(row.personId) ?? null),
      answer: answers[index]?.answer ?? null,
      answeredOn: row.answer?.on ?? null,
      own: open && row.endedAt === null && row.personId !== null && row.personId === actor.personId,
    })),
    people: send
      ? (await colleagues(work)).map(({ id, name, grants }) => ({
          id,
          name,
          roles: rolesIn({ personId: id, via: 'worker', grants }, municipalityId)
            .map((role) => ROLE_WORDS[role])
            .join(', '),
        }))
      : [],
    suggested: [...new Set(suggested)].filter((party) => !named.has(party.toLocaleLowerCase('sv'))),
    due: addWorkingDays(today, DAYS_TO_ANSWER),
    before: answeredBefore(rows, council.no),
    may: { send: send && open },
  };
}

/** @param rows in the order in which they were asked */
function answeredBefore(rows: readonly AskedRow[], memoNo: number): string[] {
  const latest = new Map(rows.map((row) => [row.party.toLocaleLowerCase('sv'), row]));
  return [...latest.values()]
    .filter(({ answer, memoNo: answered }) => answer !== null && answered < memoNo)
    .map(({ party }) => party);
}

export type AnswerPage = {
  readonly askedId: string;
  readonly caseId: string;
  readonly party: string;
  readonly due: string;
  /** The memo as it was sent, and the municipality's colour in it; null where it has the house's. */
  readonly html: string;
  readonly colour: Accent | null;
  readonly title: string;
  readonly points: readonly { readonly id: string; readonly number: number; readonly text: string }[];
  /** The number of the latest answer, 0 where there is none, and what it says. */
  readonly no: number;
  readonly answer: AnswerTyped;
  readonly open: boolean;
};

/** What a party is asked, for whoever answers for it. @throws AppError `consultation-not-found` */
export async function loadAnswerPage(work: Work, askedId: string): Promise<AnswerPage> {
  const asked = await askedCase(work, askedId);
  if (!answersFor(work, asked)) throw new AppError('consultation-not-found');
  const { caseId, party, due, ended, step, shown } = asked;
  const latest = (await loadAsked(work, caseId)).find(({ id }) => id === askedId)?.answer ?? null;
  const model = memoDocument(shown.record, { draft: true, profile: shown.profile });
  const look = await memoLookOnPage(work, { draft: true, profile: shown.profile });
  return {
    askedId,
    caseId,
    party,
    due,
    html: renderHtmlBody({ ...model, look }),
    colour: look.colour,
    title: model.title,
    points: shown.record.points.flatMap(({ number, text }, index) => {
      const id = shown.pointIds[index];
      return id === undefined ? [] : [{ id, number, text }];
    }),
    no: latest?.no ?? 0,
    answer: {
      verdict: latest?.verdict ?? '',
      comment: latest?.comment ?? '',
      points: Object.fromEntries(
        (latest?.points ?? []).map(({ pointId, verdict, comment }) => [pointId, { verdict, comment: comment ?? '' }]),
      ),
    },
    open: !ended && memoIsOpen(step),
  };
}
