import { shareOf } from '#dialogue/opinion-share.ts';
import type { DialogueResult } from '#dialogue/results.ts';
import type { DividedGroup } from '#dialogue/results-shape.ts';
import { ageRange, type RegisterRow } from '#situation/register-list.ts';

/** A group among those who answered beside the same group among those who live there. */
type HeardRow = {
  readonly label: string;
  /** How many of those who answered; null is hidden. */
  readonly heard: number | null;
  /** Of everybody who answered; null where hidden. */
  readonly share: number | null;
  /** Of everybody who lives there; null where the register's groups are others. */
  readonly living: number | null;
  /** `fewer` and `more` where the difference is larger than chance makes it. */
  readonly than: 'fewer' | 'more' | 'alike' | null;
};
export type Heard = { readonly title: string; readonly rows: readonly HeardRow[] };

/** Who answered beside who lives there, group by group, of counts that may be told. */
export function whoWasHeard(
  { people, groups }: Pick<DialogueResult, 'people' | 'groups'>,
  asked: readonly DividedGroup[],
  register: readonly RegisterRow[],
): Heard[] {
  if (people === null) return [];
  return asked.flatMap(({ axis, title, group }): Heard[] => {
    const own = register.filter(({ kind }) => kind === group);
    const all = own.reduce((sum, row) => sum + row.people, 0);
    if (all === 0) return [];
    const rows = groups.flatMap((one): HeardRow[] => {
      if (one.group !== axis.name) return [];
      const living = livingIn(one.label, group, own);
      const share = one.answered === null ? null : one.answered / people;
      const row = { label: one.label, heard: one.answered, share, living: living === null ? null : living / all };
      return [{ ...row, than: compared(one.answered, people, row.living) }];
    });
    return rows.some(({ living }) => living !== null) ? [{ title, rows }] : [];
  });
}

function livingIn(label: string, group: DividedGroup['group'], own: readonly RegisterRow[]): number | null {
  const range = group === 'age' ? ageRange(label) : null;
  const fits = own.filter((row) => {
    if (range === null) return nameOf(row.label) === nameOf(label);
    const years = ageRange(row.label);
    return years !== null && years.from >= range.from && years.to <= range.to;
  });
  // A group of the register that lies in two of ours can be put in neither.
  const splits = own.some((row) => {
    const years = range === null ? null : ageRange(row.label);
    return range !== null && years !== null && !fits.includes(row) && years.from <= range.to && years.to >= range.from;
  });
  return fits.length === 0 || splits ? null : fits.reduce((sum, row) => sum + row.people, 0);
}

const SAME: Readonly<Record<string, string>> = { kvinnor: 'kvinna', män: 'man' };

function nameOf(label: string): string {
  const plain = label.trim().toLowerCase();
  return SAME[plain] ?? plain;
}

function compared(count: number | null, of: number, living: number | null): HeardRow['than'] {
  if (count === null || living === null) return null;
  const { low, high } = shareOf(count, of);
  return living > high ? 'fewer' : living < low ? 'more' : 'alike';
}

const percent = (share: number): string => `${Math.round(100 * share)}\u00a0%`;

/**
 * Who was not heard, as sentences for everybody: how many voices, then each group that is fewer among them than among those who
 * live there. `where`: "i området" or "i kommunen".
 */
export function heardWords(people: number, heard: readonly Heard[], where: string): string[] {
  const fewer = heard.flatMap(({ rows }) =>
    rows.flatMap(({ label, share, living, than }) =>
      than === 'fewer' && share !== null && living !== null
        ? [`${label}: ${percent(share)} av rösterna, ${where} ${percent(living)}.`]
        : [],
    ),
  );
  const hidden = heard.flatMap(({ rows }) =>
    rows.filter(({ heard: count, living }) => count === null && living !== null).map(({ label }) => label),
  );
  return [
    `${people.toLocaleString('sv-SE')} röster.`,
    ...fewer,
    ...(hidden.length === 0
      ? []
      : [`Så få att antalet är dolt, eller dolt för att skydda andra: ${hidden.join(', ')}.`]),
  ];
}
