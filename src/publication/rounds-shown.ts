import { asksOwner } from '#follow-up/asks-owner.ts';
import type { EntryRecord, FigureRecord, FollowUpRecord, RoundRecord } from '#follow-up/follow-up-record.ts';
import type { PointRecord } from '#promise/promise-record.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { dayIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import { figureShown } from '#publication/figure-shown.ts';
import type { Party } from '#publication/model-parts.ts';
import { entryState, inOrder, roundStanding, type RoundStanding } from '#follow-up/owner-state.ts';
import { noticedShown } from '#publication/noticed-shown.ts';
import type { AnswerShown, RoundShown } from '#publication/point-model.ts';
import { stateWord } from '#publication/state-words.ts';
import { labelIn, periodIn } from '#publication/time-words.ts';

/** `partyOf` gives a party, by its id, the name that the promise uses. */
type Frame = { readonly lang: Lang; readonly today: string; readonly partyOf: (id: string) => Party };

/**
 * What was done, round by round: each owner's answer or silence, and whatever others who contribute have said. Owners
 * who answer with the same words answer once, together. A round that has not begun is left out.
 */
export function roundsShown(
  point: PointRecord,
  followUp: FollowUpRecord,
  { lang, today, partyOf }: Frame,
): RoundShown[] {
  return inOrder(followUp.rounds).flatMap((round) => {
    const standing = roundStanding(round, today);
    const entries = followUp.entries.filter((entry) => entry.roundId === round.id && entry.pointId === point.id);
    const spoken = entries.filter((entry) => entry.kind !== 'silence');
    if (standing === 'ahead' && spoken.length === 0) return [];
    const answered = new Set(spoken.map((entry) => entry.partyId));
    const missing = point.owners
      .map(({ id }) => id)
      .filter((id) => !answered.has(id) && asksOwner(round, { pointId: point.id, partyId: id }, followUp));
    if (spoken.length === 0 && missing.length === 0) return [];
    const closed = standing === 'locked' || standing === 'past';
    const silent = missing.filter((id) => closed || entries.some((entry) => entry.partyId === id));
    const rest = missing.filter((id) => !silent.includes(id));
    const told = together(spoken).map((same) => answer(same, followUp.figures, { lang, partyOf }));
    const gaps = [gap(lang, silent.map(partyOf), 'locked', round), gap(lang, rest.map(partyOf), standing, round)];
    const answers = [...told, ...gaps.filter((shown) => shown !== null)];
    const label = round.label === null ? periodIn(lang, round.period) : labelIn(lang, round.label);
    const noticed = followUp.noticed?.find((of) => of.roundId === round.id && of.pointId === point.id);
    return [
      {
        label: capital(label),
        period: { ...round.period, words: periodIn(lang, round.period) },
        answers,
        ...(noticed === undefined ? {} : noticedShown(lang, noticed)),
      },
    ];
  });
}

/** Entries whose words are the same, in the order of the first of each. */
function together(entries: readonly EntryRecord[]): EntryRecord[][] {
  const key = ({ kind, body, progress, reason, nextStep, saidLate, correctionNote }: EntryRecord): string =>
    JSON.stringify([kind, body, progress, reason, nextStep, saidLate, correctionNote]);
  return [...Map.groupBy(entries, key).values()];
}

function answer(
  same: readonly EntryRecord[],
  figures: readonly FigureRecord[],
  { lang, partyOf }: Pick<Frame, 'lang' | 'partyOf'>,
): AnswerShown {
  const [entry] = same;
  if (entry === undefined) throw new Error('an answer has at least one entry');
  const state = entryState(entry);
  const nothing = entry.kind === 'nothing-to-report';
  const versions = new Set(same.map(({ versionId }) => versionId));
  const own = figures.filter((figure) => figure.entryVersionId !== null && versions.has(figure.entryVersionId));
  return {
    by: once(same.map(({ partyId }) => partyOf(partyId))),
    kind: nothing ? 'nothing-to-report' : 'report',
    state: state?.state ?? (nothing ? null : 'not-stated'),
    word:
      state === null
        ? nothing
          ? saying(lang)(m.page_nothing)
          : stateWord(lang, 'not-stated')
        : stateWord(lang, state.state, entry.progress === 'not-started'),
    body: entry.body,
    reason: entry.reason,
    nextStep: entry.nextStep,
    correction: entry.correctionNote,
    figures: once(own.filter(({ visibility }) => visibility === 'public').map((figure) => figureShown(lang, figure))),
  };
}

function gap(lang: Lang, by: Party[], standing: RoundStanding, { due }: RoundRecord): AnswerShown | null {
  if (by.length === 0) return null;
  const none = { by, body: null, reason: null, nextStep: null, correction: null, figures: [] };
  if (standing === 'locked' || standing === 'past') {
    return { ...none, kind: 'silence', state: 'silence', word: stateWord(lang, 'silence') };
  }
  const say = saying(lang);
  const day = due === null ? null : dayIn(lang, due);
  if (standing === 'late') {
    return { ...none, kind: 'late', state: 'late', word: say(m.page_late_since, { day: day ?? '' }) };
  }
  return {
    ...none,
    kind: 'waiting',
    state: null,
    word: day === null ? say(m.page_running) : say(m.page_due, { day }),
  };
}

/** Without repetition, for things that are equal field by field. */
function once<T>(things: readonly T[]): T[] {
  const seen = new Set<string>();
  return things.filter((thing) => {
    const key = JSON.stringify(thing);
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
