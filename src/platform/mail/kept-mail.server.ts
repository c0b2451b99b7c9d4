import { sql } from 'kysely';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import type { MailBody } from '#platform/mail/mail-body.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import type { MailState } from '#platform/mail/tables.ts';
import type { Lang } from '#platform/texts/languages.ts';

export type KeptMail = Pick<MailBody, 'to' | 'subject' | 'text' | 'html'> & {
  readonly id: string;
  readonly lang: Lang;
  readonly state: MailState;
  readonly at: Date;
  /** What the files that go along are called. */
  readonly attached: readonly string[];
};

const MOST = 100;

/**
 * The mail that would have gone out, the latest first, for whoever tries Löftet on their own machine; null everywhere
 * else. The links in it are keys, so it is shown only where there is no mail server, the demonstration is on and the
 * site answers to no name but this machine's.
 */
export async function keptMail(ctx: Pick<Context, 'db' | 'secret' | 'config'>): Promise<KeptMail[] | null> {
  if (!showsMail(ctx.config)) return null;
  const { rows } = await inMunicipality(ctx.db, INSTALLATION, (tx) =>
    sql<{ id: string; lang: Lang; state: MailState; at: Date; sealed: Buffer }>`
      select id, lang, state, queued_at as at, body as sealed from mail where body is not null
      order by queued_at desc, id desc limit ${MOST}`.execute(tx),
  );
  return rows.map(({ sealed, ...row }) => {
    const { to, subject, text, html, attachments } = JSON.parse(unseal(ctx.secret, row.id, sealed)) as MailBody;
    return { ...row, to, subject, text, html, attached: (attachments ?? []).map(({ name }) => name) };
  });
}

/** Whether mail is shown to whoever asks, instead of being sent. */
function showsMail({ smtp, loadDemo, hosts }: Context['config']): boolean {
  return smtp === undefined && loadDemo && hosts.length === 0;
}
