import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { renderHtmlBody } from '#documents/render-html.ts';
import { signsNotInPdf } from '#documents/unknown-signs.server.ts';
import { unknownSignsText } from '#documents/unknown-signs-text.ts';
import { importOfPromise } from '#report-back/import-queries.server.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { memoEditing, type MemoEditing } from '#report-back/memo-edit.ts';
import type { MemoEdited } from '#report-back/memo-record.ts';
import { memoForm, type MemoForm, type ProseChoice } from '#report-back/memo-form.ts';
import { memoGaps, type MemoGap } from '#report-back/memo-gaps.ts';
import { loadCase, loadMemoAndCase } from '#report-back/memo-queries.server.ts';

export type MemoPage = {
  readonly municipality: MunicipalityRef;
  readonly promiseId: string;
  readonly promise: string;
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
  /** The draft as it would be drawn now. */
  readonly html: string;
  readonly may: { readonly write: boolean };
};

/** What the memo's page shows; null where there is no such promise. */
export async function loadMemoPage(work: Work, municipality: MunicipalityRef, slug: string): Promise<MemoPage | null> {
  const promiseId = await findPromise(work.tx, work.municipalityId, slug);
  const memo = promiseId === null ? null : await loadMemoAndCase(work, promiseId, null, swedishDay(new Date()));
  if (promiseId === null || memo === null) return null;
  const { record, council, profile } = memo;
  const choices = await proseOf(work, promiseId);
  const model = memoDocument(record, { draft: true, profile });
  return {
    municipality,
    promiseId,
    promise: slug,
    title: model.title,
    no: council?.no ?? 0,
    form: memoForm(council, record.publications, choices, profile.kinds[record.kind].proposals),
    choices,
    gaps: memoGaps(record, profile),
    unknownSigns: unknownSignsText(signsNotInPdf(model)),
    editing: memoEditing(record, profile),
    html: renderHtmlBody(model),
    may: { write: can(work.actor, 'memo:write', { municipalityId: work.municipalityId }) },
  };
}

/** What a form of the memo's page is read beside: the running text to pick from, and the own words that are kept now. */
export async function memoBeside(
  work: Work,
  promiseId: string,
): Promise<{ readonly choices: ProseChoice[]; readonly kept: readonly MemoEdited[] }> {
  const council = await loadCase(work, promiseId);
  return { choices: await proseOf(work, promiseId), kept: council?.sections.edited ?? [] };
}

/** The running text that came with the promise's document; none for a promise that was written here. */
async function proseOf(work: Work, promiseId: string): Promise<ProseChoice[]> {
  const imported = await importOfPromise(work, promiseId);
  return (imported?.draft.report.sections ?? [])
    .map(({ heading, text }) => ({ heading: heading.trim().slice(0, 500), text: text.trim().slice(0, 50_000) }))
    .filter(({ heading, text }) => heading !== '' && text !== '')
    .slice(0, 50);
}
