import { swedishDay } from '#checking/day-words.ts';
import { m } from '#platform/texts/compiled/messages.js';
import { dayIn, listIn, nameIn, numberIn } from '#platform/texts/local-words.ts';
import { saying, type Say } from '#platform/texts/saying.ts';
import type { SharedPoint, SharedPromise } from '#publication/shared-promise.ts';

/** Words; `swedish`: in a text of another language. */
type Piece = { readonly text: string; readonly swedish: boolean };
export type Line = readonly Piece[];

/** What is pasted on another site, whether as HTML or as text: the same words in the same order. */
export type SharedParts = {
  readonly title: Line;
  /** That it is an example, and what is to be known of the translation. */
  readonly notes: readonly string[];
  readonly headline: Line;
  readonly sentence: string | null;
  readonly points: readonly { readonly number: number; readonly text: Line; readonly lines: readonly Line[] }[];
  /** Which version it is, and what leads to the page. */
  readonly version: string;
  readonly more: string;
};

/** @param shared what the parties have published */
export function sharedParts(shared: SharedPromise): SharedParts {
  const { lang, title, period, headline, version } = shared;
  const say = saying(lang);
  const piece = pieceOf(shared);
  const day = dayIn(lang, swedishDay(new Date(version.published)));
  const gone = shared.kind === 'withdrawn';
  return {
    title: shared.kind === 'period' && period !== null ? [piece(title), own(`: ${period.words}`)] : [piece(title)],
    notes: notesOf(shared, say),
    headline: gone
      ? [own(`${say(m.page_withdrawn, { day })} ${say(m.page_why)}: `), swedish(headline, lang)]
      : [own(headline)],
    sentence: shared.sentence,
    points: shared.points.map((point) => ({
      number: point.number,
      text: [piece(point.text)],
      lines: shared.kind === 'period' ? periodLines(shared, point) : promiseLines(shared, point),
    })),
    version: say(m.open_share_version, { number: numberIn(lang, version.number), day }),
    more: say(m.open_share_more),
  };
}

function own(text: string): Piece {
  return { text, swedish: false };
}

function swedish(text: string, lang: SharedPromise['lang']): Piece {
  return { text, swedish: lang !== 'sv' };
}

/** What somebody has written, marked where it was not translated. */
function pieceOf({ translation }: SharedPromise): (text: string) => Piece {
  const missing = new Set(translation?.inSwedish);
  return (text) => ({ text, swedish: missing.has(text) });
}

function notesOf({ example, translation }: SharedPromise, say: Say): string[] {
  return [
    ...(example ? [`${say(m.page_demo)} ${say(m.page_demo_rest)}`] : []),
    ...(translation?.ownWordsApproved === false ? [say(m.page_words_unapproved)] : []),
    ...(translation?.machine === true ? [say(m.page_text_machine)] : []),
    ...((translation?.older.length ?? 0) > 0 ? [say(m.page_text_older)] : []),
    ...((translation?.inSwedish.length ?? 0) > 0 ? [say(m.page_text_missing)] : []),
  ];
}

function promiseLines(shared: SharedPromise, { owners, outcome }: SharedPoint): Line[] {
  const { lang } = shared;
  const piece = pieceOf(shared);
  return [
    ...owners.map(({ name, word, reason }) => [
      own(`${nameIn(lang, name)}: ${word}.`),
      ...(reason === null ? [] : [own(' '), piece(reason)]),
    ]),
    ...(outcome === null
      ? []
      : [[own(`${saying(lang)(m.page_next)}: ${ended(outcome.words)} `), piece(outcome.reason)]]),
  ];
}

function periodLines(shared: SharedPromise, point: SharedPoint): Line[] {
  const { lang } = shared;
  const say = saying(lang);
  const piece = pieceOf(shared);
  const labelled = (label: string, text: string | null): Line[] =>
    text === null ? [] : [[own(`${label} `), piece(text)]];
  return [
    ...point.answers.flatMap(({ by, word, body, reason, figures, nextStep, correction }): Line[] => [
      [
        own(
          `${listIn(
            lang,
            by.map(({ name }) => nameIn(lang, name)),
          )}${word === null ? '' : `: ${ended(word)}`}`,
        ),
        ...(body === null ? [] : [own(' '), piece(body)]),
      ],
      ...labelled(say(m.page_reason), reason),
      ...figures.map((figure) => [own(figureWords(figure, say))]),
      ...labelled(say(m.page_step), nextStep),
      ...labelled(say(m.page_corrected), correction),
    ]),
    ...point.figures.map((figure) => [own(figureWords(figure, say))]),
    ...point.activities.map(({ when, by, text, amount, place }) => [
      own(`${when}: `),
      piece(text),
      ...[...by.map((name) => nameIn(lang, name)), amount, place].flatMap((part) =>
        part === null ? [] : [own(` · ${part}`)],
      ),
    ]),
  ];
}

function figureWords(
  { label, value, period, source, base, baseMissing, meaning, preliminary }: SharedPoint['figures'][number],
  say: Say,
): string {
  const told = preliminary ? `${period}, ${say(m.page_preliminary)}` : period;
  return [
    `${label === value ? '' : `${label}: `}${value} (${told}).`,
    say(m.page_source, { source }),
    ...(base === null ? [] : [`${say(m.page_base)} ${ended(base)}`]),
    ...(baseMissing ? [say(m.page_no_base)] : []),
    ...(meaning === null ? [] : [meaning]),
  ].join(' ');
}

function ended(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
