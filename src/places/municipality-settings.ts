import { z } from 'zod';
import { KINDS, RETENTION_KINDS, type RetentionKind } from '#places/retention.ts';

/** The paper that texts stand on, and the white of what is raised from it (theme.css). */
const PAPERS = ['#fbfaf7', '#ffffff'] as const;
/** WCAG 2.2, 1.4.3: text needs 4.5:1 against what it stands on. */
const ENOUGH_CONTRAST = 4.5;

const LONGEST_DAYS = 36_500;

const days = z
  .string()
  .trim()
  .refine((text) => text === '' || (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST_DAYS), {
    message: 'Skriv antalet dagar, 1–36\u00a0500, eller lämna tomt för att aldrig ta bort.',
  })
  .transform((text) => (text === '' ? null : Number(text)));

/** The settings as they are typed. */
export const SettingsInput = z.object({
  accent: z
    .string()
    .trim()
    .toLowerCase()
    .refine(
      (colour) => colour === '' || /^#[0-9a-f]{6}$/.test(colour),
      'Skriv färgen som # och sex tecken, till exempel #0f5c6e.',
    )
    .refine((colour) => colour === '' || !/^#[0-9a-f]{6}$/.test(colour) || isReadable(colour), {
      message: 'Färgen är för ljus för att läsas mot sidans bakgrund. Välj en mörkare.',
    })
    .transform((colour) => (colour === '' ? null : colour)),
  contact: z
    .string()
    .trim()
    .max(500, 'Texten får ha högst 500\u00a0tecken.')
    .transform((text) => (text === '' ? null : text)),
  keep: z.record(z.enum(KINDS), days),
});
export type Settings = z.output<typeof SettingsInput>;

const Stored = z.object({
  accent: z.string().nullable().catch(null).default(null),
  contact: z.string().nullable().catch(null).default(null),
  // What cannot be read keeps everything for ever: nothing is removed by a mistake.
  keep: z
    .record(z.string(), z.int().min(1).max(LONGEST_DAYS).nullable().catch(null))
    .catch(() => Object.fromEntries(KINDS.map((kind) => [kind, null])))
    .default({}),
});

/** The settings in a municipality's row; how long things are kept is as Löftet proposes where nobody has chosen. */
export function settingsOf(stored: unknown): Settings {
  const { keep, ...rest } = Stored.parse(stored);
  const daysOf = (kind: RetentionKind): number | null =>
    keep[kind] === undefined ? RETENTION_KINDS[kind].days : keep[kind];
  return { ...rest, keep: Object.fromEntries(KINDS.map((kind) => [kind, daysOf(kind)])) as Settings['keep'] };
}

/** Whether text in a colour can be read on our paper. `#rrggbb`. */
export function isReadable(colour: string): boolean {
  return PAPERS.every((paper) => contrast(colour, paper) >= ENOUGH_CONTRAST);
}

/** WCAG 2.2's contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 1, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A form's words as the schema takes them: `keep.links` is a part of `keep`. */
export function settingsFromForm(typed: Readonly<Record<string, string>>): unknown {
  return {
    accent: typed['accent'] ?? '',
    contact: typed['contact'] ?? '',
    keep: Object.fromEntries(KINDS.map((kind) => [kind, typed[`keep.${kind}`] ?? ''])),
  };
}
