import { error, type RequestHandler } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { drawBrief } from '#report-back/brief-drawn.server.ts';
import { loadBrief } from '#report-back/brief.server.ts';
import { idIn, officeWork, tell } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The brief as the file that goes to the committee. */
export const GET: RequestHandler = async (event) => {
  const slug = event.params['promise'] ?? '';
  const kept = await officeWork(event, 'committee:read', (work) =>
    loadBrief(work, slug, idIn(event), swedishDay(new Date())),
  );
  if (kept === null) error(404, 'Lägesbilden finns inte.');
  const { pdf } = await drawBrief(kept).catch(tell);
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="lagesbild-${slug}.pdf"`,
      'cache-control': 'no-store',
    },
  });
};
