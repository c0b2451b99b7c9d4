import { setTimeout as pause } from 'node:timers/promises';
import type { SmtpConfig } from '#platform/config.ts';
import type { Context } from '#platform/context.server.ts';
import { composeMail } from '#platform/mail/compose-mail.server.ts';
import type { MailBody } from '#platform/mail/mail-body.ts';
import {
  markHandedOver,
  markNotSent,
  markSent,
  markUnclear,
  takeMail,
  type Try,
} from '#platform/mail/mail-rows.server.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import { openCarrier, SmtpFault, type Carrier, type Letter } from '#platform/mail/smtp-carrier.server.ts';

type Sending = Pick<Context, 'db' | 'secret' | 'config'>;

/** How a try went. `unclear`: the last line was written and no answer came. `away`: the server could not be reached. */
type Went = 'sent' | 'unclear' | { readonly fault: string; readonly forGood: boolean; readonly away?: boolean };

/**
 * Sends some mails over one connection. Why nobody gets two, whenever this process is killed: docs/decisions/0012-mail.md.
 * @returns those that should be tried again later
 */
export async function sendMails(ctx: Sending, ids: readonly string[]): Promise<string[]> {
  const { smtp } = ctx.config;
  const again: string[] = [];
  const road = smtp === undefined ? null : roadTo(smtp);
  for (const [at, id] of ids.entries()) {
    const one = await takeMail(ctx, id);
    if (one === null || smtp === undefined || road === null) continue;
    const went = await tryOnce(ctx, smtp, road, one);
    await surely(() => writeDown(ctx, one, went));
    if (typeof went === 'object' && !went.forGood) again.push(id);
    if (typeof went === 'object' && went.away === true) {
      again.push(...ids.slice(at + 1)); // they need not wait for a server that is not there
      break;
    }
  }
  road?.leave();
  return again;
}

async function tryOnce(ctx: Sending, smtp: SmtpConfig, road: Road, one: Try): Promise<Went> {
  const letter = await letterOf(ctx, smtp, one).catch(() => null);
  if (letter === null) return { fault: 'Mejlet gick inte att sätta ihop.', forGood: true };
  let handedOver = false;
  try {
    const carrier = await road.carrier();
    await carrier.send(letter, async () => {
      await markHandedOver(ctx, one);
      handedOver = true;
    });
    return 'sent';
  } catch (error) {
    road.leave();
    const answer = error instanceof SmtpFault ? error : new SmtpFault(null, false);
    // After the last line, only the server's own no says that it does not have the letter (RFC 5321 §4.2.5).
    if (handedOver && answer.reply === null) return 'unclear';
    const fault =
      answer.reply === null ? 'Mejlservern svarar inte.' : `Mejlservern tog inte emot mejlet (svar ${answer.reply}).`;
    return { fault, forGood: answer.forGood, away: answer.reply === null };
  }
}

async function letterOf(ctx: Sending, smtp: SmtpConfig, one: Try): Promise<Letter> {
  const body = JSON.parse(unseal(ctx.secret, one.id, one.body)) as MailBody;
  const message = await composeMail(smtp, { id: one.id, lang: one.lang, body, at: one.queuedAt });
  return { from: smtp.from.address, to: body.to, message };
}

function writeDown(ctx: Sending, one: Try, went: Went): Promise<void> {
  if (went === 'sent') return markSent(ctx, one);
  if (went === 'unclear') return markUnclear(ctx, one);
  return markNotSent(ctx, one, went.fault, went.forGood);
}

type Road = { carrier(): Promise<Carrier>; leave(): void };

/** The connection that the letters share; after a fault the next one opens another. */
function roadTo(smtp: SmtpConfig): Road {
  let open: Carrier | null = null;
  return {
    carrier: async () => (open ??= await openCarrier(smtp)),
    leave: () => {
      open?.close();
      open = null;
    },
  };
}

/** What has happened must be written down: the database may be away for a moment. */
async function surely(write: () => Promise<void>): Promise<void> {
  for (const wait of [200, 1_000, 5_000]) {
    try {
      return await write();
    } catch {
      await pause(wait);
    }
  }
  return write();
}
