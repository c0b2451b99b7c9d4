import { dayWords, swedishDay } from '#checking/day-words.ts';
import type { Sent } from '#report-back/dispatch-queries.server.ts';

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', timeStyle: 'short' });

/** How something that was sent stands, in a sentence or two. */
export function sentWords({ way, email, at, mail, returned }: Omit<Sent, 'recipient' | 'files' | 'by'>): string {
  const day = dayWords(swedishDay(at));
  const back = returned === null ? '' : ` Kom inte fram (antecknat ${dayWords(returned.day)}): ${returned.reason}`;
  if (way === 'package') return `Lämnat över som paket ${day}.${back}`;
  const to = email ?? '';
  // A mail's row goes some time after it was sent or given up; the log stays.
  if (mail === null) return `Skickat med mejl till ${to} ${day}.${back}`;
  switch (mail.state) {
    case 'queued':
    case 'sending':
      return `Mejlet till ${to} är på väg, sedan ${day}.${back}`;
    case 'sent':
      return `Skickat med mejl till ${to} ${momentWords(mail.sentAt ?? at)}.${back}`;
    case 'failed':
      return `Mejlet till ${to} gick inte, ${momentWords(mail.triedAt ?? at)}. ${mail.fault ?? ''}${back}`;
    case 'held':
      return `Mejlet till ${to} skickas inte härifrån, ${day}: Löftet har ingen mejlserver, eller så är kommunen till för att öva.${back}`;
  }
}

/** A mail server's log is searched by the clock. */
function momentWords(moment: Date): string {
  return `${dayWords(swedishDay(moment))} kl.\u00a0${CLOCK.format(moment)}`;
}
