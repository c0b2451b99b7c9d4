import { letterOf, type Letter, type LetterList, type LetterWords } from '#platform/mail/letter.ts';
import { m } from '#platform/texts/compiled/messages.js';
import { pathIn, type Lang } from '#platform/texts/languages.ts';
import { fencedIn, nameIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import type { ContactEvent } from '#publication/contact-news.ts';
import type { PointTold } from '#publication/told-points.server.ts';

export type ContactNewsMail = {
  readonly lang: Lang;
  readonly municipality: { readonly name: string; readonly slug: string };
  /** The dialogue's, in the mail's language. */
  readonly title: string;
  readonly events: readonly ContactEvent[];
  /** No more will come, and the address is taken away. */
  readonly last: boolean;
  /** The site's own address, without a slash at the end. */
  readonly site: string;
  /** The page where it is ended. */
  readonly end: string;
};

/** What came of what somebody said, in one mail: as the published pages say it, and why where there is no page. */
export function contactNewsMail(mail: ContactNewsMail): Letter {
  const { lang, municipality, title, events, last, end } = mail;
  const say = saying(lang);
  const named = { title: fencedIn(lang, title), municipality: nameIn(lang, municipality.name) };
  const byPoint = Map.groupBy(
    events.flatMap((one) => (one.kind === 'declined' ? [] : [one])),
    ({ point }) => point.pointId,
  );
  const items = [
    ...[...byPoint.values()].map((some) => pointItem(mail, some)),
    ...events.flatMap((one) => (one.kind === 'declined' ? [declinedItem(mail, one)] : [])),
  ];
  return letterOf(lang, say(m.dialogue_news_subject, named), [
    { heading: { text: say(m.dialogue_news_intro, named) }, lead: [], items },
    say(m.dialogue_news_why, named),
    ...(last
      ? [say(m.dialogue_news_last)]
      : [{ above: say(m.follow_news_end), address: end, button: say(m.dialogue_contact_end) }]),
  ]);
}

type Item = LetterList['items'][number];
type OfPoint = Exclude<ContactEvent, { readonly kind: 'declined' }>;

function pointItem({ lang, site }: ContactNewsMail, events: readonly OfPoint[]): Item {
  const say = saying(lang);
  const [first] = events;
  if (first === undefined) throw new Error('an item tells something');
  const { model } = first.point;
  const name = say(m.follow_point_in, { number: String(model.number), promise: fencedIn(lang, model.promise.text) });
  return {
    name: { text: name },
    lines: [wordsOf(lang, first.point, model.body), ...events.map((one) => lineOf(lang, one))],
    address: `${site}${pathIn(model.lang, model.path)}`,
  };
}

function lineOf(lang: Lang, event: OfPoint): LetterWords {
  const say = saying(lang);
  switch (event.kind) {
    case 'promised':
      return { text: say(m.dialogue_news_promised) };
    case 'followed':
      return {
        text: say(m.dialogue_news_followed, {
          period: fencedIn(lang, event.round.label),
          outcome: event.round.answers
            .map(({ by, word }) => `${by.map(({ name }) => fencedIn(lang, name)).join(', ')}: ${word ?? ''}`)
            .join('. '),
        }),
      };
    case 'removed':
      return { text: say(m.follow_removed) };
    case 'closed': {
      const { outcome, owners } = event.point.model;
      const states = owners.map(({ name, word }) => `${fencedIn(lang, name)}: ${word}`);
      const told = outcome === null ? states : [...states, outcome.words];
      return { text: say(m.dialogue_news_closed, { outcome: fencedIn(lang, told.join('. ')) }) };
    }
  }
}

function declinedItem(
  { lang, site, municipality }: ContactNewsMail,
  { declined }: Extract<ContactEvent, { readonly kind: 'declined' }>,
): Item {
  const swedish = (text: string): LetterWords => (lang === 'sv' ? { text } : { text, lang: 'sv' });
  return {
    name: swedish(declined.theme),
    lines: [{ text: saying(lang)(m.dialogue_news_declined) }, swedish(declined.body)],
    address: `${site}${pathIn(lang, `/${municipality.slug}`)}`,
  };
}

/** Words of a page in a letter: marked, where they are in another language than the letter. */
function wordsOf(lang: Lang, { model }: PointTold, text: string): LetterWords {
  const isSwedish = model.lang === 'sv' || model.translation?.missing.includes(text) === true;
  return lang !== 'sv' && isSwedish ? { text, lang: 'sv' } : { text };
}
