import type { RequestHandler } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { siteAddress } from '#platform/site-address.ts';
import { sittingsCalendar } from '#report-back/sittings-page.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { siteContext } from '#routes/site-context.ts';

/** When the bodies meet, and the days before, as a calendar file. The address holds no key. */
export const GET: RequestHandler = async (event) => {
  const { config } = await siteContext();
  const now = new Date();
  const file = await officeWork(event, 'office:read', (work, municipality) =>
    sittingsCalendar(work, municipality, { today: swedishDay(now), now, site: siteAddress(config) }),
  );
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="sammantraden.ics"',
    },
  });
};
