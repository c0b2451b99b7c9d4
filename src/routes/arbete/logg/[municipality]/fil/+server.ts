import type { RequestHandler } from '@sveltejs/kit';
import { auditAsked } from '#report-back/audit-filter.ts';
import { exportAudit } from '#report-back/audit-view.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';

export const trailingSlash = 'ignore';

/** Sent as a form and not as an address, since it leaves a trace. */
export const POST: RequestHandler = async (event) => {
  const form = await wordsSent(event.request);
  const asked = auditAsked({ get: (name) => String(form.get(name) ?? '') });
  const format = form.get('format') === 'json' ? 'json' : 'csv';
  const file = await officeWork(event, 'audit:read', (work, municipality) =>
    exportAudit(work, municipality, asked, format),
  );
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
    },
  });
};
