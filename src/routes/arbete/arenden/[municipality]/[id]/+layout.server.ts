import type { ServerLoad } from '@sveltejs/kit';
import { can } from '#access/can.ts';
import { inWork } from '#access/work.server.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { loadCaseFrame } from '#report-back/case-page.server.ts';
import { siteContext } from '#routes/site-context.ts';

/** Whoever may not see the case is told so by the page itself, once. */
export const load: ServerLoad = async ({ locals, params }) => {
  const { actor, municipalities } = locals;
  const own = municipalities.find(({ slug }) => slug === params['municipality']);
  const id = params['id'] ?? '';
  if (actor === null || own === undefined || !isUuid(id) || !can(actor, 'office:read', { municipalityId: own.id }))
    return { frame: null };
  const ctx = await siteContext();
  return { frame: await inWork(ctx.db, own.id, actor, (work) => loadCaseFrame(work, id)) };
};
