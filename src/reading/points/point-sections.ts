import type { PartyKind } from '#checking/report.ts';
import { knownHeading } from '#reading/heading-kinds.ts';
import type { HeadingSense } from '#reading/points/point-headings.ts';
import type { PointDraft } from '#reading/points/point-draft.ts';
import { withoutNumber } from '#reading/points/point-text.ts';

/** A headed part of the document while its points are read; what it does not say itself it has from the part above. */
export type Section = {
  readonly level: number;
  /** Whether lists here are points: yes, only those that read as promises, or no. */
  readonly mode: 'on' | 'maybe' | 'off';
  readonly owner: readonly PartyKind[];
  readonly focus: string | null;
  /** Set in parts that tell what was done. */
  readonly results: boolean;
  readonly by: readonly PartyKind[];
  readonly period: string | null;
  /** The promise that this part is about. */
  readonly point: PointDraft | null;
  /** The promise that its text repeats, to tell of it below. */
  readonly again: PointDraft | null;
  /** How many points had been found when it opened. */
  readonly since: number;
  /** How the heading reads, to know paragraphs that are promises from explanations. */
  readonly kind: HeadingSense['kind'] | 'root';
};

export const ROOT: Section = {
  level: 0,
  mode: 'maybe',
  owner: [],
  focus: null,
  results: false,
  by: [],
  period: null,
  point: null,
  again: null,
  since: 0,
  kind: 'root',
};

/** The part that a heading opens below another. `point` is the promise that the heading itself is, if it is one. */
export function openSection(
  level: number,
  text: string,
  sense: HeadingSense,
  parent: Section,
  point: PointDraft | null,
  since: number,
): Section {
  const base: Section = { ...parent, level, since, again: null, kind: sense.kind };
  switch (sense.kind) {
    case 'off':
      return { ...base, mode: 'off', point: null };
    case 'owner':
      return { ...base, mode: 'on', owner: sense.owner };
    case 'done':
      return { ...base, mode: 'on', results: true, by: sense.by };
    case 'period':
      return {
        ...base,
        period: sense.period,
        results: parent.point !== null || (since > 0 && parent.owner.length === 0),
      };
    case 'result':
      return { ...base, mode: parent.mode === 'off' ? 'off' : 'on', results: true };
    case 'focus':
      return { ...base, mode: 'on', focus: sense.text, point: null };
    case 'promise':
      return { ...base, mode: 'on', point };
    case 'points':
      return { ...base, mode: 'on' };
    case 'plain': {
      const known = knownHeading(text) !== null;
      if (parent.kind === 'root' || parent.mode !== 'on')
        return {
          ...base,
          mode: parent.mode === 'off' ? 'off' : 'maybe',
          focus: known ? null : withoutNumber(text).text,
        };
      return known
        ? { ...base, mode: 'maybe' }
        : {
            ...base,
            focus: parent.kind === 'focus' || parent.focus !== null ? parent.focus : withoutNumber(text).text,
          };
    }
  }
}
