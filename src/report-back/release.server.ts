import { createHash } from 'node:crypto';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { renderPdf } from '#documents/render-pdf.server.ts';
import type { DocumentModel } from '#documents/document.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { loadFile } from '#platform/files.server.ts';
import { zipFiles, type ZippedFile } from '#platform/zip-files.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadCaseRecords, type CaseRecords } from '#report-back/case-records.server.ts';
import { sift, type CaseRecordItem, type Sifted } from '#report-back/case-items.ts';
import { releaseDocument } from '#report-back/release-document.ts';
import { maskDocument, type SecrecyMark } from '#report-back/secrecy.ts';
import { loadMarks } from '#report-back/secrecy-marks.server.ts';

export type ReleasePage = {
  readonly municipality: MunicipalityRef;
  readonly id: string;
  readonly matter: string;
  readonly day: string;
  readonly given: readonly { readonly key: string; readonly title: string; readonly day: string }[];
  readonly leftOut: Sifted['leftOut'];
  /** `told`: the words, or the record's title. */
  readonly marks: readonly (SecrecyMark & { readonly told: string })[];
  /** Records that can be marked as a whole. */
  readonly records: readonly { readonly key: string; readonly title: string }[];
};

/** What of a case is given out as it was on a day, and what is not; null where there is no such case. */
export async function loadReleasePage(
  work: Work,
  municipality: MunicipalityRef,
  caseId: string,
  day: string,
): Promise<ReleasePage | null> {
  authorize(work.actor, 'case:move', { municipalityId: work.municipalityId });
  const records = await loadCaseRecords(work, caseId, day);
  if (records === null) return null;
  const marks = await loadMarks(work, caseId);
  const { given, leftOut } = sift(records.items, marks, day);
  const named = ({ key, title, day: on }: CaseRecordItem) => ({ key, title, day: on });
  return {
    municipality,
    id: caseId,
    matter: records.matter,
    day,
    given: given.map(named),
    leftOut,
    marks: marks.map((mark) => ({ ...mark, told: told(mark, records.items) })),
    records: given.map(named),
  };
}

function told({ passage, record }: SecrecyMark, items: readonly CaseRecordItem[]): string {
  if (passage !== null) return `”${passage}”`;
  return `Hela handlingen ”${items.find(({ key }) => key === record)?.title ?? record}”`;
}

/** Does something in a transaction of its own. */
export type Within = <T>(act: (work: Work) => Promise<T>) => Promise<T>;

export type ReleaseMade = { readonly bytes: Uint8Array; readonly name: string };

type Gathered = Pick<CaseRecords, 'municipality' | 'isDemo' | 'matter' | 'registryNumber'> &
  Sifted & { readonly passages: readonly string[]; readonly files: ReadonlyMap<string, Uint8Array> };

/**
 * Everything of a case that may be given out, as one zip: each record as a page and as a PDF, files that came in as they
 * are, and a list of what is there, what is left out and under which section. Who asked is not asked
 * (tryckfrihetsförordningen 2 kap. 18 §). That it was put together is an event.
 * @param days the day that it is told as of, and today; Swedish days
 * @throws AppError `forbidden`, `case-not-found`
 */
export async function makeRelease(
  within: Within,
  caseId: string,
  days: { readonly day: string; readonly today: string },
): Promise<ReleaseMade> {
  const gathered = await within((work) => gather(work, caseId, days.day));
  // Drawn with no transaction open: a renderer may take its time.
  const bytes = await drawRelease(gathered, days);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { given, leftOut } = gathered;
  await within((work) =>
    appendAudit(work.tx, {
      municipalityId: work.municipalityId,
      type: 'records-released',
      subjectId: caseId,
      personId: work.actor.personId,
      data: { day: days.day, given: given.length, leftOut: leftOut.length, sha256, via: work.actor.via },
    }),
  );
  return { bytes, name: `handlingar-${days.day}.zip` };
}

async function gather(work: Work, caseId: string, day: string): Promise<Gathered> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'case:move', { municipalityId });
  const records = await loadCaseRecords(work, caseId, day);
  if (records === null) throw new AppError('case-not-found');
  const marks = await loadMarks(work, caseId);
  const sifted = sift(records.items, marks, day);
  const files = new Map<string, Uint8Array>();
  for (const item of sifted.given) {
    const file = 'file' in item ? await loadFile(tx, municipalityId, item.file.sha256) : null;
    if (file !== null) files.set(item.key, file.content);
  }
  const { municipality, isDemo, matter, registryNumber } = records;
  const passages = marks.flatMap(({ passage }) => passage ?? []);
  return { municipality, isDemo, matter, registryNumber, ...sifted, passages, files };
}

async function drawRelease(
  { given, leftOut, passages, files: stored, ...head }: Gathered,
  { day, today }: { readonly day: string; readonly today: string },
): Promise<Uint8Array> {
  const files: ZippedFile[] = [];
  const told: { title: string; day: string; file: string }[] = [];
  for (const [index, item] of given.entries()) {
    const name = `handlingar/${String(index + 1).padStart(2, '0')}-${item.key}`;
    const content = stored.get(item.key);
    if ('model' in item) files.push(...(await drawn(item.model, name)));
    else if (content !== undefined) files.push({ path: `${name}${ending(item.file.name)}`, bytes: content });
    const file = files.at(-1)?.path ?? '';
    told.push({ title: item.title, day: item.day, file });
  }
  const list = releaseDocument({ ...head, day, madeOn: today, given: told, leftOut });
  // What tells of the case is made of words that may be marked too.
  const all = [...(await drawn(maskDocument(list, passages), 'innehall')), ...files];
  return zipFiles(all);
}

async function drawn(model: DocumentModel, name: string): Promise<ZippedFile[]> {
  const html = Buffer.from(renderHtml(model));
  return [
    { path: `${name}.html`, bytes: html },
    { path: `${name}.pdf`, bytes: await renderPdf(model, 'ua-1') },
  ];
}

/** A file's ending, where it is one of a few signs. */
const ending = (name: string): string => /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '';
