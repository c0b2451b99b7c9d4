import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { saying } from '#platform/texts/saying.ts';
import type { PageModel } from '#publication/page-model.ts';

/** What is to be known of how the texts of a page came about in its language: a sentence each, none in Swedish. */
export function translationTold(lang: Lang, translation: PageModel['translation']): string[] {
  const say = saying(lang);
  return [
    ...(translation?.machine === true ? [say(m.page_text_machine)] : []),
    ...((translation?.older.length ?? 0) > 0 ? [say(m.page_text_older)] : []),
    ...((translation?.missing.length ?? 0) > 0 ? [say(m.page_text_missing)] : []),
  ];
}
