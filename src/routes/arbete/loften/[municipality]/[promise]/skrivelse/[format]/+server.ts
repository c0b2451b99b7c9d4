import { error, type RequestHandler } from '@sveltejs/kit';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { isMemoFormat, MEMO_FORMATS } from '#report-back/memo-formats.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeActor } from '#routes/arbete/office-actor.ts';
import { siteContext } from '#routes/site-context.ts';

/** With a slash at its end too, it is the gate that answers. */
export const trailingSlash = 'ignore';

/** The memo as a file; `?utkast` marks what is missing, without it one that lacks something is refused. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
  const { format = '', municipality, promise } = params;
  if (!isMemoFormat(format)) error(404, 'Sidan finns inte.');
  const draft = url.searchParams.has('utkast');
  const ref = `${municipality}/${promise}`;
  const drawn = await drawMemo(await siteContext(), officeActor(locals), ref, { format, draft }).catch(
    (fault: unknown) => error(ERRORS[foreseen(fault)].status, sentenceFor(fault)),
  );
  const name = `tjansteskrivelse-${promise}${draft ? '-utkast' : ''}.${MEMO_FORMATS[format].extension}`;
  return new Response(new Uint8Array(drawn.bytes), {
    headers: {
      'content-type': drawn.mediaType,
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
    },
  });
};
