import { z } from 'zod';
import { FEWEST_TOLD, LIMITS } from '#checking/small-count.ts';
import { colourFault, isColour, isReadable, type Scheme } from '#places/accent.ts';
import { OTHER_LANGS } from '#platform/texts/languages.ts';
import { limitNow, type FewestFrom } from '#places/small-count-limit.ts';
import { KINDS, RETENTION_KINDS, type RetentionKind } from '#places/retention.ts';

const LONGEST_DAYS = 36_500;

const days = z
  .string()
  .trim()
  .refine((text) => text === '' || (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST_DAYS), {
    message: 'Skriv antalet dagar, 1–36\u00a0500, eller lämna tomt för att aldrig ta bort.',
  })
  .transform((text) => (text === '' ? null : Number(text)));

/** A colour as it is typed, which can be read in the scheme; null where nothing is typed. */
function colour(scheme: Scheme) {
  return z
    .string()
    .trim()
    .toLowerCase()
    .superRefine((typed, faults) => {
      if (typed === '') return;
      const message = isColour(typed)
        ? colourFault(typed, scheme)
        : 'Skriv färgen som # och sex tecken, till exempel #0f5c6e.';
      if (message !== null) faults.addIssue({ code: 'custom', message });
    })
    .transform((typed) => (typed === '' ? null : typed));
}

/** A stored colour; what cannot be read is none. */
const storedColour = (scheme: Scheme) =>
  z
    .string()
    .refine((one) => isColour(one) && isReadable(one, scheme))
    .nullable()
    .catch(null)
    .default(null);

/** A text of a few lines at most; null where nothing is typed. */
function shortText(longest: number) {
  return z
    .string()
    .trim()
    .max(longest, `Texten får ha högst ${longest}\u00a0tecken.`)
    .transform((text) => (text === '' ? null : text));
}

const storedText = z.string().nullable().catch(null).default(null);

const fewest = z
  .string()
  .trim()
  .refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= LIMITS.least && Number(text) <= LIMITS.most, {
    message: `Skriv ett helt tal, ${LIMITS.least}–${LIMITS.most}.`,
  })
  .transform(Number);

/** The settings as they are typed. */
export const SettingsInput = z.object({
  accent: colour('light'),
  accentDark: colour('dark'),
  contact: shortText(500),
  /** Where one reports what is broken: an address, a number, or both. */
  faultReport: shortText(200),
  switchboard: shortText(40),
  /** In which the municipality publishes, beside Swedish. */
  languages: z.array(z.enum(OTHER_LANGS)),
  keep: z.record(z.enum(KINDS), days),
  /** Whether what is kept on a device in a square is locked with a passphrase. */
  fieldPassphrase: z.boolean(),
  /** Smaller counts of people are told to nobody. */
  fewestTold: fewest,
});
export type Settings = z.output<typeof SettingsInput>;
/** `fewestFrom`: from which days on which limits held, the latest last. */
export type KeptSettings = Settings & { readonly fewestFrom: readonly FewestFrom[] };

const Stored = z.object({
  accent: storedColour('light'),
  accentDark: storedColour('dark'),
  contact: storedText,
  faultReport: storedText,
  switchboard: storedText,
  languages: z.array(z.enum(OTHER_LANGS).nullable().catch(null)).catch([]).default([]),
  // What cannot be read keeps everything for ever: nothing is removed by a mistake.
  keep: z
    .record(z.string(), z.int().min(1).max(LONGEST_DAYS).nullable().catch(null))
    .catch(() => Object.fromEntries(KINDS.map((kind) => [kind, null])))
    .default({}),
  // What cannot be read asks for the passphrase: nothing lies open by a mistake.
  fieldPassphrase: z.boolean().catch(true).default(false),
  // What cannot be read tells as little as may be: nobody is recognised by a mistake.
  fewestFrom: z
    .array(z.object({ from: z.iso.date(), fewest: z.int().min(LIMITS.least).max(LIMITS.most) }))
    .catch([{ from: '0001-01-01', fewest: LIMITS.most }])
    .default([]),
});

/** The settings in a municipality's row; how long things are kept is as Löftet proposes where nobody has chosen. */
export function settingsOf(stored: unknown): KeptSettings {
  const { keep, languages, ...rest } = Stored.parse(isObject(stored) ? stored : { keep: 'unreadable' });
  const daysOf = (kind: RetentionKind): number | null =>
    keep[kind] === undefined ? RETENTION_KINDS[kind].days : keep[kind];
  const chosen = OTHER_LANGS.filter((lang) => languages.includes(lang));
  return {
    ...rest,
    fewestTold: limitNow(rest.fewestFrom),
    languages: chosen,
    keep: Object.fromEntries(KINDS.map((kind) => [kind, daysOf(kind)])) as Settings['keep'],
  };
}

const isObject = (stored: unknown): boolean => typeof stored === 'object' && stored !== null && !Array.isArray(stored);

/** A form's words as the schema takes them: `keep.links` is a part of `keep`. */
export function settingsFromForm(typed: Readonly<Record<string, string>>): unknown {
  return {
    accent: typed['accent'] ?? '',
    accentDark: typed['accentDark'] ?? '',
    contact: typed['contact'] ?? '',
    faultReport: typed['faultReport'] ?? '',
    switchboard: typed['switchboard'] ?? '',
    languages: OTHER_LANGS.filter((lang) => typed[`language.${lang}`] !== undefined),
    keep: Object.fromEntries(KINDS.map((kind) => [kind, typed[`keep.${kind}`] ?? ''])),
    fieldPassphrase: typed['fieldPassphrase'] !== undefined,
    fewestTold: typed['fewestTold'] ?? String(FEWEST_TOLD),
  };
}
