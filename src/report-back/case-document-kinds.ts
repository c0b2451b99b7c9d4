import type { DocumentLook } from '#documents/document-look.ts';
import type { DocumentModel } from '#documents/document.ts';
import type { Letterhead } from '#documents/docx/template-tags.ts';
import { drawDay } from '#reading/own-memo/period-label.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import type { MemoLook } from '#report-back/memo-look.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { summaryDocument } from '#report-back/summary-document.ts';

/** The documents that are drawn from a memo. */
export const CASE_DOCUMENTS = {
  memo: { name: 'Tjänsteskrivelsen', file: 'tjansteskrivelse' },
  summary: { name: 'Sammanfattning på en sida', file: 'sammanfattning' },
} as const;
export type CaseDocumentKind = keyof typeof CASE_DOCUMENTS;

export function isCaseDocument(word: string): word is CaseDocumentKind {
  return Object.hasOwn(CASE_DOCUMENTS, word);
}

/** The forms that a document of a case is made in; data (JSON) comes from the memo's own page. */
export const CASE_FORMATS = ['html', 'docx', 'pdf', 'pdfa'] as const;
export type CaseFormat = (typeof CASE_FORMATS)[number];

export function isCaseFormat(word: string): word is CaseFormat {
  return (CASE_FORMATS as readonly string[]).includes(word);
}

/** All that a memo's documents are drawn from; without a profile they are drawn by the default. */
export type MemoSource = { readonly record: MemoRecord; readonly profile?: MemoProfile; readonly look?: MemoLook };

/** @param look the municipality's own; null for the house's */
export function caseModel(
  kind: CaseDocumentKind,
  { record, profile }: MemoSource,
  draft: boolean,
  look: DocumentLook | null = null,
): DocumentModel {
  const wanted = { draft, ...(profile === undefined ? {} : { profile }) };
  const model = kind === 'memo' ? memoDocument(record, wanted) : summaryDocument(record, wanted);
  return look === null ? model : { ...model, look };
}

/** What a municipality's own Word template puts in its letterhead. */
export function letterheadOf({ municipality, department, date, registryNumber, decisionBody }: MemoRecord): Letterhead {
  const told = (words: string | null): string => words ?? 'uppgift saknas';
  return {
    kommun: told(municipality),
    förvaltning: told(department),
    datum: told(date === null ? null : drawDay(date)),
    diarienummer: told(registryNumber),
    beslutande: told(decisionBody),
  };
}
