import type { Work } from '#access/work.server.ts';
import type { CodingList } from '#dialogue/coding.ts';
import { placesOf, typedOf, type TypedCoded } from '#dialogue/coding-form.ts';
import { countStems, countToCode, loadCoding, loadTurn, type CodingCounts } from '#dialogue/coding-queries.server.ts';
import { mustWriteDialogue } from '#dialogue/must-write.server.ts';
import { loadInput, type InputRead } from '#dialogue/review-queries.server.ts';
import { saidIn, type Said } from '#dialogue/said.ts';
import { oneList, suggestFromWorries, suggestFromWords } from '#dialogue/suggest-themes.ts';
import { themeTree, themeWords, themesUnder, type Themes } from '#dialogue/theme.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { writtenIn } from '#dialogue/written.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

/** A suggestion as it is shown: what it would write in a row, and why. */
type Suggested = TypedCoded & { readonly words: string; readonly because: string };

export type CodingPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: { readonly id: string; readonly title: string };
  readonly list: CodingList;
  /** Only answers on this theme and those under it are gone through. */
  readonly only: { readonly id: string; readonly name: string } | null;
  readonly counts: CodingCounts;
  readonly next: string | null;
  readonly previous: string | null;
  readonly item:
    | (Pick<InputRead, 'id' | 'day' | 'lang' | 'channel'> & {
        readonly said: readonly Said[];
        /** The version of its coding, 0 where there is none. */
        readonly no: number;
        readonly rows: readonly TypedCoded[];
      })
    | null;
  readonly suggestions: readonly Suggested[];
  /** Every theme in use, with those above it. */
  readonly themes: readonly { readonly name: string; readonly words: string }[];
  readonly places: readonly string[];
};

export type CodingAsked = {
  readonly list: CodingList;
  readonly themeId: string | null;
  readonly here: string | null;
  readonly after: string | null;
};

/** One answer to code, with what speaks for which themes. @throws AppError `forbidden`, `not-found` */
export async function loadCodingPage(
  work: Work,
  municipality: MunicipalityRef,
  id: string,
  { list, themeId, here, after }: CodingAsked,
): Promise<CodingPage> {
  const { title, form } = await mustWriteDialogue(work, id);
  const themes = await loadThemes(work);
  const split = [...themes.values()].filter(({ state }) => state === 'split').map((theme) => theme.id);
  const only = themeId === null ? undefined : themes.get(themeId);
  const among = { list, split, themes: only === undefined ? [] : [...themesUnder(themes, only.id)] };
  const turn = await loadTurn(work, id, among, { here, after });
  const input = turn.here === null ? null : await loadInput(work, id, turn.here);
  return {
    municipality,
    dialogue: { id, title },
    list,
    only: only === undefined ? null : { id: only.id, name: only.name },
    counts: await countToCode(work, id, split),
    next: turn.next,
    previous: turn.previous,
    item: input === null ? null : await itemOf(work, themes, input),
    suggestions: input === null ? [] : await suggestionsFor(work, themes, input),
    themes: themeTree(themes)
      .filter(({ state }) => state === 'active')
      .map((theme) => ({ name: theme.name, words: themeWords(themes, theme.id) })),
    places: placesOf(input?.form ?? form).map(({ name }) => name),
  };
}

async function itemOf(work: Work, themes: Themes, input: InputRead): Promise<CodingPage['item']> {
  const { id, day, lang, channel, form, answers } = input;
  const { no, coded } = await loadCoding(work, id);
  return { id, day, lang, channel, said: saidIn(form, answers), no, rows: typedOf(coded, themes, form) };
}

async function suggestionsFor(work: Work, themes: Themes, { id, form, answers }: InputRead): Promise<Suggested[]> {
  const words = writtenIn(form, answers)
    .map(({ text }) => text)
    .join(' ');
  const counts = words === '' ? [] : await countStems(work, id, words);
  const found = oneList(suggestFromWorries(answers, themes), suggestFromWords(counts, themes));
  const typed = typedOf(found, themes, form);
  return found.flatMap(({ themeId, why, stems }, at) => {
    const row = typed[at];
    if (row === undefined) return [];
    const because = why === 'chosen' ? 'valt i svaret' : stems.map((stem) => `${stem}…`).join(', ');
    return [{ ...row, words: themeWords(themes, themeId), because }];
  });
}
