import { z } from 'zod';
import { isUuid } from '#platform/is-uuid.ts';
import { hasUnseenSigns, turnsWriting } from '#platform/unseen-signs.ts';
import { isResult, wholeOf, type Result } from '#report-back/decision-words.ts';

/** What stands in the minutes, as it was typed. */
export type DecisionTyped = {
  readonly paragraph: string;
  readonly decisions: readonly { readonly no: number; readonly result: Result; readonly body: string | null }[];
  readonly reservations: string | null;
  /** Why it was remanded or tabled. */
  readonly reason: string | null;
  /** To which sitting it was tabled. */
  readonly sittingId: string | null;
};

type Fault = { readonly field: string; readonly message: string };
type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly Fault[] };

/** As many proposals as a memo may have, and some. */
const MOST_PROPOSALS = 100;
const LONGEST = 4_000;
const TOO_LONG = 'Texten är för lång. Skriv högst 4\u00a0000\u00a0tecken.';

/** The numbers of the proposals that a form has, in order. */
export function proposalNumbers(sent: FormData): readonly number[] {
  return Array.from({ length: MOST_PROPOSALS }, (_, at) => at + 1).filter((no) => sent.has(`beslut-${no}`));
}

/**
 * @param numbers those of the proposals, in order
 * @returns what was typed, and the number that the person saw: of the case's step, or of the ruling that is corrected
 */
export function decisionTyped(
  sent: FormData,
  numbers: readonly number[],
): Read<{ readonly version: number; readonly typed: DecisionTyped }> {
  const faults: Fault[] = [];
  const text = (name: string): string =>
    String(sent.get(name) ?? '')
      .replaceAll('\r\n', '\n')
      .trim();
  const long = (field: string): string | null => {
    const words = text(field);
    const turned = turnsWriting(words);
    if (words.length > LONGEST) faults.push({ field, message: TOO_LONG });
    else if (turned !== null) faults.push({ field, message: turned });
    return words === '' ? null : words;
  };
  const paragraph = text('paragraf').replace(/^[\s§]+/, '');
  if (paragraph === '') faults.push({ field: 'paragraf', message: 'Skriv paragrafen, till exempel 14.' });
  if (paragraph.length > 50 || hasUnseenSigns(paragraph))
    faults.push({ field: 'paragraf', message: 'Skriv paragrafen på en rad, med högst 50\u00a0tecken.' });
  const decisions = numbers.flatMap((no) => {
    const result = text(`beslut-${no}`);
    if (!isResult(result)) {
      faults.push({ field: `beslut-${no}`, message: `Välj vad det blev av förslag\u00a0${no}.` });
      return [];
    }
    const body = long(`lydelse-${no}`);
    // Kept nowhere else, it would be lost unseen.
    if (result !== 'amended' && body !== null) faults.push({ field: `lydelse-${no}`, message: wordsOf(no) });
    if (result === 'amended' && body === null)
      faults.push({ field: `lydelse-${no}`, message: `Skriv hur beslutet om förslag\u00a0${no} lyder.` });
    return [{ no, result, body }];
  });
  const whole = wholeOf(decisions.map(({ result }) => result));
  if (whole === 'mixed') faults.push({ field: `beslut-${numbers[0] ?? 1}`, message: MIXED });
  const reason = long('skal');
  const waits = whole === 'remanded' || whole === 'tabled';
  if (!waits && whole !== 'mixed' && reason !== null) faults.push({ field: 'skal', message: NO_REASON });
  if (waits && reason === null) faults.push({ field: 'skal', message: REASON[whole] });
  const sittingId = text('till');
  if (whole === 'tabled' && !isUuid(sittingId))
    faults.push({ field: 'till', message: 'Välj sammanträdet som ärendet bordlades till.' });
  const reservations = long('reservationer');
  const version = Number(text('version') || 'x');
  if (!Number.isSafeInteger(version) || numbers.length === 0)
    faults.push({ field: 'paragraf', message: 'Sidan är för gammal. Ladda om den och skriv igen.' });
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    value: {
      version,
      typed: { paragraph, decisions, reservations, reason, sittingId: whole === 'tabled' ? sittingId : null },
    },
  };
}

const wordsOf = (no: number): string =>
  `Du har skrivit en lydelse för förslag\u00a0${no}. Välj ”Ändrat” om nämnden ändrade förslaget, eller ta bort lydelsen.`;
const NO_REASON = 'Du har skrivit ett skäl. Välj återremiss eller bordläggning för alla förslag, eller ta bort skälet.';
const MIXED = 'Återremiss och bordläggning gäller hela ärendet. Välj samma för alla förslag.';
const REASON = {
  remanded: 'Skriv varför ärendet återremitterades, med nämndens ord.',
  tabled: 'Skriv varför ärendet bordlades.',
} as const;

const day = z.iso.date({ error: 'Skriv dagen så här: 2026-05-14.' });
const step = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

/** The minutes were adjusted. */
export const AdjustForm = z.object({
  version: step,
  day,
  by: z
    .string('Skriv vem eller vilka som justerade.')
    .trim()
    .min(1, 'Skriv vem eller vilka som justerade.')
    .max(200, 'Skriv högst 200\u00a0tecken.')
    .refine((words) => !hasUnseenSigns(words), 'Skriv namnen på en rad.'),
});
/** That they were is told on the municipality's board. */
export const AnnounceForm = z.object({ version: step, day });
/** The time to appeal is over; the note tells how it went where somebody did. */
export const AppealForm = z.object({
  version: step,
  note: z
    .string()
    .trim()
    .max(LONGEST, TOO_LONG)
    .refine((words) => turnsWriting(words) === null, { error: ({ input }) => turnsWriting(String(input)) ?? undefined })
    .transform((words) => (words === '' ? null : words)),
});
