import type { Dates } from '#checking/report.ts';
import type { PointState } from '#documents/point-state.ts';
import type { Owner } from '#publication/model-parts.ts';
import type { PointModel } from '#publication/point-model.ts';
import { stateWord } from '#publication/state-words.ts';

/**
 * How a point stood for each of its owners when a period was over, from what its page says of that period and those
 * before: the same rules as for how it stands now (follow-up/owner-state.ts), without the verdict, which comes later.
 */
export function standingAfter({ owners, rounds, lang }: PointModel, { from, to }: Dates): Owner[] {
  const until = rounds.filter(({ period }) => `${period.to} ${period.from}` <= `${to} ${from}`);
  return owners.map(({ kind, name }) => {
    let [latest, gap]: (PointState | null)[] = [null, null];
    for (const { answers } of until) {
      for (const answer of answers) {
        if (!answer.by.some((party) => party.kind === kind && party.name === name)) continue;
        if (answer.kind === 'silence' || answer.kind === 'late') gap = answer.kind;
        if (answer.kind === 'report' || answer.kind === 'nothing-to-report') gap = null;
        if (answer.kind === 'report' && answer.state !== 'not-stated') latest = answer.state ?? latest;
      }
    }
    const state = latest === 'done' ? latest : (gap ?? latest ?? 'not-stated');
    return { kind, name, state, word: stateWord(lang, state), reason: null };
  });
}
