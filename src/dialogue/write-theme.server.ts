import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { USUAL_PROBLEMS } from '#dialogue/standard-form.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import { themeNamed, themesUnder, type Theme, type Themes, type ThemeState } from '#dialogue/theme.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';

/**
 * Gives the municipality the themes that every tree begins with, one for each usual problem, as a part of beginning a
 * dialogue. What is there stays as it is, whatever it is called now.
 */
export async function ensureUsualThemes(work: Work): Promise<void> {
  const { tx, municipalityId: municipality_id, actor } = work;
  const themes = await lockThemes(work);
  const there = new Set([...themes.values()].map(({ problem }) => problem));
  const missing = USUAL_PROBLEMS.filter(({ value }) => !there.has(value)).map((one) => ({ ...one, id: newId() }));
  if (missing.length === 0) return;
  const db = tx.withTables<DialogueTables>();
  await db
    .insertInto('theme')
    .values(missing.map(({ id, value }) => ({ municipality_id, id, problem: value })))
    .execute();
  const first = { no: 1, parent_id: null, state: 'active' as const, onward: [], reason: null };
  await db
    .insertInto('theme_version')
    .values(
      missing.map(({ id, text }) => ({
        ...first,
        municipality_id,
        theme_id: id,
        name: text.sv,
        by_person: actor.personId,
      })),
    )
    .execute();
  const event = registerEvent(work, 'themes-begun', null);
  await appendAudit(tx, { ...event, data: { ...event.data, themes: missing.map(({ id }) => id) } });
}

export type ThemeInput = { readonly name: string; readonly parentId: string | null };

/**
 * Adds a theme. `id` is the page's own, so that the same form sent twice is one theme.
 * @throws AppError `forbidden`, `not-found` and `theme-not-in-use` for the theme above it, `theme-name-taken`
 */
export async function addTheme(work: Work, id: string, { name, parentId }: ThemeInput): Promise<string> {
  const themes = await mayWrite(work);
  if (themes.has(id)) return id;
  refuseName(themes, name, null);
  if (parentId !== null) mustBeActive(themes, parentId);
  await makeTheme(work, { id, name, parentId });
  return id;
}

/**
 * Gives a theme another name or another place in the tree.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile`, `theme-not-in-use`, `theme-name-taken`, `theme-under-itself`
 */
export async function reviseTheme(
  work: Work,
  id: string,
  { expectedNo, name, parentId }: ThemeInput & { readonly expectedNo: number },
): Promise<void> {
  const themes = await mayWrite(work);
  const theme = mustBeActive(themes, id, expectedNo);
  refuseName(themes, name, id);
  if (parentId !== null) refuseUnder(themes, mustBeActive(themes, parentId).id, id);
  if (theme.name === name && theme.parentId === parentId) return;
  await writeVersion(work, theme, { name, parentId, state: 'active', onward: [], reason: null });
}

/**
 * Merges a theme into another: its answers count there from now on, and what stands under it stands there.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile`, `theme-not-in-use`, `theme-under-itself`
 */
export async function mergeTheme(
  work: Work,
  id: string,
  { expectedNo, into, reason }: { readonly expectedNo: number; readonly into: string; readonly reason: string | null },
): Promise<void> {
  const themes = await mayWrite(work);
  const theme = mustBeActive(themes, id, expectedNo);
  refuseUnder(themes, mustBeActive(themes, into).id, id);
  await writeVersion(work, theme, { ...theme, state: 'merged', onward: [into], reason });
}

/**
 * Splits a theme into two or more: those that have the name already, or new ones in the same place of the tree. Its answers
 * stay on it until they are coded anew.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile`, `theme-not-in-use`, `theme-split-in-one`
 */
export async function splitTheme(
  work: Work,
  id: string,
  { expectedNo, names, reason }: { expectedNo: number; names: readonly string[]; reason: string | null },
): Promise<void> {
  const themes = await mayWrite(work);
  const theme = mustBeActive(themes, id, expectedNo);
  const onward = new Set<string>();
  const fresh = new Map<string, string>();
  for (const name of names) {
    const known = themeNamed(themes, name)?.id;
    if (known === undefined) fresh.set(name.toLocaleLowerCase('sv'), name);
    else if (known !== id) onward.add(known);
  }
  if (onward.size + fresh.size < 2) throw new AppError('theme-split-in-one');
  for (const name of fresh.values()) {
    const part = newId();
    await makeTheme(work, { id: part, name, parentId: theme.parentId });
    onward.add(part);
  }
  await writeVersion(work, theme, { ...theme, state: 'split', onward: [...onward], reason });
}

/**
 * Takes a theme that was merged or split into use again: its answers count on it as before.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile`, `theme-name-taken`
 */
export async function reviveTheme(work: Work, id: string, expectedNo: number): Promise<void> {
  const themes = await mayWrite(work);
  const theme = themes.get(id);
  if (theme === undefined) throw new AppError('not-found');
  if (theme.no !== expectedNo) throw new AppError('edited-meanwhile');
  if (theme.state === 'active') return;
  refuseName(themes, theme.name, id);
  // What stood under it may have got the theme above it under itself meanwhile.
  const revived = new Map(themes).set(id, { ...theme, parentId: null, state: 'active', onward: [] });
  const above = theme.parentId !== null && themesUnder(revived, id).has(theme.parentId) ? null : theme.parentId;
  await writeVersion(work, theme, { ...theme, parentId: above, state: 'active', onward: [], reason: null });
}

async function mayWrite(work: Work): Promise<Themes> {
  authorize(work.actor, 'dialogue:write', jointScope(work.municipalityId, null));
  return lockThemes(work);
}

/** The themes, for one transaction at a time to change: two at once could put each above the other. */
async function lockThemes(work: Work): Promise<Themes> {
  const { tx, municipalityId } = work;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`themes ${municipalityId}`}, 0))`.execute(tx);
  return loadThemes(work);
}

function mustBeActive(themes: Themes, id: string, expectedNo?: number): Theme {
  const theme = themes.get(id);
  if (theme === undefined) throw new AppError('not-found');
  if (expectedNo !== undefined && theme.no !== expectedNo) throw new AppError('edited-meanwhile');
  if (theme.state !== 'active') throw new AppError('theme-not-in-use');
  return theme;
}

function refuseName(themes: Themes, name: string, own: string | null): void {
  const other = themeNamed(themes, name);
  if (other !== undefined && other.id !== own) throw new AppError('theme-name-taken', { name: other.name });
}

function refuseUnder(themes: Themes, above: string, id: string): void {
  if (themesUnder(themes, id).has(above)) throw new AppError('theme-under-itself');
}

type New = ThemeInput & { readonly id: string };

async function makeTheme(work: Work, { id, name, parentId }: New): Promise<void> {
  const db = work.tx.withTables<DialogueTables>();
  await db.insertInto('theme').values({ municipality_id: work.municipalityId, id, problem: null }).execute();
  const first = { id, problem: null, no: 0, name, parentId, state: 'active' as const, onward: [] };
  await writeVersion(work, first, { ...first, reason: null });
}

type Said = ThemeInput & {
  readonly state: ThemeState;
  readonly onward: readonly string[];
  readonly reason: string | null;
};

async function writeVersion(work: Work, theme: Theme, { name, parentId, state, onward, reason }: Said): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const no = theme.no + 1;
  await tx
    .withTables<DialogueTables>()
    .insertInto('theme_version')
    .values({
      municipality_id: municipalityId,
      theme_id: theme.id,
      no,
      name,
      parent_id: parentId,
      state,
      onward: [...onward],
      reason,
      by_person: actor.personId,
    })
    .execute();
  const type = no === 1 ? 'theme-added' : EVENTS[state];
  const event = registerEvent(work, type, theme.id);
  await appendAudit(tx, { ...event, data: { ...event.data, no } });
}

const EVENTS: Readonly<Record<ThemeState, string>> = {
  active: 'theme-revised',
  merged: 'theme-merged',
  split: 'theme-split',
};
