import { error, type RequestHandler } from '@sveltejs/kit';
import { attachmentHeader } from '#routes/las/json/attachment-header.ts';

/**
 * Gives a reading back as a file. The page carries the reading in its form, since nothing is kept here to fetch it
 * from, and a link with the data in its address would be stopped by browsers and by our own rules for content.
 */
export const POST: RequestHandler = async ({ request }) => {
  const report = await reportOf(request);
  return new Response(`${JSON.stringify(report, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': attachmentHeader(report.source.file),
      'cache-control': 'no-store',
    },
  });
};

async function reportOf(request: Request): Promise<{ source: { file: string } }> {
  try {
    const sent = (await request.formData()).get('lasning');
    const report: unknown = JSON.parse(typeof sent === 'string' ? sent : '');
    if (isReport(report)) return report;
  } catch {
    // Falls through: whatever it was, it was no reading of ours.
  }
  error(400, 'Läsningen kom inte fram hel. Gå tillbaka och försök igen.');
}

function isReport(value: unknown): value is { source: { file: string } } {
  const report = value as { format?: unknown; source?: { file?: unknown } } | null;
  return report?.format === 'loftet-report/1' && typeof report.source?.file === 'string';
}
