import { swedishDay } from '#checking/day-words.ts';
import type { Context } from '#platform/context.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { forgetUnanswered } from '#publication/forget-asks.server.ts';
import { publishPlanned } from '#publication/publish-planned.server.ts';
import { tellAllContacts, tellContacts } from '#publication/tell-contacts.server.ts';
import { tellAllFollowers, tellFollowers } from '#publication/tell-followers.server.ts';
import { runJobs } from '#platform/jobs/run-jobs.server.ts';
import { sweepMail } from '#platform/mail/mail-rows.server.ts';
import { sendMails } from '#platform/mail/send-mail.server.ts';
import { fillSearch } from '#publication/search/fill-search.server.ts';
import { workAllMorning } from '#report-back/all-morning.server.ts';
import { workTheNight } from '#report-back/night.server.ts';

export type Working = { close(): Promise<void> };

/**
 * Does the background work: mail, what each working-day morning brings, and each night. In the server's process, or in one of its own
 * (`./loftet worker`); in several at once too.
 */
export async function startWorker(ctx: Context): Promise<Working> {
  const working = await runJobs(ctx, {
    mail: (ids) => sendMails(ctx, ids),
    follow: async ({ municipalityId }) => {
      const today = swedishDay(new Date());
      await tellFollowers(ctx, municipalityId, { today, weekly: false });
      await tellContacts(ctx, municipalityId, today);
    },
    publish: (job) => publishPlanned(ctx, job),
    forget: (job) => forgetUnanswered(ctx, job),
    sweep: async () => void (await sweepMail(ctx)),
    morning: async () => {
      if (!isDaytime(new Date())) return;
      const today = swedishDay(new Date());
      await workAllMorning(ctx, today);
      await tellAllFollowers(ctx, today);
      await tellAllContacts(ctx, today);
    },
    night: async () => {
      await workTheNight(ctx, swedishDay(new Date()));
      await fillSearch(ctx);
    },
  });
  await sweepMail(ctx).catch(() => undefined); // the next is a minute away
  let stopped = false;
  // Nobody waits for it: what is published before an upgrade is found a moment later.
  const filling = fillSearch(ctx, () => stopped).catch((fault: unknown) => logFault('sökningen', fault));
  return {
    close: async () => {
      stopped = true;
      await filling;
      await working.close();
    },
  };
}

const HOUR = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', hourCycle: 'h23' });

/** A worker that was away in the morning makes up for it the same day, but never in the evening or at night. */
function isDaytime(now: Date): boolean {
  const hour = Number(HOUR.format(now));
  return hour >= 7 && hour < 17;
}
