import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { OtherLang } from '#promise/translation.ts';
import { sourceHash } from '#promise/translations.server.ts';
import { compareXliff, type XliffCompared } from '#publication/compare-xliff.ts';
import { loadDesk } from '#publication/load-desk.server.ts';
import { readXliff } from '#publication/read-xliff.ts';
import { writeXliff } from '#publication/xliff.ts';

/** A promise's texts in a language as a file. @throws AppError `promise-not-found`, `usage` (see writeXliff) */
export async function xliffOf(work: Work, municipality: string, slug: string, lang: OtherLang): Promise<string> {
  const desk = await loadDesk(work, slug, lang);
  if (desk === null) throw new AppError('promise-not-found');
  return writeXliff(desk, municipality, sourceHash);
}

/** What a translator's file would change; nothing is written. @throws AppError `promise-not-found`, `forbidden`, `usage` */
export async function showXliff(
  work: Work,
  slug: string,
  lang: OtherLang,
  { bytes, machine }: { readonly bytes: Uint8Array; readonly machine: boolean },
): Promise<XliffCompared> {
  const desk = await loadDesk(work, slug, lang);
  if (desk === null) throw new AppError('promise-not-found');
  authorize(work.actor, 'translation:write', await promiseSubject(work, desk.promise.id));
  return compareXliff(desk, readXliff(bytes), { machine, hash: sourceHash });
}
