import type { RequestHandler } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { ownCalendar } from '#follow-up/own-calendar.server.ts';
import { siteAddress } from '#platform/site-address.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { siteContext } from '#routes/site-context.ts';

/** The calendar of whoever is signed in. The address holds no key: a calendar file is fetched and opened, not subscribed to. */
export const GET: RequestHandler = async (event) => {
  const { config } = await siteContext();
  const now = new Date();
  const file = await officeWork(event, 'committee:read', (work, municipality) =>
    ownCalendar(work, municipality, { today: swedishDay(now), now, site: siteAddress(config) }),
  );
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="loftet.ics"',
    },
  });
};
