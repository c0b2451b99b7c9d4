import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Dates } from '#checking/report.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { publicLanguages } from '#places/public-languages.server.ts';
import { OTHER_LANGS, type Lang } from '#platform/texts/languages.ts';
import { listPromises } from '#promise/promise-queries.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { OtherLang } from '#promise/translation.ts';
import { countDesk, type Desk, type DeskCount } from '#publication/desk.ts';
import { PAGE_OF_TEXTS } from '#publication/desk-form.ts';
import { loadDesk, loadDesks } from '#publication/load-desk.server.ts';

type May = { readonly write: boolean; readonly approve: boolean; readonly publish: boolean };

/** The promises that may be translated, latest period first. */
export type DeskListPage = {
  readonly municipality: MunicipalityRef;
  readonly languages: readonly Lang[];
  readonly promises: readonly { readonly slug: string; readonly title: string; readonly period: Dates }[];
};

export async function loadDeskList(work: Work, municipality: MunicipalityRef): Promise<DeskListPage> {
  const promises = await listPromises(work.tx, work.municipalityId);
  return { municipality, languages: await publicLanguages(work), promises };
}

/** How far a promise is translated to each language. */
export type DeskPromisePage = {
  readonly municipality: MunicipalityRef;
  readonly promise: Desk['promise'];
  readonly languages: readonly {
    readonly lang: OtherLang;
    /** The municipality publishes in it. */
    readonly chosen: boolean;
    readonly count: DeskCount;
  }[];
  readonly may: May;
};

/** Null where there is no such promise. */
export async function loadDeskPromise(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
): Promise<DeskPromisePage | null> {
  const chosen = await publicLanguages(work);
  const desks = await loadDesks(work, slug, OTHER_LANGS);
  const [first] = desks ?? [];
  if (desks === null || first === undefined) return null;
  const languages = desks.map(({ lang, texts }) => ({ lang, chosen: chosen.includes(lang), count: countDesk(texts) }));
  return { municipality, promise: first.promise, languages, may: await mayOf(work, first.promise.id) };
}

/** The desk itself: texts beside their translations, a page of them. */
export type DeskPage = Desk & {
  readonly municipality: MunicipalityRef;
  readonly count: DeskCount;
  /** Only what there is something to do with. */
  readonly todo: boolean;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly may: May;
};

type Wanted = { readonly lang: OtherLang; readonly todo: boolean; readonly page: number };

/** Null where there is no such promise. */
export async function loadDeskPage(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
  { lang, todo, page }: Wanted,
): Promise<DeskPage | null> {
  const desk = await loadDesk(work, slug, lang);
  if (desk === null) return null;
  const wanted = todo ? desk.texts.filter(({ state }) => state !== 'approved' && state !== 'waiting') : desk.texts;
  const pages = Math.max(1, Math.ceil(wanted.length / PAGE_OF_TEXTS));
  const shown = Math.min(Math.max(1, page), pages);
  return {
    ...desk,
    municipality,
    texts: wanted.slice((shown - 1) * PAGE_OF_TEXTS, shown * PAGE_OF_TEXTS),
    count: countDesk(desk.texts),
    todo,
    page: shown,
    pages,
    may: await mayOf(work, desk.promise.id),
  };
}

/** What waits for somebody who reads the language: what a machine made, and what nobody but its writer has read. */
export async function loadApprovalPage(
  work: Work,
  municipality: MunicipalityRef,
  slug: string,
  lang: OtherLang,
): Promise<(Desk & Pick<DeskPage, 'municipality' | 'may'>) | null> {
  const desk = await loadDesk(work, slug, lang);
  if (desk === null) return null;
  const texts = desk.texts.filter(({ state }) => state === 'machine' || state === 'waiting');
  return { ...desk, municipality, texts, may: await mayOf(work, desk.promise.id) };
}

async function mayOf(work: Work, promiseId: string): Promise<May> {
  const subject = await promiseSubject(work, promiseId);
  const may = (action: Parameters<typeof can>[1]): boolean => can(work.actor, action, subject);
  return { write: may('translation:write'), approve: may('translation:approve'), publish: may('promise:publish') };
}
