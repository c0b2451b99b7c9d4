import { countsIn } from '#checking/counts.ts';
import type { PartyKind } from '#checking/report.ts';
import { vagueVerb, type Vague } from '#checking/vague-verb.ts';
import {
  ACTORS,
  ANYBODY,
  BARE_INFINITIVE,
  COUNTABLE,
  ESCAPES,
  FINITE,
  FREQUENT,
  isOneThing,
  NAMED_PLACE,
  NO_TIME,
  OTHERS_DO,
  OUTCOME,
  SOFT_AMOUNT,
  SUBJECT_FIRST,
  SUBJECT_LATER,
  WHERE,
} from '#checking/wording-words.ts';

/** What a promise's words say, as far as rules can tell. All quotes are the writer's own. */
export type Sentence = {
  readonly text: string;
  /** Who does it, null where the words do not say. */
  readonly subject: string | null;
  /** The kinds of parties among those who do it. Empty for "vi" and where nobody is named. */
  readonly kinds: readonly PartyKind[];
  readonly hasVerb: boolean;
  /** The main verb where nobody can see it done. */
  readonly vague: Vague | null;
  readonly where: string | null;
  /** A number, a frequency, all of something, or one thing done once: or nothing in it that is counted. */
  readonly counted: boolean;
  /** A number of things. */
  readonly numbered: boolean;
  readonly soft: string | null;
  readonly escape: string | null;
  readonly noTime: string | null;
  readonly outcome: string | null;
  readonly others: string | null;
};

/** Reads the words of one point. `areas` are names of places that are known. */
export function readSentence(written: string, areas: readonly string[]): Sentence {
  const text = written.replace(/\s+/g, ' ').trim();
  const subject = subjectOf(text);
  const numbered = countsIn(text).length > 0 || /halver|fördubbl/iu.test(text);
  const outcome = outcomeIn(text);
  const soft = SOFT_AMOUNT.exec(text)?.[0] ?? null;
  const frequent = FREQUENT.test(text);
  return {
    text,
    subject,
    kinds: subject === null ? [] : kindsOf(subject),
    hasVerb: FINITE.test(text) || BARE_INFINITIVE.test(text),
    vague: vagueVerb({ text, target: null }),
    where: whereIn(text, areas),
    counted: numbered || frequent || (soft === null && outcome === null && (isOneThing(text) || !COUNTABLE.test(text))),
    numbered,
    soft,
    escape: ESCAPES.exec(text)?.[0] ?? null,
    noTime: NO_TIME.exec(text)?.[0] ?? null,
    outcome,
    others: OTHERS_DO.exec(text)?.[0] ?? null,
  };
}

/** The verb after the subject. */
const LAST_WORDS = / (?:ska|skall|kommer att|lovar att|åtar sig att|avser att|\p{L}+)$/u;

function subjectOf(text: string): string | null {
  const first = SUBJECT_FIRST.exec(text)?.[0];
  if (first !== undefined) return first;
  const later = SUBJECT_LATER.exec(text);
  const named = later?.groups?.['subject'] ?? later?.groups?.['agent'];
  if (named !== undefined || outcomeIn(text) !== null) return named ?? null;
  const anybody = ANYBODY.exec(text)?.[0];
  return anybody === undefined ? null : anybody.replace(LAST_WORDS, '');
}

function kindsOf(subject: string): PartyKind[] {
  return (Object.keys(ACTORS) as (keyof typeof ACTORS)[]).filter((kind) =>
    new RegExp(`(?<![\\p{L}])(?:${ACTORS[kind]})(?![\\p{L}])`, 'iu').test(subject),
  );
}

/** With the rest of its clause: "alla ska känna sig trygga". */
function outcomeIn(text: string): string | null {
  const found = OUTCOME.exec(text);
  return found === null ? null : (/^[^.,;:]*/.exec(text.slice(found.index))?.[0].trim() ?? null);
}

function whereIn(text: string, areas: readonly string[]): string | null {
  const phrase = WHERE.exec(text)?.[0] ?? NAMED_PLACE.exec(text)?.[0];
  if (phrase !== undefined) return phrase;
  return areas.find((area) => text.includes(area)) ?? null;
}
