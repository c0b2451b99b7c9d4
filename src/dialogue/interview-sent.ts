import { z } from 'zod';
import { LANGS } from '#platform/texts/languages.ts';

const id = z.uuid().toLowerCase();

/**
 * One interview as a device sends it. Its id is made on the device and random (UUIDv4): others tell the millisecond, and so who was
 * asked when.
 */
export const InterviewSentShape = z.strictObject({
  id: z.uuidv4().toLowerCase(),
  kind: z.literal('interview'),
  dialogueId: id,
  versionId: id,
  lang: z.enum(LANGS),
  day: z.iso.date(),
  answers: z.record(z.string().max(40), z.unknown()),
});
export type InterviewSent = z.output<typeof InterviewSentShape>;
