import type { Lang } from '#platform/texts/languages.ts';
import type { PageModel } from '#publication/page-model.ts';

type Marks = {
  readonly missing: ReadonlySet<string>;
  readonly older: ReadonlySet<string>;
  readonly machine: ReadonlySet<string>;
};

/** Shorter texts may stand in others by chance. */
const SHORTEST_PART = 20;

/** Whether a text is the whole of what stands there, or the sentence in it: "3. Alla ska kunna röra sig fritt. (2019–2022)". */
export function isOf(text: string, whole: string): boolean {
  return text === whole || (text.length >= SHORTEST_PART && whole.includes(text));
}

/** A page in another language with what of it is not translated, or from an older wording, or made by a machine. */
export function markTranslation(model: PageModel, { missing, older, machine }: Marks): PageModel {
  const said = stringsIn(model);
  const among = (texts: ReadonlySet<string>): string[] =>
    [...texts].filter((text) => said.some((whole) => isOf(text, whole)));
  return {
    ...model,
    translation: { missing: among(missing), older: among(older), machine: among(machine).length > 0 },
  };
}

/** A page on which texts of others stand too, with what is to be known of theirs. */
export function withTranslationOf<Model extends PageModel>(model: Model, others: readonly PageModel[]): Model {
  const all = [model, ...others].flatMap(({ translation }) => translation ?? []);
  if (all.length === 0) return model;
  const once = (texts: readonly string[]): string[] => [...new Set(texts)];
  const translation = {
    missing: once(all.flatMap(({ missing }) => missing)),
    older: once(all.flatMap(({ older }) => older)),
    machine: all.some(({ machine }) => machine),
  };
  return { ...model, translation };
}

/** A list of what others say, with what is to be known of those of their texts that stand in it. */
export function markAsIn<Model extends PageModel>(model: Model, others: readonly PageModel[]): Model {
  const { translation } = withTranslationOf<PageModel>(model, others);
  if (translation === undefined) return model;
  const said = stringsIn(model);
  const among = (texts: readonly string[]): string[] => texts.filter((text) => said.some((whole) => isOf(text, whole)));
  return {
    ...model,
    translation: { ...translation, missing: among(translation.missing), older: among(translation.older) },
  };
}

/** A page with the languages that it is in too, where there are several. */
export function withLanguages(model: PageModel, languages: readonly Lang[]): PageModel {
  return languages.length < 2 ? model : { ...model, languages: [...languages] };
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
