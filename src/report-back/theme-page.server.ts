import { can, jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { listDialogues } from '#dialogue/dialogue-queries.server.ts';
import { toldCounts, wholeCounts } from '#dialogue/theme-counts.ts';
import { themeNow, themePath, themesUnder, themeTree, themeWords, type Theme, type Themes } from '#dialogue/theme.ts';
import {
  countThemes,
  loadThemeAnswers,
  loadThemes,
  themeHistory,
  type ThemeVersion,
} from '#dialogue/theme-queries.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { PROGRESS_WORDS } from '#follow-up/progress-words.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadSettings } from '#places/settings.server.ts';
import { AppError } from '#platform/errors.ts';
import { listPromises, loadPromise } from '#promise/promise-queries.server.ts';
import type { PointRecord, PromiseRecord } from '#promise/promise-record.ts';
import { pointsOfThemes } from '#promise/theme-links.server.ts';
import { writingChoices } from '#promise/writing-choices.server.ts';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import { loadCase } from '#report-back/memo-queries.server.ts';
import { resultsOf } from '#report-back/memo-results.ts';

type Named = { readonly id: string; readonly name: string };

/** A point that a theme led to, with what was done and told of it. */
export type PointAlong = {
  readonly id: string;
  readonly address: string;
  readonly number: number;
  readonly body: string;
  readonly promise: { readonly slug: string; readonly title: string };
  readonly measures: readonly string[];
  readonly activities: readonly { readonly id: string; readonly day: string; readonly body: string }[];
  readonly entries: readonly { readonly id: string; readonly round: string | null; readonly told: string }[];
  /** The sentences that the report-back's memo tells of it. */
  readonly memo: { readonly caseId: string; readonly sentences: readonly string[] } | null;
};

export type ThemePage = {
  readonly municipality: MunicipalityRef;
  readonly theme: Theme;
  /** Those above it, the problem first. */
  readonly above: readonly Named[];
  /** What it was merged into or split into. */
  readonly onward: readonly Named[];
  readonly dialogues: readonly (Named & {
    /** How many answers, where that may be told. */
    readonly inputs: number | null;
    readonly answer: { readonly no: number; readonly body: string | null };
  })[];
  readonly points: readonly PointAlong[];
  readonly history: readonly ThemeVersion[];
  /** Themes that it may stand under or be merged into. */
  readonly others: readonly Named[];
  readonly promises: readonly { readonly slug: string; readonly title: string }[];
  readonly parties: readonly Named[];
  readonly may: { readonly write: boolean; readonly promise: boolean };
};

/** The promises whose whole record a page of one theme reads; the others' points stand without what was done. */
const MOST_PROMISES = 3;

/** A theme and all that came of it, step by step. @throws AppError `not-found` */
export async function loadThemePage(work: Work, municipality: MunicipalityRef, id: string): Promise<ThemePage> {
  const { municipalityId, actor } = work;
  const themes = await loadThemes(work);
  const theme = themes.get(id);
  if (theme === undefined) throw new AppError('not-found');
  const under = themesUnder(themes, id);
  const open = (await listPromises(work.tx, municipalityId)).filter(({ closedAt }) => closedAt === null);
  const period = open[0]?.period;
  const choices = period === undefined ? null : await writingChoices(work.tx, municipalityId, period);
  return {
    municipality,
    theme,
    above: themePath(themes, id)
      .filter((one) => one.id !== id)
      .map(named),
    onward: theme.onward.flatMap((one) => themeNow(themes, one) ?? []).map(named),
    dialogues: await dialoguesOf(work, themes, id),
    points: await pointsAlong(work, themes, id),
    history: await themeHistory(work, id),
    others: themeTree(themes)
      .filter((one) => one.state === 'active' && !under.has(one.id))
      .map((one) => ({ id: one.id, name: themeWords(themes, one.id) })),
    promises: open.map(({ slug, title }) => ({ slug, title })),
    parties: (choices?.parties ?? []).map(named),
    may: {
      write: can(actor, 'dialogue:write', jointScope(municipalityId, null)),
      promise: can(actor, 'promise:write', { municipalityId }),
    },
  };
}

function named({ id, name }: Named): Named {
  return { id, name };
}

async function dialoguesOf(work: Work, themes: Themes, id: string): Promise<ThemePage['dialogues']> {
  const counts = await countThemes(work, themes);
  const reads = can(work.actor, 'dialogue:write', jointScope(work.municipalityId, null));
  const told = reads ? wholeCounts(counts) : toldCounts(counts, (await loadSettings(work)).fewestTold);
  const spoken = new Set(counts.filter(({ themeId }) => themeId === id).map(({ dialogueId }) => dialogueId));
  const answers = new Map(
    (await loadThemeAnswers(work)).filter(({ themeId }) => themeId === id).map((one) => [one.dialogueId, one]),
  );
  const all = await listDialogues(work);
  return all
    .filter((one) => spoken.has(one.id) || typeof answers.get(one.id)?.body === 'string')
    .map((one) => {
      const { no = 0, body = null } = answers.get(one.id) ?? {};
      return { id: one.id, name: one.title, inputs: told(id, one.id), answer: { no, body } };
    });
}

async function pointsAlong(work: Work, themes: Themes, id: string): Promise<PointAlong[]> {
  const links = (await pointsOfThemes(work, themes)).filter(({ themeId }) => themeId === id);
  const promiseIds = [...new Set(links.map(({ promiseId }) => promiseId))];
  const along = new Map<string, PointAlong>();
  for (const promiseId of promiseIds.slice(0, MOST_PROMISES)) {
    const promise = await loadPromise(work.tx, work.municipalityId, promiseId);
    if (promise === null) continue;
    const followUp = await loadFollowUp(work.tx, work.municipalityId, promiseId);
    const council = await loadCase(work, promiseId);
    for (const point of promise.points)
      along.set(point.id, pointAlong(point, promise, followUp, council?.kind === 'report-back' ? council.id : null));
  }
  return links.map((link) => along.get(link.pointId) ?? alone(link));
}

type Link = Awaited<ReturnType<typeof pointsOfThemes>>[number];

function alone({ pointId, pointSlug, body, promiseSlug, promiseTitle }: Link): PointAlong {
  const promise = { slug: promiseSlug, title: promiseTitle };
  const nothing = { number: 0, measures: [], activities: [], entries: [], memo: null };
  return { ...nothing, id: pointId, address: `${promiseSlug}/${pointSlug}`, body, promise };
}

const MOST_ACTIVITIES = 5;

function pointAlong(
  point: PointRecord,
  promise: PromiseRecord,
  followUp: FollowUpRecord,
  caseId: string | null,
): PointAlong {
  const rounds = new Map(followUp.rounds.map((round) => [round.id, round.label]));
  const sentences = resultsOf(point, promise, followUp).map(({ text }) => text);
  return {
    id: point.id,
    address: `${promise.slug}/${point.slug}`,
    number: point.number,
    body: point.body,
    promise: { slug: promise.slug, title: promise.title },
    measures: point.measures.map(({ body }) => body),
    activities: followUp.activities
      .filter(({ pointId }) => pointId === point.id)
      .toSorted((one, other) => other.day.localeCompare(one.day))
      .slice(0, MOST_ACTIVITIES)
      .map(({ id, day, body }) => ({ id, day, body })),
    entries: followUp.entries
      .filter(({ pointId }) => pointId === point.id)
      .map(({ id, roundId, kind, progress, body, reason }) => {
        const words = progress === null ? [] : [PROGRESS_WORDS[progress].word];
        const told = kind === 'silence' ? ['ingen uppföljning lämnad'] : [...words, body ?? reason ?? ''];
        return { id, round: rounds.get(roundId) ?? null, told: told.filter(Boolean).join(': ') };
      }),
    memo: caseId === null || sentences.length === 0 ? null : { caseId, sentences },
  };
}
