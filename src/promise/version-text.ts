import { wordDifference, type Stretch } from '#checking/word-difference.ts';

/** One labelled part of what a version says: "Varför", "Ägare", "Åtgärd 2". */
export type TextPart = {
  readonly label: string;
  readonly text: string;
  /** Not covered by any key, and never published. */
  readonly internal: boolean;
};

/** A version of a promise's frame or of a point, as words in the order in which they are read. */
export type VersionText = {
  readonly versionId: string;
  /** The promise's id, or the point's. */
  readonly subjectId: string;
  readonly no: number;
  readonly content: string;
  readonly at: Date;
  readonly byPerson: string | null;
  readonly parts: readonly TextPart[];
};

/** What a part says now, compared with before; all of it is new where there was nothing. */
export type PartChange = { readonly label: string; readonly stretches: readonly Stretch[]; readonly internal: boolean };

/**
 * What differs between two versions, word by word: the parts that differ and no others, in the newer one's order, those
 * that are gone last. Without an older version every part is new.
 */
export function versionChanges(
  older: Pick<VersionText, 'parts'> | null,
  newer: Pick<VersionText, 'parts'>,
): PartChange[] {
  const before = older?.parts ?? [];
  const changed = newer.parts.flatMap(({ label, text, internal }): PartChange[] => {
    const was = before.find((part) => part.label === label);
    if (was?.text === text) return [];
    return [{ label, internal, stretches: wordDifference(was?.text ?? '', text) }];
  });
  const gone = before
    .filter((part) => !newer.parts.some(({ label }) => label === part.label))
    .map(({ label, text, internal }): PartChange => ({ label, internal, stretches: wordDifference(text, '') }));
  return [...changed, ...gone];
}
