import { z } from 'zod';
import { LANGS } from '#platform/texts/languages.ts';
import { Owner, PageLink, Words } from '#publication/model-parts.ts';

/** Words with the language that they are in: what nobody has translated stands in Swedish, and is marked so. */
const InLang = z.strictObject({ text: Words, lang: z.enum(LANGS) });
export type InLang = z.infer<typeof InLang>;

/** A point that was promised because of what was said, and how it goes. */
const PromisedShown = z.strictObject({
  path: PageLink.shape.path,
  body: InLang,
  promise: InLang,
  owners: z.array(Owner),
});

const ThemeShown = z.strictObject({
  /** Tells which theme it is from version to version. */
  id: z.uuid(),
  name: InLang,
  /** How many spoke of it; null where that is not told, since somebody could be recognised. */
  people: z.int().positive().nullable(),
  promised: z.array(PromisedShown),
  /** Why nothing was promised; null where something was, or nobody has said why not. */
  whyNot: InLang.nullable(),
});

/** All that everybody sees of what came of a dialogue. Strict: what is not named here cannot be stored. */
export const FeedbackModel = z.strictObject({
  format: z.literal('loftet-feedback/1'),
  lang: z.enum(LANGS),
  demo: z.boolean(),
  path: PageLink.shape.path,
  municipality: PageLink,
  languages: z.array(z.enum(LANGS)),
  title: InLang,
  /** The district, or null for the whole municipality. */
  area: Words.nullable(),
  held: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  /** Smaller counts are not told; what was published before it could be chosen says nothing of it. */
  fewest: z.int().positive().optional(),
  people: z.int().positive().nullable(),
  /** Who was heard and who was not, in sentences. */
  heard: z.array(InLang),
  intro: InLang.nullable(),
  quotes: z.array(InLang),
  themes: z.array(ThemeShown),
});
export type FeedbackModel = z.infer<typeof FeedbackModel>;

/** A version that was published. `at`: when. */
export type FeedbackVersion = {
  readonly no: number;
  readonly at: Date;
  readonly size: 'major' | 'minor';
  readonly note: string | null;
};

/** The words that somebody has written, for the guard. */
export function feedbackTexts({ title, intro, quotes, themes }: FeedbackModel): { where: string; text: string }[] {
  return [
    { where: 'Rubriken', text: title.text },
    ...(intro === null ? [] : [{ where: 'Inledningen', text: intro.text }]),
    ...quotes.map(({ text }, at) => ({ where: `Citat ${at + 1}`, text })),
    ...themes.flatMap(({ name, whyNot }) => [
      { where: 'Ett tema', text: name.text },
      ...(whyNot === null ? [] : [{ where: `Varför inget löfte, ${name.text}`, text: whyNot.text }]),
    ]),
  ];
}

/** Whether the last day has passed and nothing has been told. Both days are inclusive. @param today `YYYY-MM-DD` */
export function isLate(
  { due, publishedAt }: { readonly due: string | null; readonly publishedAt: Date | null },
  today: string,
): boolean {
  return publishedAt === null && due !== null && due < today;
}
