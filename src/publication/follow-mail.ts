import { letterOf, type Letter, type LetterList, type LetterWords } from '#platform/mail/letter.ts';
import { m } from '#platform/texts/compiled/messages.js';
import { pathIn, type Lang } from '#platform/texts/languages.ts';
import { fencedIn, nameIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import type { NewsGroup, NewsItem } from '#publication/news.ts';
import type { PageModel } from '#publication/page-model.ts';

/** The one mail that asks whether somebody wants to follow. `address` is the link, of our own making. */
export function askMail(
  lang: Lang,
  {
    municipality,
    subject,
    address,
  }: { readonly municipality: string; readonly subject: string; readonly address: string },
): Letter {
  const say = saying(lang);
  const name = { name: nameIn(lang, subject), municipality: nameIn(lang, municipality) };
  return letterOf(lang, say(m.follow_ask_subject, { name: name.name }), [
    { above: say(m.follow_ask_intro, name), address, button: say(m.follow_ask_button) },
    say(m.follow_ask_unasked),
  ]);
}

export type NewsMail = {
  readonly lang: Lang;
  readonly municipality: string;
  readonly groups: readonly NewsGroup[];
  /** The site's own address, without a slash at the end. */
  readonly site: string;
  /** The page where it is ended. */
  readonly end: string;
};

/**
 * What is new, in one mail. It says what the pages say that are published now, and nothing else: the page models are all
 * that it is made of.
 */
export function newsMail({ lang, municipality, groups, site, end }: NewsMail): Letter {
  const say = saying(lang);
  const [only, ...others] = groups;
  const named = { municipality: nameIn(lang, municipality) };
  const subject =
    only !== undefined && others.length === 0
      ? say(m.follow_news_one, { promise: nameIn(lang, only.promise.text) })
      : say(m.follow_news_many, named);
  return letterOf(lang, subject, [
    say(m.follow_news_intro, named),
    ...groups.map((group) => groupPart(lang, site, group)),
    say(m.follow_news_why, named),
    { above: say(m.follow_news_end), address: end, button: say(m.follow_news_end_button) },
  ]);
}

function groupPart(lang: Lang, site: string, { promise, whole, points, notes }: NewsGroup): LetterList {
  const items = [...(whole === null ? [] : [whole]), ...points];
  return {
    heading: wordsOf(lang, items[0]?.model, promise.text),
    // Notes are in Swedish alone, as on the pages.
    lead: lang === 'sv' ? notes.map((text) => ({ text })) : [],
    items: items.map((item) => ({
      name: nameOf(lang, item),
      lines: linesOf(lang, item),
      address: `${site}${pathIn(item.model.lang, item.model.path)}`,
    })),
  };
}

function nameOf(lang: Lang, { model }: NewsItem): LetterWords {
  const say = saying(lang);
  if (model.kind === 'withdrawn') return wordsOf(lang, model, model.title);
  if (model.kind !== 'point') return { text: say(m.follow_whole) };
  return { text: say(m.page_point, { number: String(model.number) }) };
}

function linesOf(lang: Lang, { model, isNew }: NewsItem): LetterWords[] {
  const say = saying(lang);
  if (model.kind === 'withdrawn') return [{ text: say(m.follow_withdrawn) }];
  if (model.kind === 'promise')
    return [
      ...(isNew ? [{ text: say(m.follow_new_promise) }] : []),
      wordsOf(lang, model, model.headline),
      ...(model.asks === undefined ? [] : [{ text: say(m.noticed_pick, { period: model.asks }) }]),
    ];
  if (model.kind !== 'point') return [];
  return [
    ...(isNew ? [{ text: say(m.follow_new_point) }] : []),
    wordsOf(lang, model, shortened(model.body)),
    ...(model.removed
      ? [{ text: say(m.follow_removed) }]
      : model.owners.map(({ name, word }) => wordsOf(lang, model, `${fencedIn(lang, name)}: ${word}`))),
    ...(model.asks === undefined || model.removed ? [] : [{ text: say(m.noticed_mail) }]),
  ];
}

/** Words of a page in a letter: marked, where they are in another language than the letter. */
function wordsOf(lang: Lang, model: PageModel | undefined, text: string): LetterWords {
  const isSwedish = model !== undefined && (model.lang === 'sv' || model.translation?.missing.includes(text) === true);
  return lang !== 'sv' && isSwedish ? { text, lang: 'sv' } : { text };
}

const LONGEST = 240;

/** A long text up to a word's end; the page has the whole. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= LONGEST) return line;
  return `${line.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`;
}
