import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { fencedIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import type { PageModel } from '#publication/page-model.ts';

export const RHYTHMS = ['publication', 'week'] as const;
/** When somebody wants to be told: each time that something is published, or once a week. */
export type Rhythm = (typeof RHYTHMS)[number];

export type FollowKind = 'area' | 'promise' | 'point';

/** What can be followed. `path` is its page, without language. */
export type FollowSubject = {
  readonly kind: FollowKind;
  readonly id: string;
  readonly name: string;
  readonly path: string;
};

/** What is followed, as it is called in a sentence: the district's name, the promise's title, "punkt 3 i …". */
export function followName(lang: Lang, model: PageModel): string {
  switch (model.kind) {
    case 'point':
      return saying(lang)(m.follow_point_in, {
        number: String(model.number),
        promise: fencedIn(lang, model.promise.text),
      });
    case 'promise':
    case 'withdrawn':
      return model.title;
    case 'area':
    case 'municipality':
      return model.name;
  }
}

/** Where somebody asks to follow a page. @example followPath('/ekby/norrby') // '/folj/ekby/norrby' */
export function followPath(path: string): string {
  return `/folj${path}`;
}

/** The pages that the links in mail to followers lead to. */
export function confirmPath(municipalitySlug: string, token: string): string {
  return `/foljer/${municipalitySlug}/bekrafta/${token}`;
}
export function endPath(municipalitySlug: string, token: string): string {
  return `/foljer/${municipalitySlug}/sluta/${token}`;
}
