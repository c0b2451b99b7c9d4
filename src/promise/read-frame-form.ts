import type { Dates, PartyKind } from '#checking/report.ts';
import { hasUnseenSigns } from '#platform/unseen-signs.ts';
import { FRAME_LABELS } from '#promise/field-labels.ts';
import { isDay, lineOrNull, textOrNull, tooLong } from '#promise/form-text.ts';
import type { FrameForm } from '#promise/frame-form.ts';
import type { FrameInput } from '#promise/promise-input.ts';
import type { FormFaults } from '#promise/read-point-form.ts';
import type { WritingChoices } from '#promise/writing-choices.ts';

export type FrameRead = {
  readonly frame: FrameInput;
  /** An area to be made before the promise is written, which is then for it as well. */
  readonly freshArea: string | null;
};

const LENGTHS = { title: 500, intro: 10_000, publicNote: 2000, internalNote: 10_000 } as const;
const GONE = 'Något som du valde finns inte längre. Välj på nytt.';
const DAY = 'Skriv dagen så här: 2026-05-14.';
/** Longer promises than ten years are mistyped years. */
const LONGEST_YEARS = 10;

/** The period that was typed, or null where it is none: so that the choices that depend on it can be asked for. */
export function periodTyped({ periodFrom, periodTo }: FrameForm): Dates | null {
  return isDay(periodFrom) && isDay(periodTo) && periodFrom <= periodTo ? { from: periodFrom, to: periodTo } : null;
}

/**
 * A promise's typed text as it is written, or what is wrong with it.
 * @param named what the promise calls its parties already, by their ids; others are called by their kind
 */
export function readFrameForm(
  form: FrameForm,
  choices: WritingChoices,
  named: ReadonlyMap<string, string> = new Map(),
): FrameRead | { readonly faults: FormFaults } {
  const faults: Record<string, string> = {};
  for (const [key, most] of Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][]) {
    const fault = tooLong(FRAME_LABELS[key], form[key], most);
    if (fault !== null) faults[key] = fault;
  }
  const title = lineOrNull(form.title);
  if (title === null) faults['title'] = 'Skriv vad löftet ska heta.';
  if (!isDay(form.periodFrom)) faults['periodFrom'] = DAY;
  if (!isDay(form.periodTo)) faults['periodTo'] = DAY;
  const period = periodTyped(form);
  if (isDay(form.periodFrom) && isDay(form.periodTo)) {
    if (period === null) faults['periodTo'] = 'Sista dagen ligger före första dagen.';
    else if (Number(period.to.slice(0, 4)) - Number(period.from.slice(0, 4)) >= LONGEST_YEARS)
      faults['periodTo'] = `Ett löfte gäller i högst ${LONGEST_YEARS} år. Kontrollera årtalen.`;
  }
  const freshArea = lineOrNull(form.newArea);
  if (freshArea !== null && freshArea.length > 200)
    faults['newArea'] = 'Skriv områdets namn med högst 200\u00a0tecken.';
  if (freshArea !== null && hasUnseenSigns(freshArea))
    faults['newArea'] = 'Namnet har tecken som inte syns. Skriv det på nytt.';
  const chosen = <T extends { readonly id: string }>(key: string, ids: readonly string[], among: readonly T[]): T[] => {
    const found = ids.flatMap((id) => among.find((one) => one.id === id) ?? []);
    if (found.length < ids.length) faults[key] = GONE;
    return found;
  };
  const areas = chosen('areas', form.areas, choices.areas);
  const parties = chosen('parties', form.parties, choices.parties);
  if (form.parties.length === 0) faults['parties'] = 'Välj vilka som lovar.';
  const goals = chosen('goals', form.goals, choices.goals);
  if (faults['goals'] !== undefined)
    faults['goals'] = 'Ett mål gäller en annan mandatperiod än löftet. Välj mål på nytt.';
  const agreements = chosen('agreements', form.agreements, choices.agreements);
  if (Object.keys(faults).length > 0 || title === null || period === null) return { faults };
  return {
    freshArea,
    frame: {
      title,
      intro: textOrNull(form.intro),
      internalNote: textOrNull(form.internalNote),
      publicNote: textOrNull(form.publicNote),
      period,
      areas,
      parties: parties.map(({ id, kind, name }) => ({ id, named: named.get(id) ?? calledBy(kind, name) })),
      goals: goals.map(({ id }) => id),
      agreements: agreements.map(({ id }) => id),
    },
  };
}

/** What a promise calls a party: "kommunen" and "polisen", others by their names. */
function calledBy(kind: PartyKind, name: string): string {
  if (kind === 'municipality') return 'kommunen';
  return kind === 'police' ? 'polisen' : name;
}
