import { swedishDay } from '#checking/day-words.ts';
import { castVotes } from '#dialogue/cast-votes.server.ts';
import { isPublicKind } from '#dialogue/dialogue.ts';
import { findDialogueAt, loadDialogueAt } from '#dialogue/dialogue-queries.server.ts';
import { drawNext, priorities } from '#dialogue/opinion-next.ts';
import type { Vote } from '#dialogue/opinion-votes.ts';
import type { Words } from '#dialogue/question-form.ts';
import { newTicket, readTicket } from '#dialogue/receipt.server.ts';
import { LONGEST_STATEMENT, STATEMENTS_SHOWN, seedOf, type Statement } from '#dialogue/statement.ts';
import { loadStatements, loadVotes, votedOn } from '#dialogue/statement-queries.server.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Context } from '#platform/context.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { namedUuid } from '#platform/named-uuid.server.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** What everybody sees who may vote: what is named here and nothing else. */
export type VotePage = {
  readonly look: PublicLook;
  readonly title: Words;
  readonly isOpen: boolean;
  readonly statements: readonly { readonly id: string; readonly words: Words }[];
  readonly ticket: string;
};
type Site = Pick<Context, 'db' | 'secret'>;

/** The first statements to vote on in a dialogue by its address; null where it has none to show. */
export async function findVotePage(ctx: Site, slug: string, name: string, now: Date): Promise<VotePage | null> {
  return inNamedMunicipality(ctx.db, slug, async (tx, municipalityId, look) => {
    const dialogue = await findDialogueAt({ tx, municipalityId }, name);
    if (dialogue === null || !isPublicKind(dialogue.kind) || dialogue.step === 'draft') return null;
    const all = shown(await loadStatements({ tx, municipalityId }, dialogue.id));
    if (all.length === 0) return null;
    const ticket = newTicket(ctx.secret, ticketOf(dialogue.id), now);
    const voter = readTicket(ctx.secret, ticketOf(dialogue.id), ticket, now) ?? '';
    const statements = await nextFor(tx, municipalityId, { dialogueId: dialogue.id, all, voter, now });
    const title = (dialogue.asked ?? dialogue).form.title;
    return { look, title, isOpen: dialogue.open !== null, statements, ticket };
  });
}

export type Voted = {
  readonly fault: 'expired' | 'too-long' | 'full' | 'empty' | null;
  /** What was typed, where it was not taken. */
  readonly typed: { readonly own: string; readonly votes: Readonly<Record<string, Vote>> };
  /** What is left to vote on with the same ticket. */
  readonly next: VotePage['statements'];
  readonly ticket: string;
};

/**
 * Takes the votes of one page, and shows the next statements to the same voter. Sent again it changes nothing.
 * @throws AppError `dialogue-closed`, `not-found`
 */
export async function voteInDialogue(
  ctx: Site,
  slug: string,
  sent: {
    readonly name: string;
    readonly lang: Lang;
    readonly ticket: string;
    readonly now: Date;
    readonly votes: ReadonlyMap<string, Vote>;
    readonly own: string;
  },
): Promise<Voted> {
  const { lang, now, votes, own } = sent;
  const result = await inNamedMunicipality(ctx.db, slug, async (tx, municipalityId): Promise<Voted> => {
    const { id: dialogueId, kind, open } = await loadDialogueAt({ tx, municipalityId }, sent.name);
    if (!isPublicKind(kind)) throw new AppError('not-found');
    if (open === null) throw new AppError('dialogue-closed');
    const all = shown(await loadStatements({ tx, municipalityId }, dialogueId));
    const asked = all.filter(({ id }) => votes.has(id)).map(({ id, words }) => ({ id, words }));
    const typed = { own: own.slice(0, 4 * LONGEST_STATEMENT), votes: Object.fromEntries(votes) };
    const voter = readTicket(ctx.secret, ticketOf(dialogueId), sent.ticket, now);
    const again = (fault: Voted['fault'], ticket = sent.ticket): Voted => ({ fault, typed, next: asked, ticket });
    if (voter === null) return again('expired', newTicket(ctx.secret, ticketOf(dialogueId), now));
    if (own.length > LONGEST_STATEMENT) return again('too-long');
    // One that was hidden since the page was shown has nobody to tell.
    const known = new Map([...votes].filter(([id]) => all.some((one) => one.id === id)));
    // The same words from the same page are one suggestion.
    const suggested = own === '' ? null : { id: namedUuid(voter, own), body: own, lang };
    const chosen = { dialogueId, all, voter, now };
    if (known.size === 0 && suggested === null)
      return { ...again('empty'), next: await nextFor(tx, municipalityId, chosen) };
    const day = swedishDay(now);
    try {
      await castVotes(tx, municipalityId, { dialogueId, voter, day, votes: known, suggested });
    } catch (fault) {
      if (fault instanceof AppError && fault.code === 'suggestions-full') return again('full');
      throw fault;
    }
    const next = await nextFor(tx, municipalityId, chosen);
    return { fault: null, typed: { own: '', votes: {} }, next, ticket: sent.ticket };
  });
  if (result === null) throw new AppError('not-found');
  return result;
}

function ticketOf(dialogueId: string): string {
  return `${dialogueId} statements`;
}

function shown(statements: readonly Statement[]): Statement[] {
  return statements.filter(({ state }) => state === 'shown');
}

type Chosen = {
  readonly dialogueId: string;
  readonly all: readonly Statement[];
  readonly voter: string;
  readonly now: Date;
};

async function nextFor(tx: Tx, municipalityId: string, { dialogueId, all, voter, now }: Chosen) {
  const seen = await votedOn({ tx, municipalityId }, dialogueId, voter);
  const left = all.filter(({ id }) => !seen.has(id));
  if (left.length === 0) return [];
  const worth = await worthOf(tx, municipalityId, { dialogueId, all, now });
  const weighed = left.map(({ id, words }) => ({ id, words, worth: worth.get(id) ?? 1 }));
  return drawNext(weighed, { seed: seedOf(voter), count: STATEMENTS_SHOWN }).map(({ id, words }) => ({ id, words }));
}

/** For so long what the statements are worth is not worked out anew: milliseconds. */
const KEPT_FOR = 30_000;
const kept = new Map<string, { readonly until: number; readonly worth: ReadonlyMap<string, number> }>();

async function worthOf(
  tx: Tx,
  municipalityId: string,
  { dialogueId, all, now }: Omit<Chosen, 'voter'>,
): Promise<ReadonlyMap<string, number>> {
  const before = kept.get(dialogueId);
  if (before !== undefined && before.until > now.getTime() && all.every(({ id }) => before.worth.has(id)))
    return before.worth;
  const ids = all.map(({ id }) => id);
  const values = priorities(await loadVotes({ tx, municipalityId }, dialogueId, ids), { seed: seedOf(dialogueId) });
  const worth = new Map(ids.map((id, at) => [id, values[at] ?? 1]));
  if (kept.size > 200) kept.clear();
  kept.set(dialogueId, { until: now.getTime() + KEPT_FOR, worth });
  return worth;
}
