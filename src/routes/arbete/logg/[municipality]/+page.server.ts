import type { ServerLoad } from '@sveltejs/kit';
import { auditAsked } from '#report-back/audit-filter.ts';
import { loadAuditView } from '#report-back/audit-view.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

export const load: ServerLoad = async (event) => {
  const asked = auditAsked(event.url.searchParams);
  const typed = Object.fromEntries(
    ['visa', 'handelse', 'person', 'fran', 'till'].map((name) => [name, event.url.searchParams.get(name) ?? '']),
  );
  return officeWork(event, 'audit:read', async (work, municipality) => ({
    ...(await loadAuditView(work, municipality, asked)),
    faults: asked.faults,
    typed,
    chain: asked.chain,
  }));
};
