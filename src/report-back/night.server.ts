import { forgetWaysIn } from '#access/forget-ways-in.server.ts';
import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { forgetMailWords } from '#platform/mail/forget-words.server.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import { INSTALLATION_DAYS } from '#places/retention.ts';
import { forgetAsks } from '#publication/forget-asks.server.ts';
import { forgetContacts } from '#publication/forget-contacts.server.ts';
import { forgetOld } from '#report-back/forget-old.server.ts';

const WORKER: Actor = { personId: null, via: 'worker' };

/**
 * What every night brings: in each municipality, and in the installation, what need not be kept any longer goes. What goes
 * wrong in one municipality does not stop the others.
 * @param today the day in Sweden
 */
export async function workTheNight({ db }: Pick<Context, 'db'>, today: string): Promise<void> {
  for (const { id } of await listMunicipalities(db)) {
    await inWork(db, id, WORKER, async (work) => {
      await forgetOld(work, today);
      await forgetAsks(work.tx, id);
      await forgetContacts(work.tx, id, today);
    }).catch((fault: unknown) => {
      logFault('gallringen', fault);
    });
  }
  await inMunicipality(db, INSTALLATION, async (tx) => {
    const waysIn = await forgetWaysIn(tx, today, INSTALLATION_DAYS.waysIn);
    const mailWords = await forgetMailWords(tx, today, INSTALLATION_DAYS.mailWords);
    if (waysIn + mailWords === 0) return;
    const data = { waysIn, mailWords, via: WORKER.via };
    await appendAudit(tx, { municipalityId: INSTALLATION, type: 'retention-done', subjectId: null, data });
  });
}
