import { z } from 'zod';

const days = z.number().int().min(0).max(60);

/**
 * How the municipality wants to be reminded, in working days from a round's last day to answer. Kept in the
 * municipality's settings under `late`; what is left out, or cannot be read, is as here.
 */
const Schema = z.object({
  /** The answerer, before the last day. */
  before: z.array(days).max(5).catch([5, 1]),
  /** The answerer and the deputy, after it. */
  after: z.array(days.min(1)).max(10).catch([1, 5, 10]),
  /** Coordinators and liaisons are told from that step after the last day on. */
  steeringFrom: days.catch(1),
  /** The committee's chair, from that step on. */
  chairFrom: days.catch(10),
  /** The person who chairs the committee; null = nobody is told. */
  chair: z.uuid().nullable().catch(null),
  /** How long a party may be silent about what was sent to it before those above are told: five, by the rule. */
  approvalDays: days.min(1).catch(5),
});

export type LateSettings = Readonly<z.output<typeof Schema>>;

/** From the municipality's stored settings, whatever they hold. */
export function lateSettings(settings: unknown): LateSettings {
  const own = z.object({ late: z.unknown() }).safeParse(settings);
  const late = own.success && typeof own.data.late === 'object' && own.data.late !== null ? own.data.late : {};
  return Schema.parse(late);
}
