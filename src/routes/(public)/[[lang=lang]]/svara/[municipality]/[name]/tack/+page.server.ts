import { error, type ServerLoad } from '@sveltejs/kit';
import { isReceipt } from '#dialogue/receipt-words.ts';
import { findOpenDialogue } from '#publication/answer-dialogue.server.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = async ({ params, url, setHeaders }) => {
  const { municipality = '', name = '' } = params;
  const page = await orUnavailable(async () => findOpenDialogue(await siteContext(), municipality, name, new Date()));
  setHeaders({ 'cache-control': 'no-store' });
  if (page === null) error(404);
  const { look, title, feedbackDue, hasStatements } = page;
  const receipt = url.searchParams.get('kvitto') ?? '';
  const mail = url.searchParams.has('mejl') ? (page.municipality.demo ? 'demo' : 'sent') : null;
  const statements = hasStatements ? `/svara/${municipality}/${name}/pastaenden` : null;
  const list = `/${municipality}/dialog`;
  return { look, title, feedbackDue, list, statements, receipt: isReceipt(receipt) ? receipt : null, mail };
};
