import { z } from 'zod';

/** The statute that each time limit comes from, named wherever the limit is told. */
export const STATUTES = {
  /** Of the council; 6 kap. 35 § makes it hold for every board too. */
  adjust: '5\u00a0kap. 69\u00a0§ kommunallagen (2017:725)',
  adjustOfBoard: '6\u00a0kap. 35\u00a0§ och 5\u00a0kap. 69\u00a0§ kommunallagen (2017:725)',
  announce: '8\u00a0kap. 12\u00a0§ kommunallagen (2017:725)',
  appeal: '13\u00a0kap. 5\u00a0§ kommunallagen (2017:725)',
  counting: 'lagen (1930:173) om beräkning av lagstadgad tid',
} as const;

/** By which statute a body's minutes are adjusted. */
export function adjustStatute(body: string): string {
  return /fullmäktige/iu.test(body) ? STATUTES.adjust : STATUTES.adjustOfBoard;
}

/**
 * The statute's own limits: adjusted at the latest 14 days after the sitting, announced at the latest the second day after
 * that, three weeks to appeal from the day when it was announced. A municipality may hold itself to shorter ones for its own
 * work, and wait longer than three weeks, never the other way round.
 */
export const LIMITS = {
  adjustDays: { least: 1, most: 14 },
  announceDays: { least: 0, most: 2 },
  appealWeeks: { least: 3, most: 12 },
  warnDays: { least: 0, most: 13 },
} as const;

const within = (name: keyof typeof LIMITS, otherwise: number) =>
  z.number().int().min(LIMITS[name].least).max(LIMITS[name].most).catch(otherwise);

/** Kept in the municipality's settings under `decisions`; what is left out, or cannot be read, is as here. */
const Schema = z.object({
  adjustDays: within('adjustDays', 14),
  announceDays: within('announceDays', 2),
  appealWeeks: within('appealWeeks', 3),
  /** So many days before the minutes must be adjusted somebody is told. */
  warnDays: within('warnDays', 3),
});
export type DecisionSettings = Readonly<z.output<typeof Schema>>;

/** From the municipality's stored settings, whatever they hold. */
export function decisionSettings(settings: unknown): DecisionSettings {
  const own = z.object({ decisions: z.record(z.string(), z.unknown()) }).safeParse(settings);
  return Schema.parse(own.success ? own.data.decisions : {});
}

const UNITS = { adjustDays: 'dagar', announceDays: 'dagar', appealWeeks: 'veckor', warnDays: 'dagar' } as const;

function typed(name: keyof typeof LIMITS) {
  const { least, most } = LIMITS[name];
  const message = `Skriv ett antal ${UNITS[name]}, ${least}–${most}.`;
  return z
    .string(message)
    .trim()
    .regex(/^\d{1,2}$/, message)
    .transform(Number)
    .refine((count) => count >= least && count <= most, message);
}

/** The settings as they are typed. */
export const DecisionSettingsForm = z.object({
  adjustDays: typed('adjustDays'),
  announceDays: typed('announceDays'),
  appealWeeks: typed('appealWeeks'),
  warnDays: typed('warnDays'),
});
