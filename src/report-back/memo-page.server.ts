import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Accent } from '#places/accent-style.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { findPromise, loadPromise } from '#promise/promise-queries.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { renderHtmlBody } from '#documents/render-html.ts';
import { signsNotInPdf } from '#documents/unknown-signs.server.ts';
import { unknownSignsText } from '#documents/unknown-signs-text.ts';
import { importOfPromise } from '#report-back/import-queries.server.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { memoEditing, type MemoEditing } from '#report-back/memo-edit.ts';
import type { MemoEdited, MemoRecord } from '#report-back/memo-record.ts';
import { memoForm, type MemoForm, type ProseChoice } from '#report-back/memo-form.ts';
import { memoLookOnPage } from '#report-back/memo-look.server.ts';
import { memoGaps, type MemoGap } from '#report-back/memo-gaps.ts';
import { memoIsOpen } from '#report-back/case-steps.ts';
import { loadFinal } from '#report-back/finalise-memo.server.ts';
import type { CaseRecord } from '#report-back/memo-from-record.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import { loadCaseOf, loadMemoAndCase, loadMemoOfCase, type MemoOf } from '#report-back/memo-queries.server.ts';
import { caseStanding } from '#report-back/take-step.server.ts';

export type MemoPage = {
  readonly municipality: MunicipalityRef;
  readonly promiseId: string;
  readonly promise: string;
  /** The case that the memo belongs to; null where the promise has none, which the first saving opens. */
  readonly caseId: string | null;
  /** Whether its words can still be changed; a finalised memo is shown as it was frozen. */
  readonly open: boolean;
  /** What the memo is called. */
  readonly title: string;
  /** The memo's version that the form shows; 0 where there is none. */
  readonly no: number;
  readonly form: MemoForm;
  /** Running text of the older document, with its heading. */
  readonly choices: readonly ProseChoice[];
  readonly gaps: readonly MemoGap[];
  /** What is told of the signs that its PDF cannot show; null where it shows all of them. */
  readonly unknownSigns: string | null;
  /** The memo parted into what is drawn and what is written. */
  readonly editing: MemoEditing;
  /** The draft as it would be drawn now, or the finalised memo as it was frozen. */
  readonly html: string;
  /** The municipality's colour in it; null where it has the house's. */
  readonly colour: Accent | null;
  readonly may: { readonly write: boolean };
};

/** What the page of a promise's memo shows, which is that of its latest case; null where there is no such promise. */
export async function loadMemoPage(work: Work, municipality: MunicipalityRef, slug: string): Promise<MemoPage | null> {
  const promiseId = await findPromise(work.tx, work.municipalityId, slug);
  const memo = promiseId === null ? null : await loadMemoAndCase(work, promiseId, null, swedishDay(new Date()));
  return promiseId === null || memo === null ? null : shown(work, municipality, { ...memo, promiseId, slug });
}

/** What the page of one case's memo shows; null where the municipality has no such case. */
export async function loadMemoPageOfCase(
  work: Work,
  municipality: MunicipalityRef,
  caseId: string,
): Promise<MemoPage | null> {
  const memo = await loadMemoOfCase(work, caseId, { site: null, today: swedishDay(new Date()) });
  const promise = memo === null ? null : await loadPromise(work.tx, work.municipalityId, memo.promiseId);
  return memo === null || promise === null ? null : shown(work, municipality, { ...memo, slug: promise.slug });
}

type Memo = {
  readonly record: MemoRecord;
  readonly profile: MemoProfile;
  readonly council: CaseRecord | null;
  readonly promiseId: string;
  readonly slug: string;
};

async function shown(work: Work, municipality: MunicipalityRef, memo: Memo): Promise<MemoPage> {
  const { record, council, profile, promiseId, slug } = memo;
  const open = council === null || memoIsOpen((await caseStanding(work, council.id)).step);
  const frozen = open ? undefined : (await loadFinal(work, council.id))?.frozen;
  const choices = await proseOf(work, promiseId);
  const drawn = { record, profile, ...frozen };
  const model = memoDocument(drawn.record, { draft: open, profile: drawn.profile });
  const look = await memoLookOnPage(work, { draft: open, ...drawn });
  return {
    municipality,
    promiseId,
    promise: slug,
    caseId: council?.id ?? null,
    open,
    title: model.title,
    no: council?.no ?? 0,
    form: memoForm(council, record.publications, choices, profile.kinds[record.kind].proposals),
    choices,
    gaps: open ? memoGaps(record, profile) : [],
    unknownSigns: unknownSignsText(signsNotInPdf(model)),
    editing: memoEditing(record, profile),
    html: renderHtmlBody({ ...model, look }),
    colour: look.colour,
    may: { write: open && can(work.actor, 'memo:write', { municipalityId: work.municipalityId }) },
  };
}

/** What a form of the memo's page is read beside: the running text to pick from, and the own words that are kept now. */
export async function memoBeside(
  work: Work,
  whose: MemoOf,
): Promise<{ readonly choices: ProseChoice[]; readonly kept: readonly MemoEdited[] }> {
  const council = await loadCaseOf(work, whose);
  const promiseId = 'promiseId' in whose ? whose.promiseId : council?.promiseId;
  return {
    choices: promiseId === undefined ? [] : await proseOf(work, promiseId),
    kept: council?.sections.edited ?? [],
  };
}

/** The running text that came with the promise's document; none for a promise that was written here. */
async function proseOf(work: Work, promiseId: string): Promise<ProseChoice[]> {
  const imported = await importOfPromise(work, promiseId);
  return (imported?.draft.report.sections ?? [])
    .map(({ heading, text }) => ({ heading: heading.trim().slice(0, 500), text: text.trim().slice(0, 50_000) }))
    .filter(({ heading, text }) => heading !== '' && text !== '')
    .slice(0, 50);
}
