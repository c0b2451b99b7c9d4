import type { WordingFacts } from '#checking/wording-questions.ts';
import { numberTyped } from '#promise/form-text.ts';
import { PER_WORDS } from '#promise/field-labels.ts';
import type { PointForm } from '#promise/point-form.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import type { WritingChoices } from '#promise/writing-choices.ts';
import type { Per } from '#checking/report.ts';

/** What a point's form says beside its words, for the help with the wording. */
export function wordingFacts(
  form: PointForm,
  promise: Pick<PromiseRecord, 'period' | 'areas'>,
  choices: WritingChoices,
): WordingFacts {
  const { target, place, due, dueWords } = form;
  const least = numberTyped(target.least);
  const chosen = choices.places.find(({ id }) => id === place.chosen);
  return {
    period: promise.period,
    owners: choices.parties.filter(({ id }) => form.owners.includes(id)).map(({ kind, name }) => ({ kind, name })),
    areas: promise.areas.map(({ name }) => name),
    place: place.fresh.trim() || (chosen?.name ?? null),
    target:
      least === null || target.unit.trim() === ''
        ? null
        : {
            atLeast: least,
            unit: target.unit.trim(),
            per: Object.hasOwn(PER_WORDS, target.per) ? (target.per as Per) : null,
          },
    due: due || null,
    dueWords: dueWords.trim() || null,
  };
}
