import { MOST_CODED, type Coded } from '#dialogue/coding.ts';
import { divided, dividedByTime, UNSAID, type Divided, type ThemesAsked } from '#dialogue/results-shape.ts';
import { themePath, themeNow, themeTree, type Themes } from '#dialogue/theme.ts';
import type { Facts } from '#situation/linked-counts.ts';

/** No question is called so: their names begin with a small letter. */
const NAME = 'Tema';
/** What is coded on a theme that others stand under, and on none of those: a value of its own, or it could be worked out. */
const ITSELF = '+';
/** A place that the form does not name. */
const ELSEWHERE = '+';

/** The municipality's themes in the order of their tree, as something to count answers by; by place and time too. Null where there are none. */
export function themesAsked(
  themes: Themes,
  places: readonly { readonly value: string; readonly name: string }[],
): ThemesAsked | null {
  const tree = themeTree(themes);
  const parentOf = (id: string): string | undefined => themePath(themes, id).at(-2)?.id;
  const parents = new Set(tree.flatMap(({ id }) => parentOf(id) ?? []));
  const values = tree.flatMap(({ id, name, state, depth }) => {
    const words = state === 'split' ? `${name} (delat)` : name;
    const own = { value: id, words, depth, within: parentOf(id) };
    if (!parents.has(id)) return [own];
    return [own, { value: id + ITSELF, words: `${name}, inget närmare`, depth: depth + 1, within: id }];
  });
  if (values.length === 0) return null;
  const several = (one: Divided): Divided => ({ ...one, axis: { ...one.axis, most: MOST_CODED } });
  const choices = [...places.map(({ value, name }) => ({ value, text: { sv: name } })), { value: ELSEWHERE, text: { sv: 'Med egna ord' } }]; // prettier-ignore
  return {
    axis: {
      name: NAME,
      values: values.map(({ value }) => value),
      most: MOST_CODED,
      isQuestion: true,
      within: new Map(values.flatMap(({ value, within }) => (within === undefined ? [] : [[value, within]]))),
    },
    title: 'Teman',
    labels: new Map(values.map(({ value, words }) => [value, words])),
    isSeveral: true,
    also: [several(divided(`${NAME}.plats`, 'Plats', choices)), several(dividedByTime(`${NAME}.tid`))],
    valueOf: new Map(
      [...themes.keys()].flatMap((id) => {
        const now = themeNow(themes, id)?.id;
        return now === undefined ? [] : [[id, parents.has(now) ? now + ITSELF : now]];
      }),
    ),
    depths: new Map(values.map(({ value, depth }) => [value, depth])),
  };
}

/** What an answer's coding says, once for each theme, place and time. `groups`: who answered, as groupsOf says. */
export function themeFacts(
  { axis, also: [place, time], valueOf }: ThemesAsked,
  coded: readonly Coded[],
  groups: Readonly<Record<string, string>>,
): Facts {
  return coded.flatMap((one) => {
    const theme = valueOf.get(one.themeId);
    if (theme === undefined || place === undefined || time === undefined) return [];
    return [
      {
        [axis.name]: theme,
        [place.axis.name]: placeOf(place, one),
        [time.axis.name]: one.time ?? UNSAID,
        ...groups,
      },
    ];
  });
}

function placeOf({ labels }: Divided, { place, placeWords }: Coded): string {
  if (place === null && placeWords === null) return UNSAID;
  return place !== null && labels.has(place) ? place : ELSEWHERE;
}
