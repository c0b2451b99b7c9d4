import { swedishDay } from '#checking/day-words.ts';
import type { Poster, PosterPoint, PosterSize, PosterText } from '#documents/poster.ts';
import type { PublicLook } from '#places/public-look.ts';
import { m } from '#platform/texts/compiled/messages.js';
import { isApproved, pathIn } from '#platform/texts/languages.ts';
import { countIn, dayIn, fencedIn, listIn, nameIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import type { AreaModel } from '#publication/area-model.ts';
import { ringOf, type Owner } from '#publication/model-parts.ts';
import type { PointItem, PromiseModel } from '#publication/promise-model.ts';
import { ringSentenceIn, ringWords } from '#publication/ring-words.ts';
import { translationTold } from '#publication/translation-told.ts';
import type { Version } from '#publication/version.ts';

/** Signs of a point, where there is no room for all of it. */
const SHORT = 110;
/** Lines of the municipality's own words on whom to ask, and signs of each. */
const MOST_CONTACT = 4;
const LONGEST_CONTACT = 120;
const POLICE_NUMBER = '114\u00a014';

export type PosterInput = {
  readonly size: PosterSize;
  readonly promise: PromiseModel;
  /** Which version of the promise's page it is drawn from. */
  readonly version: Version;
  /** It is the area's poster, which leads to the area's page; null: the promise's own. */
  readonly area: AreaModel | null;
  readonly look: PublicLook;
  /** Of the site, without a slash at the end. */
  readonly origin: string;
};

/** The poster of a published promise, in its page's language. Says nothing that the page does not say. */
export function posterOf({ size, promise, version, area, look, origin }: PosterInput): Poster {
  const { lang } = promise;
  const say = saying(lang);
  const place = area?.name ?? placeOf(promise);
  const ring = ringOf(promise.points);
  const address = origin + pathIn(lang, (area ?? promise).path);
  const day = swedishDay(version.at);
  const said = (text: string): PosterText => ({ text, swedish: promise.translation?.missing.includes(text) ?? false });
  const contact = contactOf(look);
  const told = [
    ...(isApproved(lang) ? [] : [say(m.page_words_unapproved)]),
    ...translationTold(lang, promise.translation),
  ];
  const parties = promise.parties.map(({ name }) => nameIn(lang, name));
  return {
    size,
    lang,
    title: say(m.poster_title, { title: promise.title, size: size.toUpperCase() }),
    date: day,
    marks: [
      ...(promise.demo ? [`${say(m.page_demo)} ${say(m.page_demo_rest)}`] : []),
      ...(look.isPractice ? [`${say(m.page_practice)} ${say(m.page_practice_rest)}`] : []),
    ],
    over: say(m.poster_over, { period: promise.period.words }),
    place,
    headline: promise.headline,
    ring,
    ringWords: ringWords(lang, ring),
    ringSentence: ringSentenceIn(lang, ring),
    pointsHeading: say(m.poster_points),
    points: promise.points.map((point) => pointOf(point, said, (owners) => stateLines(owners))),
    more: promise.points
      .map((_, left) => say(m.poster_more, countIn(lang, left)))
      .concat(say(m.poster_more, countIn(lang, promise.points.length))),
    link: {
      address,
      words: area === null ? say(m.poster_scan) : say(m.poster_scan_area, { place: nameIn(lang, place) }),
      alternative: say(m.poster_code, { address }),
    },
    noticed: isAskedOf(promise) ? say(m.poster_noticed) : null,
    reachHeading: say(m.poster_reach),
    reach: [
      { text: say(m.poster_emergency), swedish: false },
      { text: say(m.poster_police, { number: fencedIn(lang, POLICE_NUMBER) }), swedish: false },
      ...contact.slice(0, 1).map(() => ({ text: `${say(m.page_contact_promises)}:`, swedish: false })),
      ...contact.map((text) => ({ text, swedish: lang !== 'sv' })),
    ],
    foot: [
      ...(parties.length === 0 ? [] : [say(m.poster_by, { parties: listIn(lang, parties) })]),
      [
        say(m.poster_version, { day: dayIn(lang, day) }),
        // A promise whose period was over when this was published hangs as long as people want to read how it went.
        ...(promise.period.to < day ? [] : [say(m.poster_down, { day: dayIn(lang, promise.period.to) })]),
      ].join(' '),
      ...(told.length === 0 ? [] : [told.join(' ')]),
    ],
  };

  function stateLines(owners: readonly Owner[]): PosterPoint['states'] {
    const alike = new Map<string, Owner[]>();
    for (const owner of owners) {
      const key = `${owner.state} ${owner.word}`;
      alike.set(key, [...(alike.get(key) ?? []), owner]);
    }
    return [...alike.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const names = listIn(
        lang,
        group.map(({ name }) => nameIn(lang, name)),
      );
      return [{ state: first.state, words: say(m.poster_state, { owners: names, word: first.word }) }];
    });
  }
}

function pointOf(
  { number, body, owners }: PointItem,
  said: (text: string) => PosterText,
  states: (owners: readonly Owner[]) => PosterPoint['states'],
): PosterPoint {
  const whole = said(body);
  return { number, body: whole, short: { ...whole, text: shortened(body, SHORT) }, states: states(owners) };
}

/** A poster hangs for a whole period: so it says that people will be asked as soon as there is a period to ask about. */
function isAskedOf({ points, rounds, asks }: PromiseModel): boolean {
  return asks !== undefined || (rounds !== undefined && points.some(({ outcome }) => outcome === null));
}

function placeOf({ areas, lang, municipality }: PromiseModel): string {
  return areas.length === 0
    ? municipality.text
    : listIn(
        lang,
        areas.map(({ text }) => text),
      );
}

/** The text, or as many of its whole words as have room in so many signs, with "…" where some were left out. */
function shortened(text: string, signs: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= signs) return line;
  const cut = line.slice(0, signs - 1);
  const whole = cut.replace(/\s+\S*$/u, '').replace(/[\s,;:–-]+$/u, '');
  return `${(whole === '' ? cut : whole).toWellFormed().replace(/\ufffd$/u, '')}\u00a0…`;
}

/** Whom to ask in the municipality, or its switchboard where it has not said. */
function contactOf({ contact, switchboard }: PublicLook): string[] {
  return (contact.length > 0 ? contact : switchboard)
    .slice(0, MOST_CONTACT)
    .map((line) => shortened(line.map(({ text }) => text).join(''), LONGEST_CONTACT));
}
