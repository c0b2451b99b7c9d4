import { error, type ServerLoad } from '@sveltejs/kit';
import { langOfWord } from '#platform/texts/languages.ts';
import { loadPreview } from '#publication/publish-page.server.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

/** A public page as it would be if the promise were published now. */
export const load: ServerLoad = async (event) => {
  const { promise = '', point = null } = event.params;
  const lang = langOfWord(event.url.searchParams.get('sprak') ?? '') ?? 'sv';
  const page = await officeWork(event, 'office:read', (work, municipality) =>
    loadPreview(work, municipality, promise, { point, lang }),
  );
  if (page === null) error(404, 'Sidan finns inte.');
  return page;
};
