import { error, type RequestHandler } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import { loadPaperPage } from '#dialogue/paper-page.server.ts';
import { renderPaper } from '#documents/render-pdf.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { isLang } from '#platform/texts/languages.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { idIn, officeWork } from '#routes/arbete/office-work.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The questions as a PDF to print, in the address's language. */
export const GET: RequestHandler = async (event) => {
  const { language: lang = '' } = event.params;
  if (!isLang(lang)) error(404, 'Sidan finns inte.');
  const asked = { lang, today: swedishDay(new Date()), origin: event.url.origin };
  const { dialogue, paper } = await officeWork(event, 'office:read', (work, municipality) =>
    loadPaperPage(work, municipality, idIn(event), asked),
  );
  const pdf = await renderPaper(paper).catch((fault: unknown) =>
    error(ERRORS[foreseen(fault)].status, sentenceFor(fault)),
  );
  return new Response(Uint8Array.from(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-language': lang,
      'content-disposition': `inline; filename="papper-${dialogue.slug}-${lang}.pdf"`,
      'cache-control': 'no-store',
    },
  });
};
