import { error, type ServerLoad } from '@sveltejs/kit';
import { keptMail } from '#platform/mail/kept-mail.server.ts';
import { siteContext } from '#routes/site-context.ts';

/** What would have been mailed, on the machine of whoever tries Löftet. Everywhere else there is no such page. */
export const load: ServerLoad = async ({ setHeaders }) => {
  const mails = await keptMail(await siteContext());
  if (mails === null) error(404, 'Sidan finns inte.');
  setHeaders({ 'cache-control': 'no-store' });
  return { mails };
};
