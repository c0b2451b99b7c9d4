import type { RequestHandler } from '@sveltejs/kit';
import { sharedPromise, type SharedPromise } from '#publication/shared-promise.ts';
import { sharedHtml, sharedText } from '#publication/shared-text.ts';
import { signedShare } from '#publication/signed-share.server.ts';
import { findWholePromise } from '#publication/whole-promise.server.ts';
import { openAnswer } from '#routes/(public)/open-answer.ts';
import { publicFound } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** A promise, or one of its periods, for other sites: signed JSON, HTML to paste, or text. */
export const shareOf: RequestHandler = async ({ params, url }) => {
  const { municipality = '', name = '', period, format = '' } = params;
  const file = period === undefined ? `lofte.${format}` : `uppfoljning/${period}.${format}`;
  const found = await publicFound<SharedPromise>(params, `/${municipality}/${name}/${file}`, async (db, lang) => {
    const whole = await findWholePromise(db, municipality, name, lang);
    if (whole === null || 'redirect' in whole) return whole === null ? null : { redirect: `${whole.redirect}/${file}` };
    return sharedPromise(whole, period ?? null, url.origin);
  });
  const page: Record<string, string> = { link: `<${found.page}>; rel="canonical"`, 'content-language': found.lang };
  return openAnswer(await written(found, format, url.origin), TYPES[format] ?? '', page);
};

async function written(shared: SharedPromise, format: string, origin: string): Promise<string> {
  if (format === 'json') return signedShare(shared, (await siteContext()).secret, origin);
  return format === 'html' ? sharedHtml(shared) : sharedText(shared);
}
