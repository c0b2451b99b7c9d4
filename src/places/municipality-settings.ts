import { z } from 'zod';

/** The paper that texts stand on, and the white of what is raised from it (theme.css). */
const PAPERS = ['#fbfaf7', '#ffffff'] as const;
/** WCAG 2.2, 1.4.3: text needs 4.5:1 against what it stands on. */
const ENOUGH_CONTRAST = 4.5;

/** How long each kind of record is kept, in months; null: for ever. What the archive has decided rules, not Löftet. */
export const RETENTION_KINDS = {
  drafts: 'Inlästa dokument som aldrig blev löften',
  pictures: 'Bilder i det som gjorts',
  meetings: 'Mötesanteckningar',
  requests: 'Svar som aldrig skickades',
} as const;
export type RetentionKind = keyof typeof RETENTION_KINDS;

const months = z
  .string()
  .trim()
  .refine((text) => text === '' || (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1_200), {
    message: 'Skriv antalet månader, 1–1200, eller lämna tomt.',
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
  retention: z.record(z.enum(Object.keys(RETENTION_KINDS) as [RetentionKind, ...RetentionKind[]]), months),
  practice: z.boolean(),
});
export type Settings = z.output<typeof SettingsInput>;

const Stored = z.object({
  accent: z.string().nullable().catch(null).default(null),
  contact: z.string().nullable().catch(null).default(null),
  retention: z.partialRecord(z.string(), z.number().nullable()).catch({}).default({}),
  practice: z.boolean().catch(false).default(false),
});

/** The settings in a municipality's row; what is missing or was never set is empty. */
export function settingsOf(stored: unknown): Settings {
  const { retention, ...rest } = Stored.parse(stored);
  const kinds = Object.keys(RETENTION_KINDS) as RetentionKind[];
  return {
    ...rest,
    retention: Object.fromEntries(kinds.map((kind) => [kind, retention[kind] ?? null])) as Settings['retention'],
  };
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

/** A form's words as the schema takes them: `retention.drafts` is a part of `retention`, a box that is ticked is true. */
export function settingsFromForm(typed: Readonly<Record<string, string>>): unknown {
  const kinds = Object.keys(RETENTION_KINDS);
  return {
    accent: typed['accent'] ?? '',
    contact: typed['contact'] ?? '',
    retention: Object.fromEntries(kinds.map((kind) => [kind, typed[`retention.${kind}`] ?? ''])),
    practice: typed['practice'] !== undefined,
  };
}
