import { forgetWaysIn } from '#access/forget-ways-in.server.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { forgetMailWords } from '#platform/mail/forget-words.server.ts';
import { inEachMunicipality } from '#places/in-each-municipality.server.ts';
import { INSTALLATION_DAYS } from '#places/retention.ts';
import { forgetAsks } from '#publication/forget-asks.server.ts';
import { forgetContacts } from '#publication/forget-contacts.server.ts';
import { forgetOld } from '#report-back/forget-old.server.ts';

/**
 * What every night brings: in each municipality, and in the installation, what need not be kept any longer goes. What goes
 * wrong in one municipality does not stop the others.
 * @param today the day in Sweden
 */
export async function workTheNight({ db }: Pick<Context, 'db'>, today: string): Promise<void> {
  await inEachMunicipality(db, 'gallringen', (work) => forgetOld(work, today));
  // Apart: an address goes by its day, whatever keeps something else from going.
  await inEachMunicipality(db, 'gallringen av adresser', async ({ tx, municipalityId }) => {
    await forgetAsks(tx, municipalityId);
    await forgetContacts(tx, municipalityId, today);
  });
  await inMunicipality(db, INSTALLATION, async (tx) => {
    const waysIn = await forgetWaysIn(tx, today, INSTALLATION_DAYS.waysIn);
    const mailWords = await forgetMailWords(tx, today, INSTALLATION_DAYS.mailWords);
    if (waysIn + mailWords === 0) return;
    const data = { waysIn, mailWords, via: 'worker' };
    await appendAudit(tx, { municipalityId: INSTALLATION, type: 'retention-done', subjectId: null, data });
  });
}
