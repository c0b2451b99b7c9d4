import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { isUuid } from '#platform/is-uuid.ts';
import { linkBySlug } from '#promise/points-by-address.server.ts';
import { mayAct, officeWork } from '#routes/arbete/office-work.ts';
import { line, OLD_PAGE, slugsIn, told } from '#routes/arbete/skriv/writing-event.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

/** Says that a point is drawn from a theme, or that it is not after all. */
export async function pointTheme(event: RequestEvent) {
  const data = await wordsSent(event.request);
  const themeId = line(data, 'tema');
  if (!isUuid(themeId)) {
    await mayAct(event, 'promise:write');
    return fail(400, { error: OLD_PAGE });
  }
  const { promise, point } = slugsIn(event);
  const asked = { slug: point, themeId, linked: line(data, 'bygger') === 'ja' };
  const done = await officeWork(event, 'promise:write', async (work) => {
    await linkBySlug(work, promise, asked);
    return null;
  }).catch((fault: unknown) => told(fault, {}));
  if (done !== null) return done;
  redirect(303, `${event.url.pathname}?tema#teman`);
}
