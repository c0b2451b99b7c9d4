import { sql } from 'kysely';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { sendJobs } from '#platform/jobs/send-job.server.ts';
import type { MailTables } from '#platform/mail/tables.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** After so many tries nobody tries any more by themselves: about four hours (jobs/queues.ts). Asked for again, so many more. */
export const MOST_TRIES = 12;
/** Why it went no further, as the administrator reads it. Never a word of the mail or of the server's answer. */
export const UNCLEAR = 'Oklart om mejlet kom fram: Löftet avbröts just när det lämnades över.';

/** A try at sending one mail. Every later step names the try, so that a process that was slow changes nothing. */
export type Try = {
  readonly id: string;
  readonly no: number;
  readonly lang: Lang;
  readonly body: Buffer;
  readonly queuedAt: Date;
};

/**
 * Takes a mail that waits, or null where there is none to take: somebody else has it, or it is sent. What may not go out
 * is held instead: mail to somebody who works only in invented municipalities (those to practise in are such), mail that
 * one of them wrote or that tells of one (to followers and authorities too), and all of it where there is no mail server. This is the one place where mail leaves.
 */
export function takeMail(ctx: Pick<Context, 'db' | 'config'>, id: string): Promise<Try | null> {
  const outside = ctx.config.smtp !== undefined;
  return inView(ctx, async (tx) => {
    const { rows } = await sql<{ no: number; lang: Lang; body: Buffer; queued_at: Date; state: string }>`
      update mail set tries = tries + 1, sending_since = now(), handed_over_at = null, fault = null,
        state = case when ${outside} and ${mayGoOut} then 'sending' else 'held' end
      where id = (select id from mail where id = ${id} and state = 'queued' for update skip locked)
      returning tries as no, lang, body, queued_at, state`.execute(tx);
    const [row] = rows;
    if (row === undefined || row.state === 'held') return null;
    return { id, no: row.no, lang: row.lang, body: row.body, queuedAt: row.queued_at };
  });
}

const mayGoOut = sql`(num_nonnulls(mail.follower_id, mail.dispatch_id) > 0 or exists (select from person p where p.id = mail.person_id and (p.administers_installation
  or exists (select from role_grant g join municipality m on m.id = g.municipality_id where g.person_id = p.id
    and not m.is_demo))))
  and not exists (select from municipality m where m.id = mail.from_municipality and m.is_demo)
  and not exists (select from notice n join municipality m on m.id = n.municipality_id
    where n.mail_id = mail.id and m.is_demo)`;

/**
 * Just before the line that ends the letter. From here on it is never sent again by itself.
 * @throws Error where the try is no longer ours: the letter must not be ended
 */
export async function markHandedOver(ctx: Pick<Context, 'db'>, one: Try): Promise<void> {
  const marked = await change(ctx, one, sql`handed_over_at = now()`, sql`state = 'sending' and handed_over_at is null`);
  if (!marked) throw new Error('the try is no longer ours');
}

/** The server has it. Its words are not needed any more. */
export async function markSent(ctx: Pick<Context, 'db'>, one: Try): Promise<void> {
  await change(ctx, one, sql`state = 'sent', sent_at = now(), body = null, fault = null`, sql`state <> 'sent'`);
}

/** It did not go, and the server does not have it: another try, or none if there have been enough. */
export async function markNotSent(ctx: Pick<Context, 'db'>, one: Try, fault: string, forGood: boolean): Promise<void> {
  const state = forGood || one.no % MOST_TRIES === 0 ? 'failed' : 'queued';
  await change(ctx, one, sql`state = ${state}, fault = ${fault}, handed_over_at = null`, sql`state = 'sending'`);
}

/** Nobody knows whether the server has it: it is not tried again, and the administrator is told. */
export async function markUnclear(ctx: Pick<Context, 'db'>, one: Try): Promise<void> {
  await change(ctx, one, sql`state = 'failed', fault = ${UNCLEAR}`, sql`state = 'sending'`);
}

type Part = ReturnType<typeof sql>;

async function change(ctx: Pick<Context, 'db'>, { id, no }: Try, set: Part, where: Part): Promise<boolean> {
  const { numAffectedRows } = await inView(ctx, (tx) =>
    sql`update mail set ${set} where id = ${id} and tries = ${no} and ${where}`.execute(tx),
  );
  return numAffectedRows === 1n;
}

/** What a stopped process left behind. Seconds since a step, after which nobody can be in the middle of it. */
export type Stale = { readonly taken: number; readonly handedOver: number; readonly waiting: number };
const STALE: Stale = { taken: 120, handedOver: 600, waiting: 21_600 };

/**
 * Finds mail that a stopped process left and gives it a new job; what may have reached the server is not sent again.
 * @returns how many got a new job, and how many are unclear
 */
export function sweepMail(
  ctx: Pick<Context, 'db'>,
  stale: Stale = STALE,
): Promise<{ readonly again: number; readonly unclear: number }> {
  return inView(ctx, async (tx) => {
    const older = (column: Part, seconds: number): Part => sql`${column} <= now() - make_interval(secs => ${seconds})`;
    const unclear = await sql`
      update mail set state = 'failed', fault = ${UNCLEAR}
      where state = 'sending' and ${older(sql`handed_over_at`, stale.handedOver)}`.execute(tx);
    const { rows: left } = await sql<{ id: string }>`
      update mail set state = 'queued'
      where state = 'sending' and handed_over_at is null and ${older(sql`sending_since`, stale.taken)}
      returning id`.execute(tx);
    const forgotten = await tx
      .withTables<MailTables>()
      .selectFrom('mail')
      .select('id')
      .where('state', '=', 'queued')
      .where(older(sql`greatest(queued_at, sending_since)`, stale.waiting) as never)
      .execute();
    const ids = [...new Set([...left, ...forgotten].map(({ id }) => id))];
    await sendJobs(
      tx,
      'mail',
      ids.map((mailId) => ({ mailId })),
    );
    return { again: ids.length, unclear: Number(unclear.numAffectedRows ?? 0n) };
  });
}

function inView<T>({ db }: Pick<Context, 'db'>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inMunicipality(db, INSTALLATION, work);
}
